import type { Asks } from '../../store/asks.js'
import type { Occurrences } from '../../store/occurrences.js'
import type { OwedReceipts } from '../../store/owed-receipts.js'
import type { OwnerTools } from '../../store/owners.js'
import type { Programmes } from '../../store/programmes.js'
import type { Records } from '../../store/records.js'
import type { Systems } from '../../store/systems.js'
import type { AskOneTools } from '../ask-one.js'
import type { StartCycleTools } from '../start-cycle.js'

/** What a look takes. */
export interface AccessLookTools extends OwnerTools {
  asks: Asks
  cycles: StartCycleTools['cycles']
  occurrences: Occurrences
  organisation: StartCycleTools['organisation']
  programmes: Programmes
  systems: Systems
}

/** What the activities of an access review do their work with. */
export interface AccessReviewTools extends AskOneTools, AccessLookTools {
  owedReceipts: OwedReceipts
  records: Records
}
