import { hashOf } from '../../domain/canonical-json.js'
import type { Cycle, Look } from '../../domain/cycle.js'
import { dateIn } from '../../domain/working-days.js'
import { closedBy } from '../../store/closing-asks.js'
import { trainedSoFar } from '../../store/trained-so-far.js'
import { existing } from '../existing.js'
import { recordOf } from '../record-of-asks.js'
import type { IsDue } from '../sweep.js'
import { completePassed } from './complete-passed.js'
import { trainingOnRecord } from './on-record.js'
import { isUntold, planOf } from './plan.js'
import { seeTo } from './see-to.js'
import { tellDecided } from './tell-decided.js'
import type { TrainingAt, TrainingPlanTools, TrainingTools } from './tools.js'

/** What the workflow learns from a look: what is due, and when to look again at the latest. */
export interface TrainingLook extends Pick<Look, 'nextLook'> {
  next: 'see-to' | 'wait' | 'close'
}

export interface TrainingActivities {
  matchTrained(input: TrainingAt): Promise<void>
  lookAtTraining(input: TrainingAt): Promise<TrainingLook>
  seeToTraining(input: TrainingAt): Promise<void>
  closeTraining(input: TrainingAt): Promise<void>
}

/** Each activity may run twice: what is there already is left as it is. */
export function trainingActivities(tools: TrainingTools): TrainingActivities {
  return {
    matchTrained: ({ asOf }) => tools.matchPeople(asOf, tools.heartbeat),
    lookAtTraining: (input) => look(tools, input),
    seeToTraining: (input) => seeTo(tools, input),
    closeTraining: (input) => close(tools, input),
  }
}

async function look(tools: TrainingTools, { cycle: id, asOf }: TrainingAt): Promise<TrainingLook> {
  const cycle = await existing(tools, id)
  // Whatever an import changes meanwhile is looked at once more.
  const seen = await tools.imports.seen()
  const plan = await planOf(tools, cycle, asOf)
  const { course, standings, over, steps, idle, untold, nextLook, closesOn } = plan
  if (over) return { next: 'close', nextLook }
  await tools.cycles.closesOn(cycle, closesOn, asOf)
  if (steps.length + idle.length + untold.length > 0 || cycle.state === 'published')
    return { next: 'see-to', nextLook }
  await tools.cycles.joinersSeen(id, { import: seen, on: asOf.slice(0, 10) })
  const { timeZone } = cycle
  await tools.cycles.trained(id, await trainedSoFar(tools, course, standings, { seen, asOf, timeZone }))
  await tools.cycles.looksNext(id, nextLook)
  return { next: 'wait', nextLook }
}

/**
 * People and courses change by imports; in between only what does not take its usual course, and the calendar, want a look
 * before their day: so the sweep reads a few people and never all.
 */
export function trainingIsDue(tools: TrainingPlanTools): IsDue {
  return async (cycle, asOf) => {
    if ((await tools.imports.seen()) !== (cycle.joinersSeen?.import ?? 0)) return true
    if (await isToCount(tools, cycle, asOf)) return true
    // A list was taken over by the command line, or the day of its next look has come.
    if (cycle.state === 'open' && cycle.nextLook !== undefined && cycle.nextLook <= asOf) return true
    const few = await tools.courses.outOfTheOrdinary(cycle)
    const { over, steps, idle, untold, closesOn } = await planOf(tools, cycle, asOf, few)
    return over !== null || steps.length + idle.length + untold.length > 0 || closesOn !== cycle.closesOn
  }
}

/** More than so many people are not looked at again with every view of how far it is, but once for all, an hour later. */
const MOST_CHANGED = 500
const HOUR_MS = 3_600_000

/** How far it is is counted over everybody once a day, and after many of them completed it. */
async function isToCount(
  { courses }: TrainingPlanTools,
  { subject, timeZone, trained }: Cycle,
  asOf: string,
): Promise<boolean> {
  if (!trained || trained.on !== dateIn(asOf, timeZone)) return true
  if (Date.parse(asOf) - Date.parse(trained.asOf) < HOUR_MS) return false
  return (await courses.saidOfSince(subject.id, trained.before)).length > MOST_CHANGED
}

/** The record says who needed it and why, who completed it with which result, and who did not. */
async function close(tools: TrainingTools, { cycle: id, asOf }: TrainingAt): Promise<void> {
  const cycle = await existing(tools, id)
  if (cycle.state === 'closed') return
  const { over } = await planOf(tools, cycle, asOf)
  await tools.cycles.closing(id)
  for (const { ask, passed } of await tools.courses.passedAndOpen(id)) {
    await completePassed(tools, ask, passed)
    tools.heartbeat()
  }
  await tellDecided(tools, (await tools.asks.allOf(id)).filter(isUntold), asOf)
  await tools.asks.closeOpenOf(id, over ?? 'cycle-closed', asOf, closedBy('training'))
  const training = await trainingOnRecord(tools, cycle)
  const record = await recordOf(tools, cycle, await tools.asks.allOf(id), asOf, { training })
  if (cycle.state === 'published') await tools.cycles.opened(id, asOf, 0, hashOf([]))
  await tools.cycles.closed(id, record.closedAt, record.linesHash)
}
