import { dated, day, dueDay, listOf, moment, number } from './dates.js'

/** Titles, names and levels come in as they are; whoever puts a text into a card has escaped them. */
export const riskReassessment = {
  about: 'the reassessment of risks',
  ask: {
    title: (title: string) => `Reassess the risk “${title}”`,
    /** Somebody may look on: which risk it is stands on the card. */
    summary: (dueOn: string, today: string) => `Reassess a risk by ${day(dueOn, today)}`,
    changed: (reason: string) => `What has changed: ${reason}`,
    newCriteria: 'The criteria by which risks are judged have changed.',
    now: (level: string) => `Today it stands at ${level}.`,
    open: 'Reassess…',
    why: {
      reassessment: '_Asked of you as its owner, at the planned interval · ISO 27001 8.2_',
      'new-criteria': '_Asked of you as its owner, since the criteria have changed · ISO 27001 6.1.2, 8.2_',
      'new-owner': '_Asked of you as its new owner · ISO 27001 6.1.2, 8.2_',
      'out-of-turn': '_Asked of you as its owner, since something significant has changed · ISO 27001 8.2_',
    },
  },
  list: {
    title: (count: number, dueOn: string, today: string) =>
      `Reassess ${count === 1 ? 'one risk' : `your ${number(count)} risks`} by ${day(dueOn, today)}`,
    names: (count: number, dueOn: string, today: string) =>
      `Name a new owner for ${count === 1 ? 'one risk' : `${number(count)} risks`} by ${day(dueOn, today)}`,
    done: 'Nothing of this waits for you any more',
    more: (count: number) =>
      `${number(count)} more ${count === 1 ? 'comes' : 'come'} here as you go on; \`/isms\` shows all that waits for you.`,
    answered: (title: string, level: string) => `✓ ${title}: ${level}`,
    closed: (title: string) => `${title}: not asked any more`,
  },
  form: {
    title: 'Reassess a risk',
    facts: {
      last: 'Last time',
      lastBy: (level: string, by: string, at: string, timeZone: string) =>
        `${level}, by ${by} on ${dated(at, timeZone)}`,
      byFile: 'the file risks.yaml',
      incidents: 'Incidents since',
      findings: 'Findings since',
      notRecorded: 'not recorded here yet',
    },
    makes: {
      current: (level: string) => `Today this makes it **${level}**`,
      target: (level: string) => `after the plan **${level}**`,
      within: (appetite: number) => `within the appetite of ${appetite}`,
      beyond: (appetite: number) => `above the appetite of ${appetite}`,
      accepts: {
        manager: (name: string, months: number) =>
          `Above the appetite ${name}, as the owner’s manager, accepts it beside the owner, for at most ${number(months)} months.`,
        person: (name: string, months: number) =>
          `Above the appetite ${name} accepts it beside the owner, for at most ${number(months)} months.`,
        role: (role: string, months: number) =>
          `Above the appetite ${role} accepts it beside the owner, for at most ${number(months)} months.`,
      },
      roles: { 'isms-lead': 'the ISMS lead', 'top-management': 'top management' },
      changed: 'You have changed what it makes. Look at it once more, then record it.',
    },
    inherent: {
      likelihood: 'Without any control: how likely',
      consequence: 'Without any control: how bad',
    },
    current: { likelihood: 'Today: how likely', consequence: 'Today: how bad' },
    target: { likelihood: 'After the plan: how likely', consequence: 'After the plan: how bad' },
    step: (step: number, title: string, means: string) =>
      means === '' ? `${step} · ${title}` : `${step} · ${title}: ${means}`,
    treatment: 'What is done about it',
    controls: 'Controls that change it',
    controlsHint: 'Numbers of Annex A such as A.8.13, and own ones, with commas between them.',
    reason: 'Why',
    reasonHint: 'Needed where anything changes. It is kept on record, word for word.',
    submit: 'Record the assessment',
    missing: 'Choose a step of the scale.',
    impossible: {
      current: (value: number, most: number) =>
        `This makes ${value}, and without any control it would be ${most}: what is in place makes it no higher. Correct one of the two.`,
      target: (value: number, most: number) =>
        `This makes ${value}, and today it is ${most}: the plan makes it no higher. Correct one of the two.`,
    },
    'controls-missing': 'Name the controls that change it, or choose something else that is done about it.',
    'nothing-is-planned':
      'Something is still to be done about it, so it is not just borne: take that out of the plan, or choose something else.',
    'reason-missing': 'Write why it changes: whoever accepts it, and an auditor, ask for it.',
    unknownControls: (ids: readonly string[]) =>
      `Neither Annex A nor the statement of applicability has ${listOf(ids)}.`,
  },
  receipt: {
    own: (title: string, level: string) => `✓ You reassessed “${title}”: ${level}`,
    byOther: (title: string, level: string, by: string) => `✓ ${by} reassessed “${title}”: ${level}`,
    when: (at: string, timeZone: string) => moment(at, timeZone),
    before: (level: string) => `Before: ${level}`,
    added: (title: string, owner: string, due: string, today: string) =>
      `New in the plan: ${title} (${owner}, ${dueDay(due, today)})`,
    takenOut: (title: string) => `Not to be done any more: ${title}`,
    reason: (text: string) => `Why: ${text}`,
    again: (id: string) => `_A mistake? \`/isms risk reassess ${id}\` has it assessed once more._`,
  },
  closed: {
    title: (title: string) => `Closed: reassess the risk “${title}”`,
    superseded: 'It is asked about in a later reassessment: answer that one.',
    changed:
      'It was written down anew before it was answered, so nothing was recorded. Its owner is asked again.',
    settled: 'The risk was closed, so nothing more is needed from you here.',
    left: 'This was closed when whoever was asked left. Nothing more is needed from you here.',
    'handed-on':
      'Somebody else owns this risk by now and is asked instead. Nothing more is needed from you here.',
    'cycle-closed': 'It was not answered before this reassessment was closed.',
  },
  already: (title: string, at: string, timeZone: string) =>
    `The risk “${title}” was reassessed on ${dated(at, timeZone)} already. That stands; nothing more was recorded.`,
  notOnRecord: 'This risk is not in the register any more, so nothing was recorded.',
  nameOwner: {
    title: (title: string) => `Name a new owner for the risk “${title}”`,
    summary: (dueOn: string, today: string) => `Name a new owner for a risk by ${day(dueOn, today)}`,
    left: (owner: string) => `${owner}, who owned it, is not there any more.`,
    open: 'Name an owner…',
    why: '_Asked of you as the nearest above its last owner · ISO 27001 6.1.2 c_',
    formTitle: 'Name an owner',
    label: 'New owner',
    hint: 'They have to know the risk and may decide what is done about it. They are asked how it stands at once.',
    submit: 'Name this person',
    missing: 'Choose a person.',
    unknown: 'Steward does not know this account. Choose somebody who is on the list of people.',
    notThere: (name: string) => `${name} is not there at present. Choose somebody else.`,
    own: (title: string, owner: string) => `✓ You named ${owner} as the owner of the risk “${title}”`,
    byOther: (title: string, owner: string, by: string) =>
      `✓ ${by} named ${owner} as the owner of the risk “${title}”`,
    next: (owner: string) => `${owner} is asked how it stands.`,
  },
  unchanged: {
    open: 'All unchanged…',
    title: 'All unchanged',
    question: (count: number) =>
      `Confirm ${count === 1 ? 'one risk' : `${number(count)} risks`} as ${count === 1 ? 'it is' : 'they are'}?`,
    within: (appetite: number) =>
      `These lie within the appetite of ${appetite}. Each is recorded by itself, with your one statement; what lies above is asked about one by one.`,
    line: (title: string, level: string) => `${title} · ${level}`,
    label: 'What you looked at, and why nothing has changed',
    hint: 'It is kept on record with each of them, word for word.',
    missing: 'Write what you looked at: an auditor asks for it.',
    submit: 'Confirm all of these',
    anew: 'Something of it has changed meanwhile. Look at the list once more, then confirm it.',
    partly: (titles: readonly string[]) =>
      `Recorded, but for ${listOf(titles)}: nothing was recorded there, since it has changed meanwhile or something failed. If it still waits for you, \`/isms\` shows it.`,
    none: 'Nothing of this can be confirmed together any more: it is answered already, or lies above the appetite.',
  },
  start: {
    command: 'asks owners to assess risks anew, after a significant change',
    title: 'Reassess risks now',
    question: '**Which risks are to be assessed anew?**',
    consequence: 'Whoever owns one of them is asked at once. Choose risks, or all of one thing or owner.',
    risks: 'These risks',
    asset: 'All risks of this',
    owner: 'All risks of this owner',
    option: (title: string, level: string) => `${title} · ${level}`,
    label: 'What has changed',
    hint: 'A system, a supplier, a site: the owners read it, word for word, and it is kept on record.',
    missing: 'Write what has changed, so that owners know what to look at.',
    missingRisks: 'Choose at least one risk, or what they are about, or whose they are.',
    submit: 'Ask their owners',
    done: (count: number, people: number) =>
      `✓ ${count === 1 ? 'One risk is' : `${number(count)} risks are`} to be assessed anew; ${people === 1 ? 'one owner is' : `${number(people)} owners are`} asked.`,
    again: 'Somebody else asked for a reassessment at this moment. Nothing was started; try again.',
    none: 'There is no open risk that you may have assessed anew.',
  },
  /** Plain. */
  calendar: {
    programme: 'Reassessment of all risks',
    whom: 'the owners of the risks',
    due: 'Reassessment of risks due',
    asked: {
      reassess: (title: string) => `Reassess the risk: ${title}`,
      'name-owner': (title: string) => `Name an owner for the risk: ${title}`,
    },
  },
}
