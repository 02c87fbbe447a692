import type { Asks } from '../../../store/asks.js'
import type { AuditDefinitions } from '../../../store/audit-definitions.js'
import type { AuditItems } from '../../../store/audit-items.js'
import type { AuditSamples } from '../../../store/audit-samples.js'
import type { Cycles } from '../../../store/cycles.js'
import type { Deliveries } from '../../../store/deliveries.js'
import type { Independence } from '../../../store/independence.js'
import type { Populations } from '../../../store/populations.js'
import type { Statements } from '../../../store/statements.js'
import type { FindingViewTools } from '../../finding-messages.js'
import type { HandingInTools } from '../taking-files.js'

export interface FieldworkDeskTools extends FindingViewTools, HandingInTools {
  asks: Asks
  auditDefinitions: AuditDefinitions
  auditItems: AuditItems
  auditSamples: AuditSamples
  cycles: Cycles
  deliveries: Deliveries
  independence: Independence
  populations: Populations
  statements: Statements
  /** After an answer is durable: wakes the workflow of its cycle. Never fails, never waited for. */
  answered: (ask: string) => void
  /** After something is asked for: has the audit's workflow look. */
  auditChanged: (cycle: string) => void
}
