import { dated, day, dueDay, moment } from './dates.js'

/** Objectives and their evaluations. Titles, names and amounts come in as they are; whoever puts a text into a card has escaped them. */
export const objectiveEvaluation = {
  about: (title: string) => `the evaluation of the objective “${title}”`,
  ask: {
    title: (title: string) => `Evaluate the objective “${title}”`,
    summary: (title: string, dueOn: string, today: string) =>
      `Evaluate the objective “${title}”: how far is it, and what does that say? By ${day(dueOn, today)}`,
    changed: (reason: string) => `What has changed: ${reason}`,
    question: 'How far is it, and what does that say?',
    open: 'Evaluate',
    formTitle: 'Evaluate',
    answers: { met: 'Evaluate it…', missed: 'Evaluate it…', 'not-measured': 'It was not measured…' },
    how: (how: string) => `How it is evaluated: ${how}`,
    why: (interval: string) => `_Asked of you as its owner, ${interval} · ISO 27001 6.2, 9.1_`,
    whyNow: '_Asked of you as its owner, since somebody wants to know now · ISO 27001 6.2, 9.1_',
  },
  facts: {
    target: 'Target',
    measure: 'Measure',
    value: 'Value',
    due: 'To be achieved by',
    owner: 'Owner',
    nobody: 'nobody any more',
    last: 'Last evaluation',
    never: 'none yet',
    next: 'Next evaluation',
    nextOn: (date: string, today: string) => dueDay(date, today),
    nextNever: 'nothing is planned',
    dueOn: (date: string, today: string) => dueDay(date, today),
  },
  value: {
    counted: (amount: string, from: string, until: string) =>
      `${amount}, from ${day(from, from)} to ${day(until, until)}`,
    records: (amount: string, count: number) =>
      `${amount} · ${count === 1 ? 'counted from 1 record' : `counted from ${count} records`}`,
    before: (amount: string) => `the time before: ${amount}`,
    nothing: 'nothing is on record for this time',
    asked: 'you say it',
  },
  last: {
    met: (at: string, timeZone: string) => `✓ met, ${dated(at, timeZone)}`,
    missed: (at: string, timeZone: string) => `⚠ missed, ${dated(at, timeZone)}`,
    'not-measured': (at: string, timeZone: string) => `⚠ not measured, ${dated(at, timeZone)}`,
  },
  form: {
    counted: (value: string) => `Steward counted: ${value}.`,
    another: (value: string) =>
      `⚠ More came on record while you wrote, so nothing is recorded yet. Steward counts now: ${value}. Does what you wrote still hold?`,
    title: { met: 'Evaluate', missed: 'Evaluate', 'not-measured': 'Not measured' },
    question: {
      met: (title: string) => `How far is “${title}”, and what does that say?`,
      missed: (title: string) => `How far is “${title}”, and what does that say?`,
      'not-measured': (title: string) => `“${title}” was not measured this time.`,
    },
    label: {
      met: 'What it says',
      missed: 'What it says',
      'not-measured': 'Why it was not measured',
    },
    hint: {
      met: 'For example: what it rests on, why it is so, whether the target still fits, what is done next.',
      missed:
        'For example: what it rests on, why it is so, whether the target still fits, what is done next.',
      'not-measured': 'And from when on it is. The ISMS lead is told, word for word.',
    },
    missing: {
      met: 'Write what the value says: a number alone is no evaluation.',
      missed: 'Write what the value says: a number alone is no evaluation.',
      'not-measured': 'Write why it was not measured, and from when on it is.',
    },
    submit: {
      met: 'Record it',
      missed: 'Record it',
      'not-measured': 'Record it',
    },
    kept: '_It is kept on record, word for word, with the value, your name and the date._',
    value: (unit: string, target: string) => `Value (${unit}; target: ${target})`,
    valueHint: (from: string, until: string) =>
      `From ${day(from, from)} to ${day(until, until)}; at most two decimals.`,
    units: { percent: 'percent', count: 'number', days: 'days', hours: 'hours' },
    noValue: 'Write a number, such as 98 or 97.5.',
    noPercent: 'Write a number of percent, at most 100.',
  },
  receipt: {
    own: {
      met: (title: string) => `✓ You evaluated “${title}”: the target is met`,
      missed: (title: string) => `✓ You evaluated “${title}”: the target is missed`,
      'not-measured': (title: string) => `✓ You evaluated “${title}”: it was not measured`,
    },
    byOther: {
      met: (title: string, by: string) => `✓ ${by} evaluated “${title}”: the target is met`,
      missed: (title: string, by: string) => `✓ ${by} evaluated “${title}”: the target is missed`,
      'not-measured': (title: string, by: string) => `✓ ${by} evaluated “${title}”: it was not measured`,
    },
    when: (at: string, timeZone: string) => moment(at, timeZone),
    found: {
      met: (reason: string) => `What it says: ${reason}`,
      missed: (reason: string) => `What it says: ${reason}`,
      'not-measured': (reason: string) => `Why: ${reason}`,
    },
    again: (id: string) => `A mistake? \`/isms objective ${id}\` has it evaluated once more.`,
    next: {
      met: 'You are asked again at the next interval.',
      missed: 'The ISMS lead is told, and sees it in `/isms status` until a later evaluation finds it met.',
      'not-measured': 'The ISMS lead is told, and sees it in `/isms status` until it is measured.',
    },
  },
  closed: {
    title: (title: string) => `Closed: evaluate “${title}”`,
    superseded:
      'The objective was written anew before it was evaluated, so nothing was recorded. Its owner is asked about that, and `/isms objective` shows it as it stands now.',
    retired: 'It stands in objectives.yaml no more. Nothing more is needed from you here.',
    'handed-on':
      'Somebody else owns this objective by now and is asked instead. Nothing more is needed from you here.',
    left: 'This evaluation was closed when whoever was asked left. Nothing more is needed from you here.',
    'cycle-closed': 'It was not answered before the next evaluation began: answer that one.',
  },
  notice: {
    title: {
      missed: (title: string) => `Target missed: ${title}`,
      'not-measured': (title: string) => `Not measured: ${title}`,
    },
    said: (owner: string, at: string, timeZone: string) =>
      `${owner} evaluated it on ${moment(at, timeZone)}:`,
    next: {
      missed: (id: string) => `See what is to be done about it: \`/isms objective ${id}\` shows the plan.`,
      'not-measured': (id: string) =>
        `See that it is measured, then have it evaluated again: \`/isms objective ${id}\`.`,
    },
  },
  nobody: {
    title: (title: string) => `Nobody is there to evaluate the objective “${title}”`,
    owner: (owner: string, dueOn: string, today: string) =>
      `It is to be evaluated by ${day(dueOn, today)}, and its owner, ${owner}, is not there any more.`,
    next: 'Name another owner in objectives.yaml and import it: they are asked at once. Until then nobody is.',
  },
  already: (title: string, at: string, timeZone: string) =>
    `“${title}” was evaluated on ${dated(at, timeZone)} already. That stands; nothing more was recorded.`,
  start: {
    open: 'Have it evaluated now…',
    title: 'Evaluate now',
    question: (title: string) => `Have “${title}” evaluated now?`,
    consequence: (owner: string) => `${owner} is asked how far it is, and what that says.`,
    label: 'Why now',
    hint: (owner: string) => `${owner} reads it, word for word, and it is kept on record.`,
    missing: 'Write why it is evaluated now, so that its owner knows what you look for.',
    submit: 'Ask for it',
    done: (title: string, owner: string) => `${owner} is asked how far “${title}” is.`,
    running: (title: string) => `“${title}” is being evaluated already, so nothing else was started.`,
    nobody: (title: string) =>
      `Nobody is there to evaluate “${title}”. Nothing was started. First name another owner in objectives.yaml, and import it.`,
    notYours: (title: string) =>
      `Only the owner of “${title}” and the ISMS lead may have it evaluated. Nothing was recorded.`,
    notInForce: (title: string) =>
      `“${title}” is not approved yet, so there is nothing to hold a value against. Nothing was started. \`/isms context objectives\` shows what waits.`,
  },
  list: {
    command: 'shows the objectives of information security and how far they are; with an ID one of them',
    all: 'Objectives',
    mine: 'Objectives that you own',
    none: 'There are no objectives yet. They are written in the file objectives.yaml, and imported.',
    noneYours: 'No objective is yours.',
    unknown: (typed: string, meant: string | null, known: string) =>
      `There is no objective “${typed}”. ${meant === null ? '' : `Did you mean \`${meant}\`? `}There is: ${known}.`,
    notYours: (title: string) => `Only the owner of “${title}”, the ISMS lead and top management see it.`,
    line: (title: string, id: string, target: string, value: string) =>
      `**${title}** (\`${id}\`) · ${target} · ${value}`,
    now: (amount: string) => `now ${amount}`,
    said: (amount: string) => `last ${amount}`,
    nothing: 'nothing on record yet',
    owner: (name: string) => `owner ${name}`,
    nobody: 'nobody owns it any more',
    never: 'not evaluated yet',
    asked: (name: string, dueOn: string, today: string) => `${name} is asked, due ${dueDay(dueOn, today)}`,
    next: (date: string, today: string) => `next on ${dueDay(date, today)}`,
    more: 'One of them with its plan, and to have it evaluated now: `/isms objective ID`.',
    version: (version: string) => `_As it stands in version ${version} of the objectives_`,
    notApproved: (version: string) =>
      `_As it stands in version ${version} of the objectives, which is not approved yet_`,
    saidBy: (name: string, text: string) => `${name}: ${text}`,
  },
  standing: {
    missed: (title: string, by: string, at: string, timeZone: string) =>
      `${title}: target missed, as ${by} found on ${dated(at, timeZone)}`,
    'not-measured': (title: string, by: string, at: string, timeZone: string) =>
      `${title}: not measured, as ${by} said on ${dated(at, timeZone)}`,
    seeTo: {
      missed: (title: string) => `**${title}: target missed.** Look at the plan, and at what its owner says.`,
      'not-measured': (title: string) =>
        `**${title}: not measured.** See that it is, then have it evaluated again.`,
    },
    show: 'Show the objective',
  },
  calendar: {
    programme: (title: string) => `Evaluation of the objective: ${title}`,
    due: (title: string) => `Evaluation due: ${title}`,
    asked: { review: (title: string) => `Evaluate the objective: ${title}` },
    answered: {
      met: (by: string) => `${by}: target met`,
      missed: (by: string) => `${by}: target missed`,
      'not-measured': (by: string) => `${by}: not measured`,
    },
  },
}
