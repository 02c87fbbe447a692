import { earlierWordings } from '../domain/policy.js'
import { isOver, type PolicyException } from '../domain/policy-exception.js'
import { addDays, dateIn } from '../domain/working-days.js'
import type { Acknowledgements } from '../store/acknowledgements.js'
import { type FollowUpTools, followUp } from '../store/decline-follow-up.js'

export interface ExceptionTools extends FollowUpTools {
  acknowledgements: Acknowledgements
}

/** The day that it is at most anywhere, in UTC. */
const MOST_AHEAD_DAYS = 1

/**
 * Ends the exceptions whose last day is over where the person is. They are asked again: in the round that asked them
 * while it runs, else with the joiners. It is the newest wording that they are asked about; once a material version took
 * the place of the text, nobody is asked again. Safe to repeat: who was asked is not asked twice, and an exception ends
 * once.
 */
export async function endExceptions(
  tools: ExceptionTools,
  asOf: string,
  heartbeat: () => void,
): Promise<void> {
  const latestToday = addDays(dateIn(asOf, 'utc'), MOST_AHEAD_DAYS)
  for (const exception of await tools.exceptions.endedBefore(latestToday)) {
    if (!isOver(exception, asOf)) continue
    await endOne(tools, exception, asOf)
    await tools.exceptions.end(exception._id, asOf)
    heartbeat()
  }
}

async function endOne(
  tools: ExceptionTools,
  { subject, person }: PolicyException,
  asOf: string,
): Promise<void> {
  const newest = await tools.cycles.newestAbout(subject.type, subject.id)
  if (!newest) return
  const { version } = newest.subject
  const versions = [version, ...earlierWordings(version, await tools.policies.history(subject.id))]
  // Of the text that took its place, the person may hold another exception, which goes on.
  if (!versions.includes(subject.version)) return
  for (const held of await tools.acknowledgements.exceptedFrom(subject, versions, [person])) {
    const cycle = await tools.cycles.byId(held.cycle)
    const goesOn = held.subject.version === version && cycle?.state === 'open'
    await tools.declines.exceptionEnded(held, goesOn, asOf)
    await followUp(tools, held._id, asOf)
  }
  await tools.cycles.lookForJoinersAgain(subject)
}
