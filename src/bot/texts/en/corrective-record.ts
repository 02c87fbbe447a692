import { dated, day, dueDay, number, period } from './dates.js'

/** How it stands, who is told what, and what others decide of it. */
export const correctiveRecord = {
  told: {
    summary: 'What became of a nonconformity',
    'taken-on': (id: string, owner: string, due: string, today: string) =>
      `${id}, which you raised, is taken on: ${owner} sees to it by ${day(due, today)}`,
    'turned-down': (id: string) => `${id}, which you raised, was turned down`,
    opportunity: (id: string) => `${id}, which you raised, is kept as an opportunity for improvement`,
    'correction-only': (id: string) => `${id}, which you raised, is corrected, and nothing else was needed`,
    effective: (id: string) => `${id}, which you raised, is mended: what was done was effective`,
    ineffective: (id: string) => `What was done about ${id} was not effective: it begins anew`,
    again: (id: string, due: string, today: string) =>
      `What was done about ${id} was not effective: it begins anew, to be done by ${day(due, today)}`,
    withdrawn: (id: string) => `${id} has ended: the finding that it came of was withdrawn`,
    'for-review': (id: string) =>
      `What was done about ${id} was not effective for the third time: the management review takes it up`,
    deadline: (id: string, deadline: string, today: string) =>
      `An answer to ${id} is wanted by ${day(deadline, today)} now`,
    nobody: (id: string) => `Nobody may answer what is to be said of ${id}`,
    reason: (by: string, reason: string) => `${by}: ${reason}`,
    nobodyNext:
      'Everybody who could had a hand in it. Name a deputy of the ISMS lead, or somebody else of top management, in organisation.yaml: they are asked at once.',
    show: 'Show it',
  },
  list: {
    all: 'Nonconformities',
    mine: 'Nonconformities that concern you',
    none: 'No nonconformity is open. `/isms nc` raises one.',
    noneYours: 'No nonconformity that concerns you is open. `/isms nc` raises one.',
    standing: (open: number, overdue: number) =>
      overdue === 0 ? `${open} open, none overdue` : `${open} open · ${overdue} of them overdue`,
    proposed: (count: number) => `${number(count)} more proposed by Steward`,
    line: (id: string, what: string, state: string) => `**${id}** ${what} · ${state}`,
    owner: (name: string, due: string, today: string) => `${name}, by ${dueDay(due, today)}`,
    overdue: (name: string, due: string, today: string) => `⚠ ${name}, overdue since ${dueDay(due, today)}`,
    review: '⚠ for the management review',
    more: 'More about one: `/isms nc show ID`. Raise one: `/isms nc`.',
    unknown: (typed: string) =>
      `There is no nonconformity ${typed}. \`/isms nc list\` names those that are open.`,
    notYours: (id: string) => `${id} does not concern you, so it is not shown. The ISMS lead sees it.`,
  },
  opportunities: {
    title: (count: number) =>
      count === 1 ? 'One opportunity for improvement' : `${count} opportunities for improvement`,
    noted: (name: string, at: string, timeZone: string) => `noted by ${name} on ${dated(at, timeZone)}`,
    more: 'Note one: `/isms finding`, or `/isms nc`. The management review looks at them.',
    none: 'No opportunity for improvement was noted. `/isms finding` notes one.',
    noneYours: 'You have noted no opportunity for improvement, and own none. `/isms finding` notes one.',
  },
  shown: {
    title: (id: string) => `Nonconformity ${id}`,
    round: (number: number) => `**Round ${number}**`,
    other: {
      ineffective: (number: number) => `Round ${number} · ✗ not effective`,
      goesOn: (number: number) => `Round ${number} · goes on`,
      show: (number: number) => `Show round ${number}`,
    },
    withdrawn: (by: string, reason: string) => `${by} withdrew the finding that it came of: ${reason}`,
    rejectedPlan: (by: string, at: string, timeZone: string, reason: string) =>
      `A plan was not approved by ${by} on ${dated(at, timeZone)}: ${reason}`,
    laterAsked: (what: string, due: string, today: string) =>
      `${what}: asked to be later, by ${day(due, today)} · waits for approval`,
    later: {
      approved: (what: string, due: string, by: string, today: string) =>
        `${what}: later, by ${day(due, today)} · approved by ${by}`,
      rejected: (what: string, due: string, by: string, today: string) =>
        `${what}: asked to be later, by ${day(due, today)} · not approved by ${by}`,
    },
    triage: (by: string, at: string, timeZone: string, what: string) =>
      `${by} said on ${dated(at, timeZone)}: ${what}`,
    answers: {
      'take-on': 'taken on',
      'correction-only': 'correction only',
      opportunity: 'an opportunity',
      'turned-down': 'turned down',
    },
    takenOn: (owner: string, due: string, today: string) => `${owner} sees to it, by ${day(due, today)}`,
    correction: (text: string) => `**Correction:** ${text}`,
    consequences: (text: string) => `**Consequences:** ${text}`,
    why: (number: number, text: string) => `**Why ${number}:** ${text}`,
    cause: (text: string) => `**Cause:** ${text}`,
    similar: { none: '**Others like it:** none.', some: '**Others like it:** there are.' },
    reason: (text: string) => `**Why:** ${text}`,
    planned: (what: string, name: string, due: string, today: string) =>
      `${what} · ${name}, by ${day(due, today)}`,
    overdue: (what: string, name: string, due: string, today: string) =>
      `⚠ ${what} · ${name}, overdue since ${day(due, today)}`,
    done: (what: string, name: string, at: string, timeZone: string) =>
      `✓ ${what} · ${name}, ${dated(at, timeZone)}`,
    criterion: (text: string) => `**Effective, if:** ${text}`,
    verifyOn: (date: string, today: string) => `To be verified from ${day(date, today)} on.`,
    verifier: (name: string) => `To be verified by ${name}.`,
    changed: (by: string, at: string, timeZone: string) =>
      `✓ The ISMS was changed, said ${by} on ${dated(at, timeZone)}.`,
    unchanged: (by: string, at: string, timeZone: string) =>
      `The change of the ISMS was not needed, said ${by} on ${dated(at, timeZone)}.`,
    reassessed: (risk: string, by: string, at: string, timeZone: string) =>
      `✓ \`${risk}\` assessed anew by ${by} on ${dated(at, timeZone)}`,
    beingReassessed: (risk: string) => `\`${risk}\` is being assessed anew`,
    changes: (text: string) => `**To change in the ISMS:** ${text}`,
    risks: (ids: string) => `**Risks to assess anew:** ${ids}`,
    changeRequest: (text: string) => `**Request for it:** ${text}`,
    verdict: {
      effective: (by: string, at: string, timeZone: string) =>
        `✓ Effective, found ${by} on ${dated(at, timeZone)}`,
      ineffective: (by: string, at: string, timeZone: string) =>
        `✗ Not effective, found ${by} on ${dated(at, timeZone)}`,
    },
    decided: {
      approved: (name: string, at: string, timeZone: string) =>
        `Approved by ${name} on ${dated(at, timeZone)}`,
      rejected: (name: string, at: string, timeZone: string) =>
        `Not approved by ${name} on ${dated(at, timeZone)}`,
      open: 'Waits for approval',
    },
  },
  /** How it stands in people's own calendars. */
  feed: {
    due: (id: string) => `Corrective action, ${id}`,
    triage: (id: string) => `Say what becomes of ${id}`,
    analysis: (id: string) => `Find out why ${id} happened`,
    plan: (id: string) => `Plan what is done about ${id}`,
    action: (id: string) => `Say whether a corrective action is done, ${id}`,
    change: (id: string) => `Say whether the ISMS was changed because of ${id}`,
    verify: (id: string) => `Say whether it was effective, ${id}`,
  },
  deadline: {
    open: 'Another deadline…',
    title: 'Another deadline',
    day: 'By when they want an answer now',
    reason: 'Who said so, and why',
    reasonHint: 'Such as the certification body’s letter, and its date. It stays on record.',
    submit: 'Record the deadline',
    wrong: 'Choose today or a later day, and another one than before.',
    not: 'Whoever leads the ISMS moves the deadline of what a certification body or a customer found, until it has ended. Nothing was recorded.',
    changed: 'It has changed meanwhile. `/isms nc list` shows how it stands. Nothing was recorded.',
    done: (id: string, deadline: string) =>
      `✓ ${id} is to be answered by ${deadline}. Whoever sees to it is told.`,
    moved: (deadline: string, by: string, at: string, timeZone: string) =>
      `Deadline ${deadline}, entered by ${by} on ${dated(at, timeZone)}:`,
  },
  decision: {
    discreet: { what: 'a corrective action', question: 'Decide about a corrective action' },
    inPlace: (name: string) =>
      `you decide in the place of ${name}, who has a part in it or verifies it · ISO 27001 10.2`,
    whileAway: (name: string) => `you decide in the place of ${name}, who is not there · ISO 27001 10.2`,
    byLead: {
      because:
        'you decide because you lead the ISMS: whoever sees to it does this action themselves · ISO 27001 10.2',
    },
    becauseInStead: (name: string) => `you decide in the stead of ${name}, who is away`,
    facts: {
      nature: 'What it is about',
      owner: 'Seen to by',
      doer: 'Done by',
      due: 'Planned for',
      until: 'New date',
      verifyFrom: 'Effect to be verified from',
    },
    'corrective-plan': {
      what: (id: string) => `the plan about ${id}`,
      question: (id: string) => `Decide: is the plan about ${id} approved?`,
      because: 'you decide because you lead the ISMS · ISO 27001 10.2',
      approve: 'Approve the plan',
      consequence:
        'each of its actions is asked about when it is due, and somebody else says later whether it was effective.',
      done: 'The plan is approved: whoever does an action is asked when it is due.',
      again: 'You are asked for another plan, with what was said to this one.',
    },
    'corrective-extension': {
      what: (id: string) => `a new date in the plan about ${id}`,
      question: (id: string) => `May an action about ${id} be done later?`,
      because: 'you decide because you see to it · ISO 27001 10.2',
      approve: 'Approve the new date',
      consequence: 'the action is due on that day, and asked about then.',
      done: 'The new date counts.',
      again: 'The date stands as it was: you are asked again.',
    },
    'correction-only': {
      what: (id: string) => `ending ${id} with the correction`,
      question: (id: string) => `Decide: is the correction of ${id} enough?`,
      because: 'you decide because top management answers for it · ISO 27001 10.2',
      approve: 'It is enough',
      consequence: 'it ends with this, and its cause is not looked for.',
      done: 'It has ended with the correction.',
      again: 'You are asked anew what becomes of it.',
    },
    reason: (text: string) => `**Why:** ${text}`,
    late: (last: string, due: string, today: string) =>
      `⚠ It would be done by ${day(last, today)}: later than agreed, which was ${day(due, today)}.`,
    afterDeadline: (deadline: string, today: string) =>
      `⚠ That is after the day by which they want an answer, ${day(deadline, today)}.`,
    blocked: 'Nobody else lawfully decides it. Talk to the ISMS lead.',
    meanwhile: 'Until then it stands as it is.',
  },
  handedIn: {
    here: (title: string, by: string) => `Here is a file about ${title}, handed in by ${by}.`,
    notTaken: (title: string, cycle: string) =>
      `The file about ${title} could not be sent: this workspace takes no files from Steward. Whoever runs Steward writes it out with \`steward evidence ${cycle} FOLDER\`.`,
    notKept: (title: string) =>
      `The file about ${title} is not kept any more as it was handed in, so it was not sent. Please tell whoever runs Steward: \`steward verify\` names it.`,
  },
  ageing: {
    title: 'How old open nonconformities were',
    month: (month: string) => period(month),
    from: (first: number, last: number) => `${first} to ${last} days`,
    older: (count: number) => `${count} days and more`,
    notRecorded: 'not recorded',
    alt: (open: number, oldest: number) =>
      open === 1
        ? `1 nonconformity is open now${oldest === 1 ? ', for 90 days and more' : ''}.`
        : `${number(open)} nonconformities are open now, ${oldest === 0 ? 'none' : number(oldest)} of them for 90 days and more.`,
  },
  response: {
    title: (id: string) => `Response to nonconformity ${id}`,
    sort: 'Response sheet',
    foot: (id: string) => `Response to ${id}`,
    made: 'As of',
    nature: 'Nonconformity',
    round: (number: number) => `Round ${number}`,
    correction: 'Correction',
    onlyCorrected: 'Why no corrective action is taken',
    consequences: 'Consequences',
    cause: 'Cause',
    similar: 'Others like it',
    actions: 'Corrective actions',
    columns: { what: 'Action', who: 'Done by', due: 'Due', done: 'Done', result: 'Result' },
    open: 'not yet',
    effectiveness: 'Effectiveness',
    changes: 'Changes of the ISMS and of risks',
    notYet: 'Not written down yet.',
    send: 'Response sheet as PDF',
    file: {
      name: 'response',
      here: (id: string) => `Here is the response sheet about ${id}, as things stand now.`,
      notTaken: (id: string) =>
        `The response sheet about ${id} is not taken here. \`steward nc-response ${id} FILE.pdf\` writes it on the command line.`,
      comes: 'It comes as a file in your messages.',
    },
  },
}
