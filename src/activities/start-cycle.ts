import type { Cycle } from '../domain/cycle.js'
import type { Cycles } from '../store/cycles.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { Policies } from '../store/policies.js'

/** What putting a cycle about a policy on record, and starting it, takes. */
export interface StartCycleTools {
  cycles: Cycles
  organisation: OrganisationStore
  policies: Policies
  /** Starts the workflow of a cycle that is on record. What fails is mended by the sweep. */
  startCycle: (cycle: Pick<Cycle, '_id' | 'process'>) => Promise<void>
}
