import type { ClosedIncomplete } from '../domain/daily-summary.js'
import type { Acknowledgements } from './acknowledgements.js'
import type { Asks } from './asks.js'
import type { Cycles } from './cycles.js'

/** What closed since a moment (ISO 8601 UTC) though not everybody had answered, and was not asked again since. */
export async function closedIncomplete(
  { acknowledgements, asks, cycles }: { acknowledgements: Acknowledgements; asks: Asks; cycles: Cycles },
  since: string,
): Promise<ClosedIncomplete[]> {
  const closed = await cycles.closedSince(since)
  const found = await Promise.all(
    closed.map(async ({ _id, subject, closedAt = '' }): Promise<ClosedIncomplete[]> => {
      const newest = await cycles.newestAbout(subject.type, subject.id)
      if (newest && newest.startedAt > closedAt) return []
      const unanswered = (await acknowledgements.unansweredIn(_id)).length
      return unanswered > 0 ? [{ cycle: _id, completion: await asks.completion(_id), unanswered }] : []
    }),
  )
  return found.flat()
}
