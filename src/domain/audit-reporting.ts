import type { Ask, ClosedBecause } from './ask.js'
import type { AuditPaper } from './audit-paper.js'
import type { CalendarDate } from './calendar-date.js'
import { hashOf } from './canonical-json.js'
import { lastOf } from './control-check.js'
import type { Finding } from './finding.js'
import { type Audit, REPORT_SLOT } from './internal-audit.js'
import type { Organisation } from './organisation.js'
import type { PersonId } from './person.js'

/** The slots of its asks while it is reported: the team reads the draft, the lead auditor issues the report. */
export const READ_SLOT = 'report-read'
export const ISSUE_SLOT = 'report-issue'
/** Each finding's owner says that it is so. */
export const CONFIRM_SLOT = 'confirm-finding'

/** What the lead auditor says: the conclusion is written; the report is issued, or written anew. */
export const WRITTEN = 'written'
export const issuings = ['issued', 'anew'] as const
export type Issuing = (typeof issuings)[number]

/** What somebody of the team says of the draft. */
export const readings = ['right', 'not-right'] as const
export type Reading = (typeof readings)[number]

export const CONFIRMED = 'confirmed'

/** What the report rests on: where one of these changes, it is made and read anew. */
export function basisOf(rests: {
  findings: readonly Pick<Finding, '_id' | 'revision'>[]
  items: readonly { _id: string; revision: number }[]
}): string {
  const revisions = (rows: readonly { _id: string; revision: number }[]) =>
    rows.map(({ _id, revision }) => [_id, revision])
  return hashOf([revisions(rests.findings), revisions(rests.items)])
}

/** What is due while an audit is reported, one step each. Doing one twice is the same as once. */
export type ReportingStep =
  /** @property follows what somebody finds not right about the one before */
  | { step: 'write'; person: PersonId; follows?: string }
  | { step: 'make'; state: AuditPaper['state']; conclusion: string }
  /** @property about the SHA-256 of the bytes that they read or issue */
  | { step: 'read'; person: PersonId; follows: string; about: string }
  | { step: 'issue'; person: PersonId; follows: string; about: string }
  | { step: 'close'; ask: Ask; because: ClosedBecause }

export interface ReportingState {
  audit: Pick<Audit, 'lead' | 'team' | 'papers'>
  asks: readonly Ask[]
  /** Whether they are there, and may still audit. */
  isThere: (person: PersonId) => boolean
  basis: string
  /** In the organisation's zone. */
  today: CalendarDate
}

export interface Reporting {
  steps: ReportingStep[]
  /** The lead auditor's answer by which it was issued. */
  issued: Ask | null
}

/**
 * The lead auditor writes the conclusion, the team reads the draft, or does not object until it had to, and the lead issues the
 * report. Whoever finds something not right has it written anew.
 */
export function reportingOf(state: ReportingState): Reporting {
  const { audit, asks } = state
  const written = lastOf(asks, REPORT_SLOT)
  const issued = issuedIn(asks)
  if (issued) return { steps: [], issued }
  const gone = asks.filter((ask) => isOpenOf(ask, [REPORT_SLOT, ISSUE_SLOT]) && ask.askedOf !== audit.lead)
  const steps: ReportingStep[] = gone.map((ask) => close(ask, 'handed-on'))
  if (!state.isThere(audit.lead)) return { steps, issued: null }
  if (written?.state === 'open' && written.askedOf === audit.lead) return { steps, issued: null }
  if (written?.answer?.by !== audit.lead) {
    // Whoever wrote it and leads no more answers for it no more: whoever does says it anew, and then it is read.
    const old = asks.filter((ask) => isOpenOf(ask, [READ_SLOT]))
    const closed = old.map((ask) => close(ask, 'changed'))
    return { steps: [...steps, ...closed, { step: 'write', person: audit.lead }], issued: null }
  }
  return { steps: [...steps, ...afterwards(state, written)], issued: null }
}

/** Once the conclusion is written. */
function afterwards(state: ReportingState, written: Ask): ReportingStep[] {
  const { audit, asks, basis, today } = state
  const said = asks.filter(({ slot, follows }) => follows === written._id && isReading(slot))
  const open = said.filter((ask) => ask.state === 'open')
  const objecting = said.find(
    ({ answer }) => answer && (answer.value === 'not-right' || answer.value === 'anew'),
  )
  if (objecting)
    return [
      ...open.map((ask) => close(ask, 'changed')),
      { step: 'write', person: audit.lead, follows: objecting._id },
    ]
  const papers = (audit.papers ?? []).filter(
    (paper) => paper.conclusion === written._id && paper.basis === basis,
  )
  const draft = papers.find((paper) => paper.state === 'draft')
  if (!draft)
    return [
      ...open.map((ask) => close(ask, 'changed')),
      { step: 'make', state: 'draft', conclusion: written._id },
    ]
  const reads = said.filter(({ slot, about }) => slot === READ_SLOT && about === draft.file.sha256)
  const readers = audit.team.filter((person) => person !== audit.lead && state.isThere(person))
  const unasked = readers.filter((person) => !reads.some(({ askedOf }) => askedOf === person))
  if (unasked.length > 0)
    return unasked.map((person) => ({
      ...{ step: 'read', person, follows: written._id, about: draft.file.sha256 },
    }))
  if (reads.some((ask) => ask.state === 'open' && ask.dueOn >= today)) return []
  const final = papers.find((paper) => paper.state === 'final')
  if (!final) return [{ step: 'make', state: 'final', conclusion: written._id }]
  const about = final.file.sha256
  const asked = said.some(
    (ask) =>
      ask.slot === ISSUE_SLOT && ask.about === about && ask.askedOf === audit.lead && ask.state !== 'closed',
  )
  return asked ? [] : [{ step: 'issue', person: audit.lead, follows: written._id, about }]
}

/** The ask in which the lead auditor issued the report; its answer holds it. */
export function issuedIn(asks: readonly Ask[]): Ask | undefined {
  return asks.find(
    ({ slot, answer }) => slot === ISSUE_SLOT && answer?.value === ('issued' satisfies Issuing),
  )
}

/** Who gets it: those who are audited, whom its definition names, and the ISMS lead. */
export function recipientsOf(
  { auditees, reportTo }: Pick<Audit, 'auditees' | 'reportTo'>,
  { ismsLead }: Pick<Organisation, 'ismsLead'>,
): PersonId[] {
  return [...new Set([...auditees, ...reportTo, ismsLead])]
}

/** The paper that this ask is about. */
export function paperOf(
  { papers = [] }: Pick<Audit, 'papers'>,
  { about }: Pick<Ask, 'about'>,
): AuditPaper | null {
  return papers.find(({ file }) => file.sha256 === about) ?? null
}

function isReading(slot: string): boolean {
  return slot === READ_SLOT || slot === ISSUE_SLOT
}

function isOpenOf(ask: Ask, slots: readonly string[]): boolean {
  return ask.state === 'open' && slots.includes(ask.slot)
}

function close(ask: Ask, because: ClosedBecause): ReportingStep {
  return { step: 'close', ask, because }
}
