import { type Look, lookAt } from '../../domain/cycle.js'
import { endOf } from '../../domain/working-days.js'
import type { CycleAt, PolicyAcknowledgementTools } from './activities.js'
import { existing } from './existing.js'

export async function lookAtCampaign(
  tools: PolicyAcknowledgementTools,
  { cycle: id, asOf }: CycleAt,
): Promise<Look> {
  const cycle = await existing(tools, id)
  const look = lookAt(await tools.asks.unsettled(id), endOf(cycle.closesOn, cycle.timeZone), asOf)
  if (!look.settled) await tools.cycles.looksNext(id, look.nextLook)
  return look
}
