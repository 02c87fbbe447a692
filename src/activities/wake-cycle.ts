import type { Cycle } from '../domain/cycle.js'
import type { Cycles } from '../store/cycles.js'

export interface WakingTools {
  cycles: Pick<Cycles, 'byId'>
  start: (cycle: Cycle) => Promise<void>
  /** False: the workflow is gone. */
  nudge: (id: string) => Promise<boolean>
}

/**
 * Has the workflow of a cycle look. One that was lost with its history begins again, and goes on where the cycle stands,
 * since activities leave what is done as it is. Whoever wakes it read the cycle before: it may have closed since, and then
 * its workflow is gone for good. Begun again, it would ask people in a cycle whose record is made.
 */
export function wakeCycle({ cycles, start, nudge }: WakingTools) {
  return async ({ _id }: Pick<Cycle, '_id'>): Promise<void> => {
    if (await nudge(_id)) return
    const lost = await cycles.byId(_id)
    if (lost && lost.state !== 'closed') await start(lost)
  }
}
