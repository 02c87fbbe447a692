import { day, listOf, moment, oneOf } from './dates.js'

/** What governs the ISMS: who leads it, who directs the organisation, what may be asked for and who decides on it. */
export const governance = {
  /** While nothing is in force yet. */
  first: {
    what: 'the way our information security is run',
    question: 'Decide: may our information security be run like this?',
    consequence:
      'it begins: whoever leads it may act, and what is planned starts on its day. Your name stands under it.',
    meanwhile: 'Until it is approved nobody leads it, and nothing starts.',
    approver: 'It begins now. Nothing more is needed from you.',
    requester: 'It begins now. Type `/isms` to see what you can do.',
    again: 'Nobody leads it yet. Change the files and import them with `steward org import`.',
  },
  beforehand: {
    summary: 'Top management has to approve first who leads our information security',
    waits: (name: string, at: string, timeZone: string) =>
      `${name} has to approve first who leads our information security, and was asked on ${moment(at, timeZone)}. Until then nobody leads it and nothing starts, so nothing was done.`,
    rejected: (name: string, at: string, timeZone: string, reason: string) =>
      `${name} rejected on ${moment(at, timeZone)} who was to lead our information security: “${reason}”. It begins once something else is approved: change the files and import them with \`steward org import\`. Nothing was done.`,
    risks: (count: number) =>
      count === 1
        ? 'One risk of the files waits for that as well, with the criteria by which it is judged, and comes into the register by itself.'
        : `${count} risks of the files wait for that as well, with the criteria by which they are judged, and come into the register by themselves.`,
    nobodyAsked:
      'Top management has to approve first who leads our information security, and nobody is asked at the moment: import the files with `steward org import`. Nothing was done.',
  },
  change: {
    what: 'the change of what governs our information security',
    question: 'Decide: may this change of what governs our information security take effect?',
    consequence: 'it takes effect at once, and your name stands under it.',
    meanwhile: 'Until it is approved, what was in force before stays in force.',
    approver: 'It has taken effect. Nothing more is needed from you.',
    requester: 'It has taken effect. Who approved it and when is on record.',
    again:
      'What was in force before stays in force. Change the files and import them with `steward org import`.',
  },
  because: 'you decide because you belong to top management · ISO 27001 5.1, 5.3, 6.3',
  becauseInStead: (name: string) =>
    `you stand in for ${name}, who belongs to top management · ISO 27001 5.1, 5.3, 6.3`,
  roles: { 'isms-lead': 'ISMS lead', deputy: 'Deputy', 'top-management': 'Top management' },
  nobody: 'nobody',
  names: (names: readonly string[]) => listOf(names),
  becomes: (from: string, to: string) => `${from} → ${to}`,
  requests: {
    new: 'May be asked for from now on',
    changed: 'Asked for and decided otherwise',
    withdrawn: 'May be asked for no more',
    order: 'Kinds of requests',
    orderValue: 'in another order',
    titles: (names: readonly string[]) => names.join('; '),
    fields: 'Whoever asks fills in',
    field: {
      named: (title: string, means: string) => (means === '' ? title : `${title}: ${means}`),
      optional: (title: string) => `${title} (may be left empty)`,
      past: 'in the past, too',
      fromToday: 'on the day of asking or later',
      within: (months: number) =>
        months === 1
          ? 'at most one month after the day of asking'
          : `at most ${months} months after the day of asking`,
      after: (title: string) => `not before “${title}”`,
    },
    steps: 'It is decided by',
    step: (number: number, whom: string, count: number) =>
      `${number}. ${whom}, within ${count === 1 ? 'one business day' : `${count} business days`}`,
    escalated: (count: number, name: string) =>
      `overdue for ${count === 1 ? 'one business day' : `${count} business days`}, it goes on to ${name}`,
    managerOfLate: 'the manager of whoever is late',
    needs: {
      all: (name: string) => `${name}, all of whom have to approve`,
      any: (name: string) => `${name}, of whom one suffices`,
    },
    all: (names: readonly string[]) => listOf(names),
    any: (names: readonly string[]) => oneOf(names),
    some: (count: number, names: readonly string[]) => `${count} of: ${names.join(', ')}`,
    seat: {
      manager: 'the manager of whoever asks',
      'isms-lead': 'the ISMS lead',
      'top-management': 'top management',
      role: (role: string) => `the role ${role}`,
      held: (title: string, names: readonly string[]) => `${title} (today ${listOf(names)})`,
      vacant: (title: string) => `${title} (today nobody, so top management)`,
    },
  },
  criteria: {
    title: 'Criteria for risks',
    parts: (names: readonly string[]) => listOf(names),
    part: {
      likelihood: 'Likelihood',
      consequence: 'Consequence',
      levels: 'Levels',
      appetite: 'Risk appetite',
      authority: 'Who accepts what is beyond the appetite',
    },
    step: (title: string, means: string) => (means === '' ? title : `${title}: ${means}`),
    from: (title: string, count: number) => `${title} from ${count}`,
    accepts: (number: number, whom: string, months: number) =>
      `from ${number}: ${whom}, for ${months === 1 ? 'one month' : `${months} months`} at most`,
    manager: 'the manager of whoever owns the risk',
  },
  /** Where nobody else may decide. */
  sole: {
    new: 'Decides alone, where nobody else may',
    withdrawn: 'Decides alone no more',
    entry: (name: string, kinds: string, date: string, today: string, text: string) =>
      `${name}, on ${kinds}, until ${day(date, today)}; kept in check by: ${text}`,
    listed: (names: readonly string[]) => listOf(names),
    kinds: {
      policy: 'policies',
      request: 'requests',
      governance: 'what governs',
      occurrence: 'the calendar',
      risk: 'risks',
      'risk-action': 'actions on risks',
      'treatment-plan': 'treatment plans',
      statement: 'the statement of applicability',
      document: 'the scope, the context and the objectives',
    },
  },
  /** Where whoever governs is reached. */
  address: {
    label: 'Reached elsewhere',
    /** Who has authority by it for the first time. */
    anew: 'Named anew, and reached',
    at: (name: string, address: string, ways: string) =>
      [name, address, ways].filter((part) => part !== '').join(', '),
    ways: { slack: 'on Slack', teams: 'on Teams', mail: 'by e-mail' },
    none: 'not in chat',
    check:
      'Whoever reads at another address decides from then on: ask each of them in person whether it is theirs.',
    summary:
      'Check whether you are to be reached elsewhere: your address for information security is to change',
    title: 'Check whether you are to be reached elsewhere',
    before: 'So far',
    after: 'Proposed',
    meanwhile:
      'The list of staff says so since its last import. Top management is asked to approve it; until they have, all that is yours to decide comes here as before.',
    tell: (names: readonly string[]) => `Not right? Tell ${oneOf(names)} at once: it can be rejected.`,
    reject: 'Not right? Reject it: you are asked about it in a message of its own.',
    why: 'You are told because you lead our information security or decide in it: whoever reads there would do so in your place · ISO 27001 5.3, A.5.16',
  },
  /** Where not all of it fits on the message. */
  readFirst: 'Not all of it fits here, so you approve it where you read it whole.',
  approve: 'Approve',
  blocked:
    'Nobody else of top management is there who may decide it. Name somebody, and import the files with `steward org import`.',
}
