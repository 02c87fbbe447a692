import { dated, day, dueDay, period } from './dates.js'

/** The statement of applicability and its controls. Titles and names come in as they are, or escaped by whoever puts them into a card. */
export const statement = {
  commands: {
    soa: 'shows the statement of applicability: what is necessary, what is still to be done, what has changed',
    control: 'shows the controls that are yours; with an ID one of them, with its evidence',
  },
  none: 'There is no statement of applicability yet. It is written in the file controls.yaml and imported.',
  noneYours: 'No control is yours to answer for.',
  notYours: 'Only whoever answers for this control, the ISMS lead and top management see it.',
  unknown: (typed: string, meant: string | null) =>
    `There is no control “${typed}”.${meant === null ? '' : ` Did you mean \`/isms control ${meant}\`?`} Controls go by the numbers of Annex A, such as \`/isms control A.5.15\`, a theme by \`/isms control A.5\`.`,
  title: (version: string) => `Statement of applicability, version ${version}`,
  states: {
    implemented: 'implemented',
    partly: 'partly implemented',
    planned: 'planned',
    not: 'not implemented',
    excluded: 'not applicable',
  },
  drivers: { risk: 'risk', law: 'law', contract: 'contract', business: 'business' },
  list: {
    all: 'Controls',
    mine: 'Controls that you answer for',
    line: (id: string, title: string, state: string) => `**${id}** ${title} · ${state}`,
    owner: (name: string) => `owner ${name}`,
    nobody: 'nobody answers for it any more',
    due: (date: string, today: string) => `to be done by ${dueDay(date, today)}`,
    more: 'One of them with its evidence: `/isms control ID`. A theme: `/isms control A.8`.',
  },
  control: {
    title: (id: string, title: string) => `${id} ${title}`,
    here: (implementation: string) => `What it is here: ${implementation}`,
    notYet: 'It is not implemented here yet.',
    because: (reason: string) => `Why: ${reason}`,
    excluded: (reason: string) => `Not applicable: ${reason}`,
    state: 'State',
    owner: 'Owner',
    drivers: 'Needed because of',
    noDrivers: 'nothing is named',
    action: 'Still to be done',
    actionValue: (what: string, owner: string, due: string, today: string) =>
      `${what} · ${owner}, by ${dueDay(due, today)}`,
    risks: 'Risks',
    requirements: 'Laws and contracts',
    policies: 'Policies',
    checks: 'Checks',
    none: 'none are named',
    audited: 'Last audited',
    notRecorded: 'not recorded',
    found: (title: string, state: string) => `${title}: ${state}`,
    checked: {
      ok: (at: string, timeZone: string) => `in order on ${dated(at, timeZone)}`,
      'not-ok': (at: string, timeZone: string) => `⚠ not in order on ${dated(at, timeZone)}`,
      'not-applicable': (at: string, timeZone: string) => `nothing to check on ${dated(at, timeZone)}`,
    },
    missed: 'not made the last time',
    neverChecked: 'not checked yet',
    published: (title: string, version: string) => `${title}, version ${version}`,
    notPublished: (title: string) => `${title}: not published yet`,
    version: (version: string) => `_As it stands in version ${version} of the statement of applicability_`,
  },
  /** What the standard itself says, where the organisation has brought it. */
  wording: {
    title: (title: string) => `_In the standard: ${title}_`,
    read: "Read the standard's text",
    formTitle: 'In the standard',
    licensed: "_The publisher's text, shown by your organisation's licence. It is not to be passed on._",
  },
  soa: {
    counts: 'Controls',
    countsValue: (count: number, excluded: number) => `${count} necessary, ${excluded} not applicable`,
    states: 'Implementation',
    stateValue: (count: number, state: string) => `${count} ${state}`,
    scope: 'Scope',
    open: 'Still to be done:',
    name: (id: string, title: string) => `**${id}** ${title}`,
    openLine: (name: string, what: string, owner: string, due: string, today: string) =>
      `${name}: ${what} · ${owner}, by ${day(due, today)}`,
    excluded: 'Not applicable:',
    excludedLine: (name: string, because: string) => `${name}: ${because}`,
    approved: (at: string, timeZone: string, by: string) => `✓ Approved ${dated(at, timeZone)} by ${by}.`,
    waiting: (by: string, at: string, timeZone: string) =>
      `Waits for approval by ${by} since ${dated(at, timeZone)}.`,
    notApproved: 'Not approved yet.',
    stands: (version: string, at: string, timeZone: string, by: string) =>
      `Until then version ${version} stands, approved ${dated(at, timeZone)} by ${by}.`,
    put: 'Put it to approval…',
    read: 'Read it',
    pdf: 'As PDF',
    csv: 'As a table',
    more: 'One control with its evidence: `/isms control ID`.',
  },
  /** All of it, to read and on paper. */
  text: {
    scope: (text: string) => `Scope: ${text}`,
    themes: {
      'A.5': 'A.5 Organisation',
      'A.6': 'A.6 People',
      'A.7': 'A.7 Premises and equipment',
      'A.8': 'A.8 Technology',
    },
    own: 'Our own',
    control: (name: string, state: string) => `**${name}** · ${state}`,
    notNeeded: (because: string) => `Not needed: ${because}`,
    needed: (because: string) => `Needed: ${because}`,
    neededFor: (drivers: string, because: string) => `Needed (${drivers}): ${because}`,
    here: (implementation: string) => `Here: ${implementation}`,
    todo: (what: string, owner: string, due: string) =>
      `Still to be done: ${what} (${owner}, by ${period(due)})`,
  },
  changes: {
    first: '**What changed:** nothing yet, this is the first one to be approved.',
    none: (version: string) =>
      `**What changed since version ${version}:** who approves it, and nothing else.`,
    since: (version: string) => `**What changed since version ${version}, the last one that was approved:**`,
    scope: 'The scope',
    line: (id: string, name: string, what: string) => `**${id}** ${name}: ${what}`,
    added: 'new',
    removed: 'not stated any more',
    fields: {
      id: 'its number',
      title: 'what it is called',
      because: 'why',
      applicable: 'whether it is needed',
      drivers: 'what makes it needed',
      owner: 'who answers for it',
      implementation: 'how it is done',
      state: 'how far it has come',
      action: 'what is still to be done',
      risks: 'risks',
      policies: 'policies',
      checks: 'checks',
      requirements: 'laws and contracts',
    },
  },
  approval: {
    what: (version: string) => `version ${version} of the statement of applicability`,
    question: (version: string) =>
      `Decide: is version ${version} of the statement of applicability approved?`,
    becauseTop: 'you decide because top management approves it · ISO 27001 6.1.3',
    becauseNamed: 'you decide because controls.yaml names you as its approver · ISO 27001 6.1.3',
    becauseInStead: (name: string) => `you stand in for ${name}, who approves it · ISO 27001 6.1.3`,
    approve: 'Approve it',
    consequence: 'it stands from then on, and takes the place of the one before. It is kept as it is now.',
    done: 'It stands from now on. `/isms soa` shows it, and prints it.',
    again: 'Change controls.yaml, import it, and put it to approval with `/isms soa`.',
    blocked:
      'Name somebody else of top management in organisation.yaml, or somebody else puts it to approval with `/isms soa`.',
    meanwhile: (version: string) => `Until it is approved, version ${version} stands.`,
    meanwhileNone: 'Until it is approved, no statement of applicability stands.',
    putTitle: 'Put it to approval',
    putQuestion: (version: string, names: string) =>
      `**Put version ${version} of the statement of applicability to approval?** ${names} decides.`,
    put: 'Put it to approval',
    sent: (version: string, names: string) =>
      `Version ${version} of the statement of applicability was sent to ${names}. You hear what comes of it.`,
    nobody:
      'Nobody is there who may approve it: whoever asks does not approve. Nothing was sent. Name somebody else of top management in organisation.yaml, or somebody else puts it to approval.',
    changed: 'It has changed since you looked, so nothing was sent. Type `/isms soa` to see it as it is now.',
    already: (version: string) =>
      `Version ${version} is approved, or waits for approval already. Nothing more was sent.`,
  },
  file: {
    name: 'statement-of-applicability',
    here: (version: string) => `Here is version ${version} of the statement of applicability.`,
    notTaken: (version: string) =>
      `Slack does not take the file of version ${version} of the statement of applicability. \`steward soa\` writes it on the command line.`,
    comes: 'It comes as a file in your direct messages.',
  },
  paper: {
    date: (at: string, timeZone: string) => `As of ${dated(at, timeZone)}`,
    stands: (version: string) => `The version that stands is ${version}`,
    changes: (version: string) => `What changed since version ${version}`,
    hash: (hash: string) => `SHA-256 of what is approved: ${hash}`,
  },
  standing: {
    notApproved: (version: string) => `Version ${version} of the statement of applicability is not approved`,
    next: (version: string) =>
      `**Version ${version} of the statement of applicability is not approved.** Look at it, and put it to approval.`,
    show: 'Show it',
  },
}
