import type { Cycle } from '../../domain/cycle.js'
import type { PolicyAcknowledgementTools } from './activities.js'

/** A cycle that a workflow runs for. Throws if there is none: then the workflow is somebody's mistake. */
export async function existing(
  tools: Pick<PolicyAcknowledgementTools, 'cycles'>,
  id: string,
): Promise<Cycle> {
  const cycle = await tools.cycles.byId(id)
  if (!cycle) throw new Error(`${id} is not on record`)
  return cycle
}
