import type { Cycle } from '../domain/cycle.js'
import type { Cycles } from '../store/cycles.js'

/** A cycle that a workflow runs for. Throws if there is none: then the workflow is somebody's mistake. */
export async function existing({ cycles }: { cycles: Cycles }, id: string): Promise<Cycle> {
  const cycle = await cycles.byId(id)
  if (!cycle) throw new Error(`${id} is not on record`)
  return cycle
}
