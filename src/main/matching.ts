import type { Turn } from '../bot/courier.js'
import type { Platform } from '../domain/person.js'
import type { Stores } from './stores.js'

export interface MatchingTools {
  stores: Pick<Stores, 'readLease' | 'releaseLease' | 'takeLease'>
  platform: Platform
  /** Names this process in leases. */
  holder: string
  now: () => Date
  /** Matches people to their accounts. */
  match: (asOf: string) => Promise<void>
}

/** Whoever reads the platform's list of accounts is heard of more often than that. */
const LEASE_MS = 60_000

/**
 * Of workers that start together, one reads the platform's list of accounts. The others wait until it has finished; if
 * it died or failed, one of them does it.
 */
export function matchingRound({ stores, platform, holder, now, match }: MatchingTools): () => Promise<Turn> {
  const lease = `matching/${platform}`
  const take = () => stores.takeLease(lease, holder, LEASE_MS, now())
  let waiting = false
  return async () => {
    // A lease that ran out stays; it is gone once its holder has finished.
    if (waiting && !(await stores.readLease(lease))) {
      waiting = false
      return 'idle'
    }
    waiting = !(await take())
    if (waiting) return { pauseMs: LEASE_MS }
    // A renewal that fails is tried again by the next one, and three fit into a lease.
    const keeping = setInterval(() => void take().catch(() => undefined), LEASE_MS / 3)
    try {
      await match(now().toISOString())
    } finally {
      clearInterval(keeping)
    }
    // One that failed keeps it until it runs out: for whoever waits, nobody has finished.
    await stores.releaseLease(lease, holder)
    return 'idle'
  }
}
