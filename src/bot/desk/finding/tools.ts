import type { Deliveries } from '../../../store/deliveries.js'
import type { Nonconformities } from '../../../store/nonconformities.js'
import type { FindingViewTools } from '../../finding-messages.js'

export interface FindingDeskTools extends FindingViewTools {
  deliveries: Deliveries
  nonconformities: Nonconformities
}
