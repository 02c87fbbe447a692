import { dated, day, dueDay, moment } from './dates.js'

/** What is reviewed is called by its controls: `A.8.1, A.8.3 and 10 more`. Whoever puts a text into a card has escaped it. */
export const controlReview = {
  about: (name: string) => `the review of the controls ${name}`,
  group: {
    two: (one: string, other: string) => `${one} and ${other}`,
    more: (one: string, other: string, count: number) => `${one}, ${other} and ${count} more`,
  },
  ask: {
    title: (name: string) => `Review your controls ${name}`,
    summary: (name: string, dueOn: string, today: string) =>
      `Review your controls ${name}: are they still done as they are stated? By ${day(dueOn, today)}`,
    changed: (reason: string) => `Why now: ${reason}`,
    question: 'Is each of them still done as it stands here?',
    control: (id: string, name: string, implementation: string) => `**${id}** ${name}: ${implementation}`,
    open: 'Review',
    read: 'Read all of it',
    formTitle: 'Review controls',
    answers: {
      stands: 'All still stand…',
      changed: 'Something has changed…',
      'does-not-stand': 'Something does not stand…',
    },
    why: '_Asked of you once a year, since you answer for them · ISO 27001 A.5.36, 6.1.3_',
    whyNow: '_Asked of you out of turn, since you answer for them · ISO 27001 A.5.36, 6.1.3_',
  },
  facts: {
    last: 'Last review',
    never: 'none yet',
    next: 'Next review',
    nextOn: (date: string, today: string) => dueDay(date, today),
  },
  /** What was found last, and when. */
  last: {
    stands: (at: string, timeZone: string) => `still stands, as of ${dated(at, timeZone)}`,
    changed: (at: string, timeZone: string) => `⚠ something has changed, as found on ${dated(at, timeZone)}`,
    'does-not-stand': (at: string, timeZone: string) =>
      `⚠ something does not stand, as found on ${dated(at, timeZone)}`,
  },
  form: {
    title: { stands: 'All still stand', changed: 'Something changed', 'does-not-stand': 'Does not stand' },
    question: {
      stands: (name: string) => `${name}: each is still done as it is stated.`,
      changed: (name: string) => `${name}: something is done otherwise than it is stated.`,
      'does-not-stand': (name: string) => `${name}: something is not done, or does not help.`,
    },
    label: {
      stands: 'What you looked at',
      changed: 'Which, and how it is done by now',
      'does-not-stand': 'Which, and what is wrong with it',
    },
    hint: {
      stands: 'For example: settings, tickets, lists, and who showed them to you.',
      changed: 'The ISMS lead is told, word for word.',
      'does-not-stand': 'The ISMS lead is told, word for word.',
    },
    missing: {
      stands: 'Write what you looked at: an auditor asks for it.',
      changed: 'Write which control it is, and how it is done by now, so that it can be stated anew.',
      'does-not-stand': 'Write which control it is and what is wrong, so that somebody can see to it.',
    },
    submit: {
      stands: 'Record that all stand',
      changed: 'Report the change',
      'does-not-stand': 'Report it',
    },
    kept: '_It is kept on record, word for word, with your name and the date._',
  },
  receipt: {
    own: {
      stands: (name: string) => `✓ You reviewed the controls ${name}: all still stand`,
      changed: (name: string) => `✓ You reviewed the controls ${name}: something has changed`,
      'does-not-stand': (name: string) => `✓ You reviewed the controls ${name}: something does not stand`,
    },
    byOther: {
      stands: (name: string, by: string) => `✓ The controls ${name} were reviewed by ${by}: all still stand`,
      changed: (name: string, by: string) =>
        `✓ The controls ${name} were reviewed by ${by}: something has changed`,
      'does-not-stand': (name: string, by: string) =>
        `✓ The controls ${name} were reviewed by ${by}: something does not stand`,
    },
    when: (at: string, timeZone: string) => moment(at, timeZone),
    found: {
      stands: (reason: string) => `What was looked at: ${reason}`,
      changed: (reason: string) => `What has changed: ${reason}`,
      'does-not-stand': (reason: string) => `What does not stand: ${reason}`,
    },
    again: (id: string) => `A mistake? \`/isms control ${id}\` has them reviewed once more.`,
    next: {
      stands: 'You are asked again in a year.',
      changed: 'The ISMS lead is told, and sees it in `/isms status` until it is stated anew.',
      'does-not-stand':
        'The ISMS lead is told, and sees it in `/isms status` until a later review finds that all stand.',
    },
  },
  closed: {
    title: (name: string) => `Closed: review the controls ${name}`,
    superseded:
      'They were stated anew before it was answered, so nothing was recorded. Whoever answers for them is asked about that, and `/isms control` shows them as they stand now.',
    retired: 'Nobody has to review these controls any more. Nothing more is needed from you here.',
    'handed-on':
      'Somebody else answers for them by now and is asked instead. Nothing more is needed from you here.',
    left: 'This review was closed when whoever was asked left. Nothing more is needed from you here.',
    'cycle-closed': 'It was not answered before the next review began: answer that one.',
  },
  notice: {
    title: {
      changed: (name: string) => `Something has changed in the controls ${name}`,
      'does-not-stand': (name: string) => `Something does not stand in the controls ${name}`,
    },
    said: (owner: string, at: string, timeZone: string) =>
      `They were reviewed by ${owner} on ${moment(at, timeZone)}:`,
    next: {
      changed: 'State it anew in controls.yaml, import it, and put it to approval with `/isms soa`.',
      'does-not-stand':
        'See to it, or state it as it is, with what is still to be done, in controls.yaml. Then have them reviewed again: `/isms control ID`.',
    },
  },
  nobody: {
    title: (name: string) => `Nobody is there to review the controls ${name}`,
    owner: (owner: string, dueOn: string, today: string) =>
      `They are to be reviewed by ${day(dueOn, today)}, and ${owner}, who answers for them, is not there any more.`,
    next: 'Name another owner in controls.yaml and import it. Until then nobody is asked.',
  },
  already: (name: string, at: string, timeZone: string) =>
    `The controls ${name} were reviewed on ${dated(at, timeZone)} already. That stands; nothing more was recorded.`,
  start: {
    open: 'Have it reviewed now…',
    title: 'Review now',
    question: (name: string) => `Have the controls ${name} reviewed now?`,
    consequence: (owner: string) => `${owner} is asked whether they are still done as they are stated.`,
    label: 'Why now',
    hint: (owner: string) => `${owner} reads it, word for word, and it is kept on record.`,
    missing: 'Write why, so that whoever reviews them knows what to look at.',
    submit: 'Ask for a review',
    done: (name: string, owner: string) => `The controls ${name} are reviewed by ${owner}, who is asked now.`,
    running: (name: string) =>
      `A review of the controls ${name} is under way already, so no other was started.`,
    nobody: (name: string) =>
      `Nobody is there to review the controls ${name}. Nothing was started. First name another owner in controls.yaml, and import it.`,
    notYours: (name: string) =>
      `Only whoever answers for the controls ${name} and the ISMS lead may have them reviewed. Nothing was recorded.`,
  },
  standing: {
    changed: (name: string, by: string, at: string, timeZone: string) =>
      `Controls ${name}: something has changed, as found by ${by} on ${dated(at, timeZone)}`,
    'does-not-stand': (name: string, by: string, at: string, timeZone: string) =>
      `Controls ${name}: something does not stand, as found by ${by} on ${dated(at, timeZone)}`,
    seeTo: {
      changed: (name: string) =>
        `**Controls ${name}: something has changed.** State it anew in controls.yaml, and import it.`,
      'does-not-stand': (name: string) =>
        `**Controls ${name}: something does not stand.** See to it, then have them reviewed again.`,
    },
  },
  /** Plain, but for what was answered. */
  calendar: {
    programme: (name: string) => `Review of the controls ${name}`,
    due: (name: string) => `Review due: controls ${name}`,
    asked: { review: (name: string) => `Review the controls ${name}` },
    answered: {
      stands: (by: string) => `${by}: all still stand`,
      changed: (by: string) => `${by}: something has changed`,
      'does-not-stand': (by: string) => `${by}: something does not stand`,
    },
  },
}
