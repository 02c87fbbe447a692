import { type Cycle, type Look, lookAt } from '../../domain/cycle.js'
import { endOf } from '../../domain/working-days.js'
import type { CycleAt, PolicyAcknowledgementTools } from './activities.js'
import { existing } from './existing.js'
import { admitJoiners } from './joiners.js'

export async function lookAtCampaign(
  tools: PolicyAcknowledgementTools,
  { cycle: id, asOf }: CycleAt,
): Promise<Look> {
  const cycle = await existing(tools, id)
  if (await admitJoiners(tools, cycle, asOf)) return { settled: false, nextLook: asOf }
  const joinersEnd = await joinersEndOf(tools, cycle)
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

/** A cycle of joiners takes them while its version is the newest. */
async function joinersEndOf(
  { cycles }: PolicyAcknowledgementTools,
  { joinersUntil, subject, timeZone }: Cycle,
): Promise<string | null> {
  if (!joinersUntil) return null
  const newest = await cycles.newestAbout(subject.type, subject.id)
  return newest?.subject.version === subject.version ? endOf(joinersUntil, timeZone) : null
}
