import type { FindingState } from '../../../domain/finding.js'
import { dated, fullDate, listOf, number } from './dates.js'

const counted = (count: number, one: string, more: string) =>
  count === 1 ? `one ${one}` : `${number(count)} ${more}`

/** What the report of an audit says, as PDF and as CSV. Names and titles come in as they are. */
export const auditReport = {
  sort: 'Internal audit report',
  grades: {
    conforms: 'conforms',
    observation: 'observation',
    opportunity: 'opportunity',
    minor: 'minor nonconformity',
    major: 'major nonconformity',
  },
  states: {
    draft: 'not issued yet',
    issued: 'not confirmed yet',
    confirmed: 'confirmed',
    contested: 'contested, not decided yet',
    upheld: 'contested, and upheld',
    withdrawn: 'withdrawn',
  } satisfies Record<FindingState, string>,
  foot: {
    draft: (cycle: string) => `Draft, for its team to read · ${cycle}`,
    issued: (cycle: string) => `For issue by the lead auditor · ${cycle}`,
  },
  facts: {
    lead: 'Lead auditor',
    team: 'Team',
    auditees: 'Audited',
    dates: 'Took place',
    between: (from: string, to: string) =>
      from === to ? fullDate(from) : `${fullDate(from)} to ${fullDate(to)}`,
    noDates: 'no days were agreed',
    criteria: 'Criteria',
    scope: 'Scope',
    recipients: 'Goes to',
    made: 'Made',
    at: (at: string, timeZone: string) => dated(at, timeZone),
  },
  summary: {
    heading: 'Summary',
    looked: (count: number, of: number) =>
      `Of ${counted(of, 'requirement', 'requirements')}, ${counted(count, 'was', 'were')} looked at.`,
    none: 'Nothing was found that would have to be corrected or could be better.',
    found: (names: string[]) => `Found: ${listOf(names)}.`,
    counted: {
      major: (count: number) => counted(count, 'major nonconformity', 'major nonconformities'),
      minor: (count: number) => counted(count, 'minor nonconformity', 'minor nonconformities'),
      observation: (count: number) => counted(count, 'observation', 'observations'),
      opportunity: (count: number) =>
        counted(count, 'opportunity for improvement', 'opportunities for improvement'),
    },
    earlier: (count: number) =>
      count === 1
        ? 'One finding of earlier audits was followed up.'
        : `${number(count)} findings of earlier audits were followed up.`,
    plot: 'Findings by grade',
    now: 'this audit',
    before: 'the audit before',
  },
  conclusion: {
    heading: 'Conclusion',
    by: (name: string, at: string, timeZone: string) => `${name}, lead auditor, ${dated(at, timeZone)}`,
    none: 'The lead auditor has not written it yet.',
  },
  basis: {
    heading: 'What was audited, and against what',
    objectives: 'Objectives',
    scope: 'Scope',
    criteria: 'Criteria',
    coverage: 'What was looked at',
    legend: {
      done: 'looked at',
      open: 'not looked at',
      planned: 'planned',
      outside: 'not applicable',
      found: 'finding',
    },
    clauses: 'Clauses of the standard',
    controls: (part: string) => `Controls ${part}`,
    own: 'Our own controls',
    of: (count: number, of: number) => `${number(count)} of ${number(of)}`,
  },
  team: {
    heading: 'Who audited, and their independence',
    sentence:
      'Nobody audits what they own, run or did within the look-back. Steward holds each auditor against the record when they are named and whenever they record something, and each declares it themselves.',
    who: 'Auditor',
    as: 'As',
    lead: 'lead auditor',
    member: 'auditor',
    lost: (at: string, timeZone: string) => `audits no more since ${dated(at, timeZone)}`,
    tied: (criteria: string) => `by the record tied to ${criteria}: that is not theirs to record`,
    declared: 'Declared to be independent',
    notDeclared: 'no declaration is on record',
    read: 'Read the draft',
    notRead: 'nothing was heard by the day on which it was due',
  },
  findings: {
    heading: 'Findings',
    none: 'There are none.',
    title: (nth: string, criterion: string, grade: string) => `Finding ${nth}: ${grade}, ${criterion}`,
    requirement: 'Requirement',
    statement: 'Statement',
    evidence: 'Objective evidence',
    sample: 'Sample',
    drawn: (size: number, of: number, population: string) =>
      `${number(size)} of ${number(of)}, drawn from: ${population}`,
    seed: (seed: string) => `seed ${seed}; whoever draws again gets the same`,
    owner: 'Owner',
    by: 'Recorded',
    byAt: (name: string, at: string, timeZone: string) => `by ${name}, ${dated(at, timeZone)}`,
    marked: 'Marked',
    byLost: (at: string, timeZone: string) =>
      `Whoever recorded it audits no more since ${dated(at, timeZone)}: it is to be looked at again.`,
    state: 'State',
    contested: (name: string, at: string, timeZone: string) => `Contested by ${name}, ${dated(at, timeZone)}`,
    upheld: (name: string, at: string, timeZone: string) => `Upheld by ${name}, ${dated(at, timeZone)}`,
    withdrawn: (name: string, at: string, timeZone: string) => `Withdrawn by ${name}, ${dated(at, timeZone)}`,
    action: 'Corrective action',
    actionAtIssue: 'is opened as soon as the report is issued',
    actionOf: (id: string, state: string) => `${id}: ${state}`,
    reference: 'Reference',
    due: 'To be answered by',
    dueOn: (date: string) => fullDate(date),
  },
  earlier: {
    heading: 'Follow-up of earlier findings',
    none: 'No finding of an earlier audit stands against what was audited.',
    finding: 'Finding',
    found: 'Found',
    grade: 'Grade',
    statement: 'Statement',
    state: 'Where it stands',
  },
  items: {
    heading: 'What was looked at, one by one',
    none: 'No item is on record.',
    criterion: 'Criterion',
    about: 'About',
    grade: 'Result',
    note: 'Noted, and samples',
    byLost: (name: string, at: string, timeZone: string) =>
      `Recorded by ${name}, who audits no more since ${dated(at, timeZone)}: to be looked at again.`,
    notLooked: 'not looked at',
    noneStands: 'what was found was withdrawn',
  },
}
