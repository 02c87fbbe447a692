import { day, dueDay, listOf, moment, oneOf } from './dates.js'
import { named, type PolicyNamed, people } from './policy-acknowledgement.js'

/** What is decided comes in as the subject's own sentences word it: `the publication of …`. Names are escaped. */
export const approval = {
  names: {
    all: (names: readonly string[]) => listOf(names),
    oneOf: (names: readonly string[]) => oneOf(names),
    more: (count: number) => `${count} more`,
    nobodyYet: 'somebody yet to be named',
  },
  ask: {
    /** A sentence where the question is one, else two. */
    summary: (question: string, dueOn: string, today: string) =>
      `${question}${question.endsWith('?') ? ' Answer by' : ' by'} ${day(dueOn, today)}`,
    read: 'Read it',
    reject: 'Reject…',
    askedBy: (name: string, because: string) => `_Asked by ${name} · ${because}_`,
    inPlaceOf: {
      requester: (name: string) =>
        `you decide because it would be for ${name}, and who asks does not approve · ISO 27001 A.5.3`,
      concerned: (name: string) =>
        `you decide because it would be for ${name}, who has a part in it and so does not approve · ISO 27001 A.5.3`,
      gone: (name: string) =>
        `you decide because it would be for ${name}, who cannot decide it any more · ISO 27001 A.5.3`,
      beside: (name: string) =>
        `you decide beside ${name}, since more people have to approve than are named · ISO 27001 A.5.3`,
      handed: (name: string) => `you decide because ${name} handed it on to you · ISO 27001 A.5.3`,
      late: (name: string) => `you decide because ${name} had not decided in time · ISO 27001 A.5.3`,
      sole: (name: string) =>
        `you decide though you asked, since nobody else may: by the sole authority that top management approved, kept in check by: ${name} · ISO 27001 A.5.3`,
      named: (name: string) =>
        `you decide because ${name} named you for it, since nobody else lawfully may · ISO 27001 A.5.3`,
    },
  },
  confirm: {
    title: 'Approve',
    consequence: (consequence: string) => `**If you approve:** ${consequence}`,
  },
  rejection: {
    title: 'Reject',
    question: (what: string) => `**Reject ${what}?**`,
    reason: 'Why',
    reasonHint: (requester: string) => `${requester} is told, word for word, and it is kept on record.`,
    reasonMissing: 'Write why, so that whoever asked knows what to change.',
    submit: 'Reject',
  },
  read: { title: 'Read' },
  receipt: {
    approved: (what: string) => `✓ You approved ${what}`,
    rejected: (what: string) => `✓ You rejected ${what}`,
    approvedFor: (what: string, name: string) => `✓ For ${name}, you approved ${what}`,
    rejectedFor: (what: string, name: string) => `✓ For ${name}, you rejected ${what}`,
    when: (at: string, timeZone: string) => moment(at, timeZone),
    reason: (reason: string) => `Your reason: ${reason}`,
    told: (requester: string) => `${requester} is told. Nothing more is needed from you.`,
    takenBack:
      'It was taken back before everybody had decided, so nothing came of it. Nothing more is needed from you.',
    tooLateRetired:
      'It was retired before it could be carried out, so nothing came of it. Nothing more is needed from you.',
    tooLate:
      'It was changed before it could be carried out, so nothing came of it. You will be asked about what it is now.',
  },
  closed: {
    title: (what: string) => `Closed: decide on ${what}`,
    changed:
      'It has changed since you were asked. If the new state of it is yours to decide, you get a message of its own.',
    'new-criteria':
      'Other criteria for risks have come into force since you were asked, and they say anew who decides it. If it is yours to decide, you get a message of its own.',
    superseded: 'A newer version is to be decided on. You get a message of its own about that one.',
    retired: 'It was retired, so there is nothing to decide any more. Nothing more is needed from you.',
    withdrawn: (requester: string) => `${requester} took it back. Nothing more is needed from you.`,
    left: 'This was closed because you are not on the list of present staff any more. If that is wrong, tell your ISMS lead.',
    decided: {
      approved: (name: string) => `${name} approved it. Nothing more is needed from you.`,
      rejected: (name: string) => `${name} rejected it. Nothing more is needed from you.`,
    },
    'cycle-closed': 'Others who may decide it have done so. Nothing more is needed from you.',
    claimed: (name: string) =>
      `${name} took it, so nothing is needed from you. If it is given back, you get a message of its own.`,
    'given-back': 'You gave it back. Everybody who may decide it is asked again.',
    'handed-on': 'You handed it on. Nothing more is needed from you.',
    escalated:
      'It was not decided in time, and somebody else decides it now. Nothing more is needed from you.',
    'authority-lost':
      'Roles or managers have changed, and somebody else decides it now. Nothing more is needed from you.',
  },
  /** Whose it is, where several may decide it, or where somebody hands it on. */
  whose: {
    take: 'I take it',
    handOn: 'Hand it on…',
    yours: 'You took it: nobody else decides it unless you hand it on or back.',
    title: 'Hand it on',
    explained:
      'Here stand those who may decide it by the rules. Whom you choose gets it in a message of their own.',
    back: 'Back to everybody who may decide it',
    whom: 'To whom',
    person: (name: string, title: string) => `${name}, ${title}`,
    submit: 'Hand it on',
    nobody: 'Nobody else may decide this, so there is nobody to hand it on to. Nothing was recorded.',
    notTheirs: 'They may not decide this. Choose somebody from the list.',
    handed: (what: string, name: string) =>
      `You handed on ${what} to ${name}, who is asked now. Both names are on record.`,
  },
  outcome: {
    approved: (what: string, by: string) => `✓ ${by} approved ${what}`,
    rejected: (what: string, by: string) => `${by} rejected ${what}`,
    changed: (what: string) => `Nobody is asked any more about ${what}`,
    blocked: (what: string) => `Nobody is left who may decide on ${what}`,
    takenBack: (what: string, by: string) => `${by} took back ${what}`,
    reason: (reason: string) => `The reason: ${reason}`,
    handedOn: 'You had handed it on, so you read what came of it. Nothing more is needed from you.',
    takenBackWhy:
      'So nobody is asked about it any more, and nothing comes of what was approved so far. Nothing more is needed from you.',
    changedWhy: 'It was changed after you asked, so nothing was done.',
    newCriteriaWhy:
      'Other criteria for risks came into force after you asked, and they say anew who decides it, and for how long. So nothing was done.',
    newCriteriaNext: 'If it is to be accepted by those in force as well, you are asked again.',
    retiredWhy: 'It was retired after you asked, so nothing was done.',
    blockedWhy:
      'Whoever would decide has left, uses no chat or asked for it themselves, and so has everybody above them. It waits.',
    leftWhy: 'Nobody was left who might have decided it, so nothing was done.',
  },
  /** Where nobody lawfully decides it: who is to. */
  naming: {
    question: (what: string) => `Name who decides on ${what}`,
    summary: (what: string, dueOn: string, today: string) =>
      `Name who decides on ${what} by ${day(dueOn, today)}`,
    why: 'Whoever would decide it has asked for it themselves, is not there or uses no chat, and so has everybody above them.',
    nobody:
      'There is nobody of the same or a higher authority whom you could name. Once `people.csv` has somebody whose place makes it theirs to decide, and is imported, it goes on by itself.',
    nobodyNow:
      'There is nobody of the same or a higher authority whom you could name, so nothing was recorded. Once `people.csv` has somebody whose place makes it theirs to decide, and is imported, it goes on by itself.',
    choose: 'Name somebody…',
    rule: (requester: string) =>
      `_Asked by ${requester} · you name somebody of the same or a higher authority, and do not decide it yourself · ISO 27001 A.5.3_`,
    title: 'Name who decides',
    explained:
      'Here stand those who lead people, and stand as high as whoever would have decided, or higher. Whom you choose is asked in a message of their own, and that you named them is kept on record.',
    whom: 'Who decides',
    submit: 'Name them',
    done: (name: string, what: string) => `✓ You named ${name} to decide on ${what}`,
    doneBy: (by: string, name: string, what: string) => `${by} named ${name} to decide on ${what}`,
    next: (name: string) => `${name} is asked. Nothing more is needed from you.`,
    alreadyNamed: (name: string) =>
      `${name} was named for this already. That stands; nothing more was recorded.`,
    closed: (what: string) => `Closed: name who decides on ${what}`,
    over: 'Somebody lawfully decides it again, or somebody else is asked to name one. Nothing more is needed from you.',
    asked: (name: string) =>
      `${name} is asked to name somebody of the same or a higher authority. Then it goes on.`,
    nobodyAsked:
      'There is nobody either who could name somebody. It goes on by itself once `people.csv` has somebody whose place makes it theirs to decide, and is imported.',
    past: 'That is over. Nothing is needed from you.',
  },
  /** To whoever approved or rejected it, and whoever asked, once it is no longer what they decided on. */
  stale: {
    title: (what: string) => `Changed since it was approved: ${what}`,
    titleOfRejected: (what: string) => `Changed since it was rejected: ${what}`,
    whileOpen: 'It was changed before everybody had decided, so what you approved does not count any more.',
    afterwards: (at: string, timeZone: string) =>
      `It was changed, so the approval of ${moment(at, timeZone)} does not count any more.`,
    afterRejection: (at: string, timeZone: string) =>
      `It was changed, so the rejection of ${moment(at, timeZone)} does not count any more.`,
    askedAgain: (name: string) => `${name} is asked about what it is now.`,
  },
  waiting: {
    title: (what: string) => `Waiting for approval: ${what}`,
    since: (name: string, at: string, timeZone: string, by: string) =>
      `Sent to ${name} on ${moment(at, timeZone)} by ${by}`,
    line: (what: string, name: string, at: string, timeZone: string) =>
      `Waiting for approval by ${name} since ${moment(at, timeZone)}: ${what}`,
    blocked: (what: string, at: string, timeZone: string) =>
      `Blocked, asked for on ${moment(at, timeZone)}: nobody lawfully decides on ${what}.`,
    more: (count: number) => `${count} more wait for approval`,
    due: (dueOn: string, today: string) => `due ${dueDay(dueOn, today)}`,
    unreachable: (name: string) =>
      `${name} has no account in this workspace that Steward has found. The question goes out as soon as there is one under their work address. Or name another approver.`,
    withdraw: 'Take it back…',
  },
  /** To whoever asked for it. */
  late: {
    title: (what: string) => `Not decided in time: ${what}`,
    several: (count: number) => `${count} things you asked for were not decided in time`,
    waits: (name: string, dueOn: string, today: string) =>
      `It waits for ${name}, and was due ${dueDay(dueOn, today)}. They are reminded, and whoever sees to them hears of it; you hear the outcome.`,
  },
  takingBack: {
    title: 'Take it back',
    question: (what: string) => `**Take back ${what}?**`,
    consequence:
      '**If you take it back:** nobody is asked about it any more, and nothing is done. Whoever has approved it already hears that you took it back. If you want it after all, ask anew.',
    submit: 'Take it back',
  },
  withdrawn: (what: string) =>
    `You took back ${what}, so nobody is asked about it any more and nothing was done.`,
  notOpen: (what: string) =>
    `There is nothing to take back: ${what} is not waiting for approval any more. Nothing was recorded.`,
  decidedAlready: (what: string) =>
    `You cannot take back ${what} any more, since it was decided just now. You get a message about the outcome.`,
  alreadyDecided: (what: string, at: string, timeZone: string) =>
    `You decided on ${what} on ${moment(at, timeZone)} already. That stands; nothing more was recorded. Type /isms to see what waits for you.`,
  decidedMeanwhile:
    'Others who may decide it have done so meanwhile, so nothing was recorded. Nothing more is needed from you.',
  retiredMeanwhile:
    'This was retired before you decided, so nothing was recorded. Nothing more is needed from you.',
  decidedBySomebody: (what: string, by: string, at: string, timeZone: string) =>
    `${by} decided on ${what} on ${moment(at, timeZone)}. That stands; nothing more was recorded. Type /isms to see what waits for you.`,

  /** What is decided on when a policy is to be published. */
  publication: {
    what: (policy: PolicyNamed) => `the publication of ${named(policy)}`,
    question: (policy: PolicyNamed) => `Decide: may ${named(policy)}, be published?`,
    because: "you decide because the policy's file names you as its approver · ISO 27001 5.2, A.5.1",
    becauseInStead: (name: string) =>
      `you stand in for ${name}, whom the policy's file names as its approver · ISO 27001 5.2, A.5.1`,
    audience: 'Who is to acknowledge it',
    audienceValue: people,
    change: 'What kind of change',
    changeValue: (change: 'material' | 'editorial') =>
      change === 'material'
        ? 'material: everyone is asked anew'
        : 'editorial: the meaning stays, and acknowledgements carry over',
    changes: (changes: string) => `**What changed since the version before:** ${changes}`,
    firstVersion: '**What changed:** nothing yet, this is the first version.',
    approve: 'Approve and publish',
    consequence: (count: number) => `it goes to ${people(count)}. That cannot be taken back.`,
    published: (id: string) =>
      `It goes out to its audience now. Follow it with \`/isms policy status ${id}\`.`,
    publishedForApprover: 'It goes out to its audience now.',
    again: (id: string) =>
      `Nothing was published. When it is ready, ask again with \`/isms policy publish ${id}\`.`,
    nameAnother: (id: string) =>
      `Or name another \`approver\` in the file of \`${id}\` and import it: then it is put to them.`,
    goesOut: 'It goes out when it is approved.',
  },
}
