import type { Deliveries } from '../../../store/deliveries.js'
import type { Nonconformities } from '../../../store/nonconformities.js'
import type { FindingViewTools } from '../../finding-messages.js'

export interface FindingDeskTools extends FindingViewTools {
  deliveries: Deliveries
  nonconformities: Nonconformities
  /** After a finding is contested or decided: has its audit's workflow look. */
  auditChanged: (cycle: string) => void
}
