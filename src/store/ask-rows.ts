import type { Filter } from 'mongodb'
import type { Ask } from '../domain/ask.js'
import type { WithOutbox } from './outbox.js'

export type AskRow = Ask & WithOutbox

/** The asks of a cycle with those that a newer wording took over from it. */
export function inCycle(cycle: string): Filter<AskRow> {
  return { $or: [{ cycle }, { 'movedFrom.cycle': cycle }] }
}

/** Answers that may still be taken back. */
export function revocableAt(at: string) {
  return { state: 'answered' as const, 'answer.takeBackUntil': { $gte: at } }
}

/** What keeps a cycle from settling: what waits, and what may still be taken back. */
export function unsettledAt(at: string) {
  return [{ state: { $in: [...waiting] } }, revocableAt(at)]
}

/** Not settled: what is declined waits for a decision. */
export const waiting = ['open', 'declined'] as const
/** Not what is to be decided about one of them. */
export const ofAudience = { about: { $exists: false } }
