import { dated, day, moment, number } from './dates.js'
import { named, type PolicyNamed } from './policy-acknowledgement.js'

/** Names and titles come in as they are; whoever puts a text into a card has escaped them. */
export const policyReview = {
  about: (policy: PolicyNamed) => `the review of ${named(policy)}`,
  /** In a list of what is under way. */
  toRevise: (policy: PolicyNamed, by: string, at: string, timeZone: string) =>
    `${named(policy)} has to be revised, as ${by} found on ${moment(at, timeZone)}`,
  revise: (policy: PolicyNamed, id: string) =>
    `**have ${named(policy)}, revised.** Write its next version into its file and import it, then send it to its approver: \`/isms policy publish ${id}\``,
  ask: {
    title: (policy: PolicyNamed) => `Review ${named(policy)}`,
    summary: (policy: PolicyNamed, dueOn: string, today: string) =>
      `Review ${named(policy)}: does it still hold? By ${day(dueOn, today)}`,
    changed: (reason: string) => `What has changed: ${reason}`,
    skipped: (period: string, by: string, reason: string) =>
      `The review of ${period} was left out by ${by}: ${reason}`,
    covered: (period: string, other: string) =>
      `The review of ${period} did not take place: it was due together with that of ${other}.`,
    question: 'Does it still hold: for what we do today, for the risks and incidents since, and for the law?',
    open: 'Review',
    formTitle: 'Review a policy',
    answers: {
      holds: 'It still holds…',
      revise: 'It has to be revised…',
    },
    read: 'Read it',
    why: {
      owner: (interval: string) => `_Asked of you as its owner, ${interval} · ISO 27001 A.5.1_`,
      named: (interval: string) =>
        `_Asked of you, since calendar.yaml names you, ${interval} · ISO 27001 A.5.1_`,
    },
    whyNow: {
      owner: '_Asked of you as its owner, since something significant has changed · ISO 27001 A.5.1_',
      named:
        '_Asked of you, since calendar.yaml names you and something significant has changed · ISO 27001 A.5.1_',
    },
  },
  facts: {
    inForce: 'In force since',
    since: (at: string, timeZone: string) => dated(at, timeZone),
    last: 'Last review',
    never: 'none yet',
    lastValue: (outcome: 'holds' | 'revise', at: string, timeZone: string) =>
      `${dated(at, timeZone)}: ${outcome === 'holds' ? 'it still held' : 'it had to be revised'}`,
    acknowledged: 'Acknowledged by',
    acknowledgedValue: (answered: number, asked: number) => `${number(answered)} of ${number(asked)}`,
    declines: 'Said that they cannot acknowledge it',
    exceptions: 'Exceptions in force',
    count: (count: number) => (count === 0 ? 'none' : number(count)),
  },
  form: {
    title: { holds: 'It still holds', revise: 'It has to be revised' },
    question: {
      holds: (policy: PolicyNamed) => `${named(policy)} still holds as it is.`,
      revise: (policy: PolicyNamed) => `${named(policy)} has to be revised.`,
    },
    label: { holds: 'What you looked at', revise: 'What has to change, and why' },
    hint: {
      holds: 'For example: incidents since the last review, new law, new suppliers, the risk register.',
      revise: 'The ISMS lead is told, word for word.',
    },
    missing: {
      holds: 'Write what you looked at: an auditor asks for it.',
      revise: 'Write what has to change, so that somebody can take it up.',
    },
    submit: { holds: 'Record that it holds', revise: 'Ask for a revision' },
    kept: '_It is kept on record, word for word, with your name and the date._',
  },
  receipt: {
    own: {
      holds: (policy: PolicyNamed) => `✓ You reviewed ${named(policy)}: it still holds`,
      revise: (policy: PolicyNamed) => `✓ You reviewed ${named(policy)}: it has to be revised`,
    },
    byOther: {
      holds: (policy: PolicyNamed, by: string) => `✓ ${by} reviewed ${named(policy)}: it still holds`,
      revise: (policy: PolicyNamed, by: string) => `✓ ${by} reviewed ${named(policy)}: it has to be revised`,
    },
    when: (at: string, timeZone: string) => moment(at, timeZone),
    found: {
      holds: (reason: string) => `What was looked at: ${reason}`,
      revise: (reason: string) => `What has to change: ${reason}`,
    },
    again: (id: string) => `A mistake? Type \`/isms policy review ${id}\`, say so, and you are asked again.`,
    next: {
      holds: 'It stays in force, and nobody is asked anything. You are asked again at the next interval.',
      revise: 'The ISMS lead is told. It stays in force until a new version is published.',
    },
  },
  closed: {
    title: (policy: PolicyNamed) => `Closed: review ${named(policy)}`,
    superseded: 'A newer version was published meanwhile. Nothing more is needed from you here.',
    retired: 'This policy is no longer in force. Nothing more is needed from you here.',
    'handed-on':
      'Somebody else owns this policy by now and is asked instead. Nothing more is needed from you here.',
    left: 'This review was closed when whoever was asked left. Nothing more is needed from you here.',
    'cycle-closed': 'It was not answered before the next review began: answer that one.',
  },
  notice: {
    title: (policy: PolicyNamed) => `To be revised: ${named(policy)}`,
    said: (owner: string, at: string, timeZone: string) =>
      `${owner} reviewed it on ${moment(at, timeZone)} and found that it has to change:`,
    next: (id: string) =>
      `It stays in force until a new version is published: import its file, then type \`/isms policy publish ${id}\`.`,
  },
  nobody: {
    title: (policy: PolicyNamed) => `Nobody is there to review ${named(policy)}`,
    owner: (owner: string, dueOn: string, today: string) =>
      `It is to be reviewed by ${day(dueOn, today)}, and its owner, ${owner}, is not there any more.`,
    next: 'Name another owner at the top of its file, or in calendar.yaml, and import: they are asked at once. Until then nobody is.',
  },
  already: (policy: PolicyNamed, at: string, timeZone: string) =>
    `${named(policy)} was reviewed on ${dated(at, timeZone)} already. That stands; nothing more was recorded.`,
  start: {
    command: 'has a policy reviewed now, after a significant change',
    title: 'Review now',
    question: (policy: PolicyNamed) => `Have ${named(policy)}, reviewed now?`,
    consequence: (owner: string) => `${owner} is asked whether it still holds.`,
    label: 'What has changed',
    hint: (owner: string) => `${owner} reads it, word for word, and it is kept on record.`,
    missing: 'Write what has changed, so that whoever reviews it knows what to look at.',
    submit: 'Ask for a review',
    done: (policy: PolicyNamed, owner: string) => `${owner} is asked whether ${named(policy)}, still holds.`,
    running: (policy: PolicyNamed) =>
      `A review of ${named(policy)} is under way already, so no other was started.`,
    nobody: (policy: PolicyNamed, owner: string) =>
      `Nobody is there to review ${named(policy)}: its owner, ${owner}, is not there any more. Nothing was started. First name another owner at the top of its file, or in calendar.yaml, and import.`,
    notYours: (policy: PolicyNamed, owner: string) =>
      `Only ${owner}, who reviews ${named(policy)}, and the ISMS lead may have it reviewed. Nothing was recorded.`,
  },
}
