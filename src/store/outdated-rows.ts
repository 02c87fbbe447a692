import type { Db } from 'mongodb'
import type { AccessRow } from '../domain/access-row.js'
import type { Ask } from '../domain/ask.js'
import type { PersonId } from '../domain/person.js'

/**
 * Who may answer these asks changed, or they were closed: what forms that were shown before say of the accounts in them is
 * written no more. To be called after the ask was changed and before whoever loses it does: see `AccessDecisions`.
 */
export async function outdateRowsOf(db: Db, asks: readonly Pick<Ask, '_id' | 'process'>[]): Promise<void> {
  const reviews = asks.filter(({ process }) => process === 'access-review').map(({ _id }) => _id)
  if (reviews.length === 0) return
  await db
    .collection<AccessRow>('access-rows')
    .updateMany(
      { ask: { $in: reviews }, state: { $in: ['undecided', 'decided'] }, frozen: { $exists: false } },
      { $inc: { revision: 1 } },
    )
}

/** The same of what somebody may still correct, who is about to leave. */
export async function outdateAnsweredBy(db: Db, person: PersonId): Promise<void> {
  const which = { mayAnswer: person, state: 'answered', process: 'access-review' } as const
  const asks = db.collection<Ask>('asks').find(which)
  await outdateRowsOf(db, await asks.project<Pick<Ask, '_id' | 'process'>>({ process: 1 }).toArray())
}
