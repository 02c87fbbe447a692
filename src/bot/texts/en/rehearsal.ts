import { day, number } from './dates.js'

/** What a rehearsed year leaves behind: a page for whoever runs the ISMS. All words are plain. */
export const rehearsal = {
  language: 'en',
  title: (name: string, year: string) => `${name}: the year ${year}, rehearsed`,
  about: (seed: number, people: number) =>
    `Played with ${number(people)} people, seed ${seed}. Nothing of it happened, and nobody was written to.`,
  shares: (late: number, absent: number, refusing: number) =>
    `${late} % of the people answer late, ${absent} % are ill for two weeks, and ${refusing} % of the questions meet a no.`,
  stopped: (date: string) =>
    `Stopped: it was played until ${day(date, date)}. What would have come later is missing below.`,
  /** What those who are played write where words are wanted. */
  sentence:
    'Rehearsed: what is written here in the year itself would say what was looked at, and what was found.',
  verdict: (count: number) =>
    count === 0
      ? 'No gap was found.'
      : count === 1
        ? 'One gap was found. Mend it before the year begins.'
        : `${number(count)} gaps were found. Mend them before the year begins.`,
  numbers: {
    messages: 'messages',
    answers: 'answers',
    cycles: 'cycles',
    minutes: 'minutes a person and week, on average',
    busiest: 'minutes in the fullest week of anybody',
  },
  gaps: 'Gaps',
  from: (date: string) => `from ${day(date, date)}`,
  gap: {
    'nobody-may-approve': {
      what: (about: string) => `Nobody may decide on this: ${about}`,
      remedy:
        'Whoever is named has left, asked for it, or is the same as in another step. Name somebody else.',
    },
    'nobody-independent': {
      what: (about: string, name: string) =>
        `Nobody in the team of the audit “${about}” who is there is independent of ${name}.`,
      remedy: 'Add an auditor who neither owns nor runs it, or somebody from outside (9.2.2), or move it.',
    },
    'nobody-asked': {
      what: (about: string) => `Nobody is there who could be asked: ${about}`,
      remedy: 'Name an owner who is there all year.',
    },
    unanswerable: {
      what: (about: string, name: string) => `Steward could not be answered here: ${about}. ${name}`,
      remedy:
        'Try it in the sandbox, as that person. Where it cannot be answered there either, it is a fault of Steward.',
    },
    'no-audience': {
      what: (about: string) => `The policy “${about}” asks nobody.`,
      remedy: 'Widen its audience, or retire it.',
    },
    'never-in-force': {
      what: (about: string) => `The policy “${about}” does not come into force all year.`,
      remedy: 'See who approves it, and that they may.',
    },
    'never-reviewed': {
      what: (about: string) => `Nobody reviews the policy “${about}” this year.`,
      remedy: 'Give it a review in the calendar (A.5.1).',
    },
    'nothing-runs': {
      what: (about: string, name: string) => `${about} (${name}): nothing of it takes place this year.`,
      remedy: 'Write the file, or give what stands in it a date in the year.',
    },
    'leaver-named': {
      what: (about: string, name: string) => `${name} leaves, and is named here: ${about}`,
      remedy: 'Name who takes it over.',
    },
    'manager-leaves': {
      what: (about: string, name: string) => `${name}, the manager of ${about}, leaves.`,
      remedy: 'Name the next manager: what they decide as a manager waits for somebody else.',
    },
    'away-when-due': {
      what: (about: string, name: string) =>
        `${name} is away until after this is due, and nobody stands in: ${about}`,
      remedy: 'Move the date, or name a delegate for the absence.',
    },
    'not-read': {
      what: (about: string, name: string) =>
        name === ''
          ? `No rehearsal can read accounts as “${about}” has them.`
          : `The accounts of “${about}” could not be read: there is no ${name} to play it by.`,
      remedy:
        'Its reviews stop where accounts are read. Where a file is missing, write one with some accounts: the sandbox plays the system by it, too.',
    },
    unreachable: {
      what: (about: string) => `${about} has no account in chat and gets nothing.`,
      remedy: 'See the address, or say how else they are reached.',
    },
    overloaded: {
      what: (about: string, name: string) => `${name} has ${about} hours of work for the ISMS in one week.`,
      remedy: 'Spread dates, or give duties to others.',
    },
  },
  problem: {
    'no-button': 'Nothing that could be pressed belongs to it.',
    'nothing-came-of-it': 'Whatever was pressed, nothing came of it.',
  },
  plots: {
    messages: 'Messages a week',
    load: 'Minutes a week of those who have the most to do',
    more: (minutes: number) => `${number(minutes)} min and more`,
    none: 'nothing',
  },
  table: {
    processes: 'What takes place',
    process: 'Process',
    cycles: 'Cycles',
    answered: 'Answered',
    late: 'Late',
    open: 'Left open',
    people: 'Who has what to do',
    person: 'Person',
    department: 'Department',
    messages: 'Messages',
    answers: 'Answers',
    minutes: 'Minutes in the year',
    fullest: 'Fullest week',
    inWeek: (date: string, minutes: number) => `${day(date, date)}: ${number(minutes)} min`,
  },
  process: {
    'policy-acknowledgement': 'Policies acknowledged',
    'policy-review': 'Policies reviewed',
    'control-check': 'Checks of controls',
    'requirement-review': 'Requirements reviewed',
    'access-review': 'Access reviewed',
    'risk-acceptance': 'Risks accepted',
    'risk-reassessment': 'Risks reassessed',
    'control-review': 'Controls reviewed',
    'treatment-plan': 'Treatment of risks',
    'competence-review': 'Competence assessed',
    training: 'Training',
    awareness: 'Short lessons',
    approval: 'Approvals',
    'document-review': 'Documents reviewed',
    'objective-evaluation': 'Objectives evaluated',
    'internal-audit': 'Internal audits',
    'corrective-action': 'Corrective actions',
    'management-review': 'Management reviews',
  },
  messages: 'What each person gets',
  allInFile: 'All messages stand in the table beside this page.',
  find: {
    words: 'A person, a department or words',
    from: 'From',
    to: 'To',
    day: 'Day',
    message: 'Message',
    /** The page puts the numbers in. */
    count: '{found} messages; {shown} are shown.',
  },
  moves: {
    title: 'Dates worth moving',
    what: (date: string, hours: number, own: number, about: string) =>
      `In the week of ${day(date, date)} everybody together has ${number(hours)} hours to do, ${number(own)} of them for ${about}.`,
    leaves: (weeks: number, hours: number) =>
      `${Math.abs(weeks) === 1 ? 'One week' : `${number(Math.abs(weeks))} weeks`} ${weeks > 0 ? 'later' : 'earlier'}, no week of theirs would have more than ${number(hours)} hours.`,
    caveat:
      'Reckoned with the answers of this rehearsal, moved all together. Holidays and absences of the other weeks are not in it: move the date, and rehearse again.',
  },
  why: {
    asks: 'questions',
    morning: 'morning messages',
    letter: 'e-mails',
    other: 'notices',
  },
  estimated:
    'Minutes are estimated: 200 words a minute, a quarter of a minute for each field, three seconds for each click. A longer look at the matter itself comes on top.',
}
