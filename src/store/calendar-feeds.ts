import { randomBytes } from 'node:crypto'
import type { Collection, Db, Filter, IndexDescription, PushOperator, UpdateFilter } from 'mongodb'
import { type CalendarFeed, hashOfSecret, noFeedOf, type SeenFeed } from '../domain/calendar-feed.js'
import type { Actor, Through } from '../domain/ledger.js'
import type { PersonId } from '../domain/person.js'
import type { ClosedBy } from './closing-asks.js'
import { isDuplicateKey } from './duplicate-key.js'
import { newEvent } from './events.js'
import type { WithOutbox } from './outbox.js'

/** Of the secret only its hash is kept: whoever reads the database reads nobody's calendar by it. */
type FeedRow = CalendarFeed & WithOutbox & { secretHash?: string }

export const calendarFeedIndexes: IndexDescription[] = [
  { name: 'secret', key: { secretHash: 1 }, unique: true, sparse: true },
]

const withoutSecret = { projection: { outbox: 0, openings: 0, secretHash: 0 } } as const
const SECRET_BYTES = 32

/** When it is done, and through what. */
export interface FeedAct {
  /** ISO 8601 UTC, milliseconds. */
  at: string
  through: Through
  /** Its person, where nobody else does it. */
  actor?: Actor
}

/** The addresses of people's calendars: at most one each, which only its person makes; they stop it, or leave. */
export class CalendarFeeds {
  private readonly rows: Collection<FeedRow>

  constructor(db: Db) {
    this.rows = db.collection<FeedRow>('calendar-feeds')
  }

  async of(person: PersonId): Promise<CalendarFeed> {
    return (await this.rows.findOne<CalendarFeed>({ _id: person }, withoutSecret)) ?? noFeedOf(person)
  }

  /** Whose address holds this secret; null for one that is unknown, or works no more. */
  bySecret(secret: string): Promise<CalendarFeed | null> {
    return this.rows.findOne<CalendarFeed>({ secretHash: hashOfSecret(secret) }, withoutSecret)
  }

  /**
   * Makes a new secret, base64url, which nobody can read again; the one before works no more from this write on. Null:
   * the feed is not as it was seen.
   */
  async make(seen: SeenFeed, act: FeedAct): Promise<string | null> {
    const secret = randomBytes(SECRET_BYTES).toString('base64url')
    const set = { secretHash: hashOfSecret(secret), since: act.at }
    return (await this.change(seen, 'calendar-feed.made', act, { $set: set }, {})) ? secret : null
  }

  /** False: the feed is not as it was seen, or there is none. */
  stop(seen: SeenFeed, act: FeedAct): Promise<boolean> {
    const unset = { secretHash: true, since: true } as const
    const there = { since: { $exists: true } }
    return this.change(seen, 'calendar-feed.stopped', act, { $unset: unset }, there)
  }

  /** Whoever leaves has no calendar any more, and finds the old address stopped if they come back; safe to repeat. */
  async leave(people: readonly PersonId[], at: string, { actor, through }: ClosedBy): Promise<void> {
    const there = { _id: { $in: [...people] }, since: { $exists: true } }
    for await (const feed of this.rows.find<CalendarFeed>(there, withoutSecret))
      await this.stop(feed, { at, through, actor })
  }

  /** One guarded write. The event says neither the secret nor its hash. */
  private async change(
    { _id, revision }: SeenFeed,
    type: string,
    { at, through, actor = { kind: 'person', id: _id } }: FeedAct,
    update: UpdateFilter<FeedRow>,
    guard: Filter<FeedRow>,
  ): Promise<boolean> {
    const { event } = newEvent({
      type,
      at,
      actor,
      through,
      about: { collection: 'calendar-feeds', id: _id },
    })
    try {
      const { matchedCount, upsertedCount } = await this.rows.updateOne(
        { _id, revision, ...guard },
        {
          ...update,
          $inc: { revision: 1 },
          $setOnInsert: { v: 1 },
          $push: { outbox: event } as PushOperator<FeedRow>,
        },
        { upsert: revision === 0 && type === 'calendar-feed.made' },
      )
      return matchedCount + upsertedCount === 1
    } catch (error) {
      if (isDuplicateKey(error)) return false
      throw error
    }
  }
}
