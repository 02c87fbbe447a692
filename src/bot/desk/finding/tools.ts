import type { Deliveries } from '../../../store/deliveries.js'
import type { OwnerTools } from '../../../store/whom-it-is-about.js'
import type { FindingViewTools } from '../../finding-messages.js'

export interface FindingDeskTools extends FindingViewTools, OwnerTools {
  deliveries: Deliveries
  /** After a finding is contested or decided: has the workflow of its audit, or of its corrective action, look. */
  cycleChanged: (cycle: string) => void
}
