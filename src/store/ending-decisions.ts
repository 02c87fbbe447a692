import type { Decision, EndedBecause } from '../domain/decision.js'
import { standingOf } from '../domain/decision-standing.js'
import type { Asks } from './asks.js'
import type { ClosedBy } from './closing-asks.js'
import type { Decisions } from './decisions.js'

/**
 * Ends a decision that is open: its questions first, so that an answer either comes before or is refused. False: the
 * answer came before.
 */
export async function endOpen(
  { asks, decisions }: { asks: Asks; decisions: Decisions },
  { _id }: Pick<Decision, '_id'>,
  because: Extract<EndedBecause, 'requester' | 'retired' | 'superseded'>,
  at: string,
  by: ClosedBy,
): Promise<boolean> {
  const closedBecause = because === 'requester' ? 'withdrawn' : because
  const isDecided = async () => {
    const decision = await decisions.byId(_id)
    if (!decision) return false
    const standing = standingOf(decision, await asks.allOf(_id))
    return standing.next === 'conclude' && 'ask' in standing
  }
  if (await isDecided()) return false
  await asks.closeOpenOf(_id, closedBecause, at, by)
  if (await isDecided()) return false
  await decisions.end(_id, because, at, by)
  return true
}
