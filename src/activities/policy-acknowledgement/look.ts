import { type Look, lookAt } from '../../domain/cycle.js'
import { endOf } from '../../domain/working-days.js'
import type { CycleAt, PolicyAcknowledgementTools } from './activities.js'
import { existing } from './existing.js'
import { admitJoiners } from './joiners.js'
import { standingOf } from './standing.js'

export async function lookAtCampaign(
  tools: PolicyAcknowledgementTools,
  { cycle: id, asOf }: CycleAt,
): Promise<Look> {
  const cycle = await existing(tools, id)
  const standing = await standingOf(tools, cycle)
  if (standing.retired) return { settled: true, nextLook: asOf }
  const current = standing.newest === cycle.subject.version
  if (current && (await admitJoiners(tools, cycle, standing, asOf))) return { settled: false, nextLook: asOf }
  const { joinersUntil, timeZone } = cycle
  const joinersEnd = current && joinersUntil ? endOf(joinersUntil, timeZone) : null
  const look = lookAt(await tools.asks.unsettled(id), endOf(cycle.closesOn, cycle.timeZone), asOf, joinersEnd)
  if (!look.settled) await tools.cycles.looksNext(id, look.nextLook)
  return look
}
