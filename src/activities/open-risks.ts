import type { Risk } from '../domain/risk.js'
import type { Risks } from '../store/risks.js'

/** Gives the open risks as they stand. */
export type OpenRisks = () => Promise<readonly Risk[]>

export function openRisksIn({ risks }: { risks: Risks }): OpenRisks {
  return () => risks.open()
}

/** Those of them that are named. */
export function openRisksAmong({ risks }: { risks: Risks }, named: readonly string[]): OpenRisks {
  return async () => [...(await risks.byIds(named)).values()].filter(({ state }) => state === 'open')
}

/** Reads them when the first one asks, and not again for whoever looks at the register in the same sweep. */
export function once(read: OpenRisks): OpenRisks {
  let reading: Promise<readonly Risk[]> | null = null
  return () => {
    reading ??= read()
    return reading
  }
}
