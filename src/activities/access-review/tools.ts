import type { Account, Extracted } from '../../domain/population.js'
import type { CsvSource, LivePlan } from '../../domain/system.js'
import type { AccessDecisions } from '../../store/access-decisions.js'
import type { AccessHistory } from '../../store/access-history.js'
import type { AccessOrders } from '../../store/access-orders.js'
import type { AccessRows } from '../../store/access-rows.js'
import type { Extractions } from '../../store/extractions.js'
import type { KeepingAllAtOnce } from '../../store/keeping-all.js'
import type { KeptFiles } from '../../store/kept-files.js'
import type { KnownAccounts } from '../../store/known-accounts.js'
import type { Occurrences } from '../../store/occurrences.js'
import type { OwedReceipts } from '../../store/owed-receipts.js'
import type { OwnerTools } from '../../store/owners.js'
import type { Programmes } from '../../store/programmes.js'
import type { Records } from '../../store/records.js'
import type { Systems } from '../../store/systems.js'
import type { AskOneTools } from '../ask-one.js'

/** Where accounts are read from. Each throws an `ExtractionError` for what is not a whole population. */
export interface Sources {
  /** A system that Steward reads itself. `at`: ISO 8601 UTC. */
  extract(plan: LivePlan, at: string, heartbeat: () => void): Promise<Extracted>
  /** A file that a system's owner handed in. */
  readCsv(bytes: Uint8Array, plan: CsvSource): Promise<Omit<Extracted, 'shown'>>
  /** What was read, as a list to keep; and what such a list holds. */
  asCsv(accounts: readonly Account[]): string
  fromCsv(bytes: Uint8Array): Account[]
}

/** What a look takes. */
export interface AccessLookTools
  extends OwnerTools,
    Pick<AskOneTools, 'absences' | 'asks' | 'cycles' | 'organisation'> {
  accessHistory: AccessHistory
  accessOrders: AccessOrders
  accessRows: AccessRows
  extractions: Extractions
  knownAccounts: KnownAccounts
  occurrences: Occurrences
  programmes: Programmes
  systems: Systems
}

/** What the activities of an access review do their work with. */
export interface AccessReviewTools extends AskOneTools, AccessLookTools {
  asks: AskOneTools['asks']
  accessDecisions: AccessDecisions
  keepingAll: KeepingAllAtOnce
  keptFiles: KeptFiles
  owedReceipts: OwedReceipts
  records: Records
  sources: Sources
}
