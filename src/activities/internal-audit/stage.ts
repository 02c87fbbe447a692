import type { Ask } from '../../domain/ask.js'
import type { Cycle } from '../../domain/cycle.js'
import type { Audit, AuditDays } from '../../domain/internal-audit.js'
import type { Organisation } from '../../domain/organisation.js'
import type { Person, PersonId } from '../../domain/person.js'
import type { AuditLookTools, InternalAuditTools } from './tools.js'

/** An audit as a look finds it. */
export interface AuditAtHand {
  cycle: Cycle
  audit: Audit
  /** All that was asked in it so far. */
  asks: readonly Ask[]
  organisation: Organisation
  /** Whoever audits or is audited, and is there. */
  there: ReadonlyMap<PersonId, Person>
  /** ISO 8601 UTC. */
  asOf: string
}

/** What is due of a stage: something is to be done, it is over, or it waits, until then (ISO 8601 UTC) at the latest. */
export type StageDue =
  | { due: 'act' }
  | { due: 'over'; days?: AuditDays }
  | { due: 'nothing'; nextLook: string | null }

/** One stage of an audit. `act` may run twice, and does what `whatIsDue` found. */
export interface AuditStageModule {
  whatIsDue(tools: AuditLookTools, atHand: AuditAtHand): Promise<StageDue>
  act(tools: InternalAuditTools, atHand: AuditAtHand): Promise<void>
}
