import { addDays, dateIn } from '../domain/working-days.js'
import { type FollowUpTools, followUp } from '../store/decline-follow-up.js'

/** The day that it is at most anywhere, in UTC. */
const MOST_AHEAD_DAYS = 1

/**
 * Ends the exceptions whose last day is over where the person is. They are asked again: in the round that asked them
 * while it runs, else with the joiners. Of a version that a newer one took the place of, nobody is asked again. Safe to
 * repeat: who was asked is not asked twice, and an exception ends once.
 */
export async function endExceptions(
  tools: FollowUpTools,
  asOf: string,
  heartbeat: () => void,
): Promise<void> {
  const latestToday = addDays(dateIn(asOf, 'utc'), MOST_AHEAD_DAYS)
  for (const exception of await tools.exceptions.endedBefore(latestToday)) {
    if (dateIn(asOf, exception.timeZone) <= exception.until) continue
    const [ask, cycle] = await Promise.all([
      tools.asks.byId(exception.ask),
      tools.cycles.byId(exception.cycle),
    ])
    const { type, id, version } = exception.subject
    const newest = await tools.cycles.newestAbout(type, id)
    if (ask && cycle && newest?.subject.version === version) {
      await tools.declines.exceptionEnded(ask, cycle.state === 'open', asOf)
      await followUp(tools, ask._id, asOf)
      await tools.cycles.lookForJoinersAgain(exception.subject)
    }
    await tools.exceptions.end(exception._id, asOf)
    heartbeat()
  }
}
