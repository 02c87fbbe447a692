import { isOver } from '../domain/policy-exception.js'
import { addDays, dateIn } from '../domain/working-days.js'
import { type ExceptionTools, endException } from '../store/exception-end.js'

/** The day that it is at most anywhere, in UTC. */
const MOST_AHEAD_DAYS = 1

/** Ends the exceptions whose last day is over where the person is, and what was left undone of those taken back. */
export async function endExceptions(
  tools: ExceptionTools,
  asOf: string,
  heartbeat: () => void,
): Promise<void> {
  const latestToday = addDays(dateIn(asOf, 'utc'), MOST_AHEAD_DAYS)
  for (const exception of await tools.exceptions.toEnd(latestToday)) {
    if (!isOver(exception, asOf)) continue
    await endException(tools, exception, asOf)
    heartbeat()
  }
}
