import { dated, number } from './dates.js'

/** The register of documented information: all that the standard asks to be on record, in words of our own. */
export const documentedInformation = {
  command: 'shows what the standard asks to be on record: what there is of it, where, and what is missing',
  title: 'Documented information',
  intro: (held: number, missing: number) =>
    missing === 0
      ? `All of the ${held} things are there.`
      : `${held} are there; of ${missing} there is nothing that counts yet, and they stand first.`,
  /** What each is. */
  items: {
    context: 'Issues, interested parties and interfaces',
    scope: 'What the ISMS covers',
    'security-policy': 'The information security policy',
    roles: 'Who leads the ISMS and who directs the organisation',
    'risk-criteria': 'How risks are assessed and who accepts them',
    statement: 'Statement of applicability',
    'treatment-plan': 'Plan of how risks are treated',
    objectives: 'Objectives, and the plans to achieve them',
    competence: 'Proof that people can do what their role asks',
    training: 'Proof that people were trained and know the policies',
    policies: 'Policies that we decided to have',
    checks: 'Proof that controls are carried out as planned',
    assessments: 'Results of assessing risks',
    treatments: 'Results of treating risks',
    evaluations: 'Results of measuring, and what they say',
    'audit-programme': 'Programme of internal audits',
    audits: 'Internal audits and what they found',
    reviews: 'Results of management reviews',
    'corrective-actions': 'Nonconformities and what was done about them',
    'access-reviews': 'Reviews of who may do what',
    requirements: 'Laws and contracts, and whether they are met',
    'control-reviews': 'Reviews of whether controls are as stated',
  },
  line: (clause: string, item: string, state: string, where: string) =>
    `**${clause}** ${item} · ${state} · ${where}`,
  typed: (command: string) => `\`/isms ${command}\``,
  state: {
    nothing: '⚠ nothing yet',
    unapproved: '⚠ written, and not approved',
    someUnapproved: (count: number, of: number) =>
      of === 1
        ? '⚠ written, and not published'
        : `⚠ of ${number(of)}, ${number(count)} not published as written now`,
    unapprovedPlan: (missing: number, of: number) =>
      of === 1
        ? '⚠ not approved by the owner of the risk'
        : `⚠ of ${number(of)} risks, ${number(missing)} not approved by their owners`,
    imported: (at: string, timeZone: string) => `as imported on ${dated(at, timeZone)}`,
    'under-way': '⚠ nothing yet; the first is under way',
    held: (version: string) => `version ${version}`,
    since: (at: string, timeZone: string) => `since ${dated(at, timeZone)}`,
    records: (count: number) => (count === 1 ? '1 record' : `${number(count)} records`),
    documents: (count: number) => (count === 1 ? '1 published' : `${number(count)} published`),
    last: (at: string, timeZone: string) => `the last of ${dated(at, timeZone)}`,
    reviewed: (at: string, timeZone: string) => `reviewed ${dated(at, timeZone)}`,
    notReviewed: 'not reviewed yet',
    kept: (years: number) => (years === 1 ? 'kept a year' : `kept ${years} years`),
  },
  file: {
    ask: 'Send it as a table',
    name: 'documented-information',
    here: 'Here is the register of documented information, as things stand now.',
    notTaken:
      'The register could not be sent as a file. `steward document register FILE.csv` writes it on the command line.',
    comes: 'It comes as a file in your direct messages.',
  },
  footer:
    'Steward deletes none of it; for how long it is kept at least stands in organisation.yaml. An auditor gets any record with `steward record`.',
}
