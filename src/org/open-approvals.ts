import type { Asks } from '../store/asks.js'
import { byImport } from '../store/closing-asks.js'
import type { Decisions } from '../store/decisions.js'

/** Where the questions are kept whether a policy may be published. */
export interface OpenApprovals {
  /** Whoever is asked about this policy is asked no more; twice is the same as once. How many asks that were. */
  close(policy: string, at: string): Promise<number>
}

export function openApprovals({ asks, decisions }: { asks: Asks; decisions: Decisions }): OpenApprovals {
  return {
    close: async (policy, at) => {
      const decision = await decisions.openAbout({ type: 'policy', id: policy })
      return decision ? asks.closeOpenOf(decision._id, 'changed', at, byImport) : 0
    },
  }
}
