import { type Cycle, type Look, lookAt } from '../../domain/cycle.js'
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
  const look = lookAt(await tools.asks.unsettled(id), await closingOf(tools, cycle), asOf, joinersEnd)
  if (!look.settled) await tools.cycles.looksNext(id, look.nextLook)
  return look
}

/** Who came back shortly before the closing day has until their own due date; who is away holds up nobody. */
async function closingOf({ asks }: PolicyAcknowledgementTools, cycle: Cycle): Promise<string> {
  const late = await asks.dueFrom(cycle._id, cycle.closesOn)
  const ends = late.map(({ dueOn, snapshot }) => endOf(dueOn, snapshot.timeZone))
  return [endOf(cycle.closesOn, cycle.timeZone), ...ends].sort().at(-1) ?? ''
}
