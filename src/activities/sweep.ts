import type { Cycle } from '../domain/cycle.js'
import type { Asks } from '../store/asks.js'
import type { Cycles } from '../store/cycles.js'

export interface SweepTools {
  asks: Asks
  cycles: Cycles
  start: (cycle: Cycle) => Promise<void>
  nudge: (cycle: string) => Promise<void>
}

/**
 * Mends what was missed while Temporal was away: starts the workflows that are owed, and nudges the open cycles
 * in which nothing is open any more.
 */
export async function sweepCycles({ asks, cycles, start, nudge }: SweepTools): Promise<'idle'> {
  for (const cycle of await cycles.owedWorkflows()) {
    await start(cycle)
    await cycles.workflowStarted(cycle._id)
  }
  for (const cycle of await cycles.open()) {
    if ((await asks.countOpen(cycle._id, 1)) === 0) await nudge(cycle._id)
  }
  return 'idle'
}
