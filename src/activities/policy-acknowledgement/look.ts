import { type Cycle, type Look, lookAt } from '../../domain/cycle.js'
import { endOf } from '../../domain/working-days.js'
import { existing } from '../existing.js'
import type { IsDue } from '../sweep.js'
import { admitJoiners } from './joiners.js'
import { type Standing, standingOf } from './standing.js'
import type { CycleAt, PolicyAcknowledgementTools } from './tools.js'

export async function lookAtCampaign(
  tools: PolicyAcknowledgementTools,
  { cycle: id, asOf }: CycleAt,
): Promise<Look> {
  const cycle = await existing(tools, id)
  const standing = await standingOf(tools, cycle)
  const current = !standing.retired && standing.newest === cycle.subject.version
  if (current && (await admitJoiners(tools, cycle, standing, asOf))) return { settled: false, nextLook: asOf }
  const look = await howItStands(tools, cycle, standing, asOf)
  if (!look.settled) await tools.cycles.looksNext(id, look.nextLook)
  return look
}

/** Whoever joins is found by their day, so that the sweep need not look for them. */
export function campaignIsDue(tools: StandingTools): IsDue {
  return async (cycle, asOf) => {
    const look = await howItStands(tools, cycle, await standingOf(tools, cycle), asOf)
    return look.settled || look.nextLook < (cycle.nextLook ?? '')
  }
}

type StandingTools = Pick<PolicyAcknowledgementTools, 'asks' | 'cycles' | 'policies'>

async function howItStands(
  tools: StandingTools,
  cycle: Cycle,
  { retired, newest }: Standing,
  asOf: string,
): Promise<Look> {
  if (retired) return { settled: true, nextLook: asOf }
  const { _id, subject, joinersUntil, timeZone } = cycle
  const joinersEnd = newest === subject.version && joinersUntil ? endOf(joinersUntil, timeZone) : null
  return lookAt(await tools.asks.unsettled(_id), await closingOf(tools, cycle), asOf, joinersEnd)
}

/** Who came back shortly before the closing day has until their own due date; who is away holds up nobody. */
async function closingOf({ asks }: StandingTools, cycle: Cycle): Promise<string> {
  const late = await asks.dueFrom(cycle._id, cycle.closesOn)
  const ends = late.map(({ dueOn, snapshot }) => endOf(dueOn, snapshot.timeZone))
  return [endOf(cycle.closesOn, cycle.timeZone), ...ends].sort().at(-1) ?? ''
}
