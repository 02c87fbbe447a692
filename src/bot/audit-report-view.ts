import type { Finding, FromSample, Grade } from '../domain/finding.js'
import type { AuditDays } from '../domain/internal-audit.js'
import type { PersonId } from '../domain/person.js'

/** What the report of an audit says (9.2), as it stood at one moment. Names and texts are plain, in the reader's language. */
export interface AuditReportView {
  cycle: string
  title: string
  organisation: string
  /** BCP 47. */
  language: string
  /** IANA name, for the dates. */
  timeZone: string
  /** ISO 8601 UTC: the moment of which it speaks. */
  madeAt: string
  /** Until the lead auditor issues it, it is a draft. */
  isDraft: boolean
  objectives: string
  scope: string
  /** As people write them: `4–10, A.5.15–A.5.18`. */
  criteria: string
  lead: string
  team: readonly string[]
  auditees: readonly string[]
  recipients: readonly string[]
  /**
   * Who said of themselves, and when (ISO 8601 UTC), that nothing ties them to what they audit; null: nobody has it
   * from them. Since when they audit no more, where they lost that; and to what of it the record ties them who do, of which
   * they record nothing.
   */
  independence: readonly {
    person: PersonId
    name: string
    isLead: boolean
    declaredAt: string | null
    lostAt: string | null
    /** As people write them; empty: to nothing. */
    tied: string
  }[]
  /** Those that stand, and what stood before the lead auditor moved them, the first ones first. */
  days: AuditDays | null
  moved: readonly { was: AuditDays; by: string; at: string }[]
  /** From when to when something of it was recorded; null: nothing was. */
  recorded: AuditDays | null
  /** Who had it held out of turn, and why; null: the programme did. */
  outOfTurn: { by: string; reason: string } | null
  /** Why the lead auditor says that something was not looked at; null: they have not, or nothing was left. */
  notLooked: { reason: string; by: string; at: string } | null
  /** When it was begun: ISO 8601 UTC. */
  begunAt: string
  conclusion: { text: string; by: string; at: string } | null
  /** What those of the team who read the draft said of it; `at` is null where nothing was heard. */
  readBy: readonly { person: PersonId; at: string | null }[]
  looked: readonly LookedAt[]
  findings: readonly ReportedFinding[]
  earlier: readonly ReportedFinding[]
  /** How many of each grade the audit of the same definition before this one found; null: there was none. */
  before: Readonly<Record<Finding['grade'], number>> | null
}

/** One item of the checklist. */
export interface LookedAt {
  criterion: string
  /** What it is about, in words of our own; empty for one of the organisation's own. */
  about: string
  /** Null: it was not looked at. `withdrawn`: nothing of what was found stands any more. */
  grade: Grade | 'withdrawn' | null
  by: string
  /** Since when whoever recorded it audits no more (ISO 8601 UTC): it is marked. */
  byLostAt: string | null
  at: string | null
  /** What the auditor noted. */
  note: string
  /** Nobody who audits is independent of it. */
  byNobody: boolean
  samples: readonly FromSample[]
}

/** What was found and then withdrawn is as if nobody had looked: so the programme counts it. */
export function isLookedAt({ grade }: Pick<LookedAt, 'grade'>): boolean {
  return grade !== null && grade !== 'withdrawn'
}

export interface ReportedFinding {
  finding: Finding
  owner: string
  by: string
  /** Since when whoever recorded it audits no more (ISO 8601 UTC): it is marked. */
  byLostAt: string | null
  /** Who contested and who decided, where somebody did. */
  contestedBy: string
  decidedBy: string
  /** The corrective action that it led to, and how far that is, in words. */
  nonconformity: { id: string; state: string } | null
  /** Of an earlier one: what this audit saw of it; null: nobody looked at it again. */
  seen: { mended: boolean; text: string; by: string; at: string } | null
}
