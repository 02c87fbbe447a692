import type { Through } from '../../../domain/ledger.js'
import type { Nonconformity } from '../../../domain/nonconformity.js'
import type { Deliveries } from '../../../store/deliveries.js'
import type { Raising } from '../../../store/nonconformities.js'
import type { Systems } from '../../../store/systems.js'
import type { CorrectiveViewTools } from '../../corrective-action-messages.js'
import type { HandingInTools } from '../taking-files.js'

export interface CorrectiveDeskTools extends CorrectiveViewTools, HandingInTools {
  deliveries: Deliveries
  systems: Systems
  /** Puts it on record, and has its cycle begin. */
  raise: (raising: Raising, through: Through) => Promise<Nonconformity>
  /** After an answer is durable: wakes the workflow of its cycle. Never fails, never waited for. */
  answered: (ask: string) => void
}
