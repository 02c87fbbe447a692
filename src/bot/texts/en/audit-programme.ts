import { dated, day, dueDay, number } from './dates.js'

/** Titles, names and what people wrote come in as they are; whoever puts a text into a card has escaped them. */
export const auditProgramme = {
  command: 'shows what is audited when, as a picture, and which audits are missing',
  none: 'There is no programme of audits yet. It stands in the file audits.yaml.',
  title: (version: string) => `Programme of audits, version ${version}`,
  /** How it stands with its approval. */
  approved: (by: string, at: string, timeZone: string) => `Approved by ${by} on ${dated(at, timeZone)}.`,
  waiting: (names: string) => `Waits for approval by ${names}.`,
  notApproved: '**Not approved yet.** Top management approves it.',
  picture: 'What is audited when',
  legend: {
    done: 'audited in time',
    planned: 'an audit is planned',
    open: 'no audit is planned in time',
    outside: 'does not apply',
    found: 'did not conform last time',
  },
  groups: { clauses: 'Clauses 4 to 10', own: 'Own controls' },
  counted: (count: number, of: number) => `${number(count)} of ${number(of)}`,
  alt: (done: number, planned: number, left: number) =>
    `Of what is to be audited, ${number(done)} ${done === 1 ? 'was' : 'were'} audited in time, an audit is planned for ${number(planned)}, and for ${number(left)} none is planned in time.`,
  rules: (clauses: number, count: number, months: number) =>
    `Each clause every ${number(clauses)} months, each applicable control every ${number(count)}, what matters more or did not conform earlier. Nobody audits what they had to do with in the past ${number(months)} months.`,
  certification: (date: string, today: string) =>
    `Before the certification audit on ${day(date, today)}, everything is audited once.`,
  nothingOpen: '✓ For everything that is to be audited, an audit is planned in time.',
  proposed: '**Audits that are missing**',
  proposal: (criteria: string, date: string, today: string) => `${criteria}: by ${dueDay(date, today)}`,
  how: '_Write them into audits.yaml, and import it · ISO 27001 9.2.2, A.5.35_',
  /** One audit of the programme, where it is approved. */
  audit: (title: string, criteria: string, lead: string) => `**${title}**: ${criteria} · led by ${lead}`,
  listed: '**Its audits**',
  changes: {
    first: 'This is the first programme of audits.',
    since: (version: string) => `**Since version ${version}, which was approved before**`,
    none: (version: string) =>
      `Its audits are those of version ${version}; only when they come round has changed, or what they are planned by.`,
    added: (title: string) => `new: ${title}`,
    removed: (title: string) => `no more: ${title}`,
    changed: (title: string) => `changed: ${title}`,
  },
  approval: {
    what: (version: string) => `version ${version} of the programme of audits`,
    question: (version: string) => `Decide: is version ${version} of the programme of audits approved?`,
    because: 'you decide because top management approves it · ISO 27001 9.2.2',
    becauseInStead: (name: string) => `you stand in for ${name}, who approves it · ISO 27001 9.2.2`,
    approve: 'Approve it',
    consequence: 'it stands from then on, and takes the place of the one before. It is kept as it is now.',
    done: 'It stands from now on. `/isms audit programme` shows it.',
    again: 'Change audits.yaml, import it, and put it to approval with `/isms audit programme`.',
    blocked:
      'Name somebody else of top management in organisation.yaml, or somebody else puts it to approval with `/isms audit programme`.',
    meanwhile: (version: string) => `Until it is approved, version ${version} stands. Audits go on.`,
    meanwhileNone: 'Until it is approved, no programme of audits stands. Audits go on.',
    audits: 'Audits',
    certificationOn: 'Certification audit',
    open: 'Not planned in time',
    putTitle: 'Put it to approval',
    putQuestion: (version: string, names: string) =>
      `**Put version ${version} of the programme of audits to approval?** ${names} decides.`,
    put: 'Put it to approval',
    askToPut: 'Put it to approval…',
    sent: (version: string, names: string) =>
      `Version ${version} of the programme of audits was sent to ${names}. You hear what comes of it.`,
    nobody:
      'Nobody is there who may approve it: whoever asks does not approve. Nothing was sent. Name somebody else of top management in organisation.yaml, or somebody else puts it to approval.',
    changed:
      'It has changed since you looked, so nothing was sent. Type `/isms audit programme` to see it as it is now.',
    already: (version: string) =>
      `Version ${version} is approved, or waits for approval already. Nothing more was sent.`,
  },
  standing: {
    notApproved: (version: string) => `Version ${version} of the programme of audits is not approved`,
    next: (version: string) =>
      `**Version ${version} of the programme of audits is not approved.** Look at it, and put it to approval.`,
    show: 'Show it',
    open: (count: number) =>
      count === 1
        ? 'For 1 clause or control no audit is planned in time'
        : `For ${number(count)} clauses and controls no audit is planned in time`,
    missing: '**Audits are missing from the programme.** Look which, and write them into audits.yaml.',
    byNobody: (title: string, criteria: string) =>
      `Audit “${title}”: nobody who audits is independent of ${criteria}`,
    byNobodyNext: (title: string) =>
      `**Nobody may audit a part of “${title}”.** Add somebody to its team in audits.yaml, and import it; of an audit that runs, the rest goes on.`,
  },
}
