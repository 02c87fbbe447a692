import { randomBytes } from 'node:crypto'
import type { Collection, Db, IndexDescription } from 'mongodb'
import { endOfVisit, hashOfSecret, type Link, minutesAfter, VISIT_MINUTES } from '../domain/link.js'
import type { PersonId } from '../domain/person.js'

/** Somebody on the page that a link opens, for as long as they do something there. */
export interface LinkVisit {
  /** The hash of what their browser shows at each step. */
  _id: string
  v: 1
  person: PersonId
  link: string
  /** ISO 8601 UTC, milliseconds. */
  until: string
  /** Until when it goes on at most, whatever they do. */
  end: string
  /** A date of the database's, since it forgets by it. */
  forgottenAfter: Date
  /** What is open in front of them, the newest last. What is not here any more cannot be sent off. */
  open: OpenPage[]
}

/** What it shows is the bot's to read and write. */
export interface OpenPage {
  id: string
  shown: string
}

export const linkVisitIndexes: IndexDescription[] = [
  { name: 'forgotten', key: { forgottenAfter: 1 }, expireAfterSeconds: 0 },
]

/** Whoever opens more side by side opens the first ones again. */
const MOST_OPEN = 5
const KEPT_MINUTES = 24 * 60

export class LinkVisits {
  private readonly rows: Collection<LinkVisit>

  constructor(db: Db) {
    this.rows = db.collection<LinkVisit>('link-visits')
  }

  /** Begins with a key that only their browser has from then on. */
  async begin(
    { _id: link, person, until }: Pick<Link, '_id' | 'person' | 'until'>,
    at: string,
  ): Promise<string> {
    const key = randomBytes(32).toString('base64url')
    const end = endOfVisit({ until }, at)
    await this.rows.insertOne({ _id: hashOfSecret(key), v: 1, person, link, end, ...lasting(at), open: [] })
    return key
  }

  /** Their visit, if it is not over; it lasts longer from now on, though never past its end. */
  goOn(key: string, at: string): Promise<LinkVisit | null> {
    return this.rows.findOneAndUpdate(
      { _id: hashOfSecret(key), until: { $gt: at }, end: { $gt: at } },
      { $set: lasting(at) },
      { returnDocument: 'after' },
    )
  }

  /** Keeps what is shown to them until it is sent off. */
  async opens({ _id }: Pick<LinkVisit, '_id'>, shown: string): Promise<string> {
    const id = randomBytes(9).toString('base64url')
    await this.rows.updateOne({ _id }, { $push: { open: { $each: [{ id, shown }], $slice: -MOST_OPEN } } })
    return id
  }

  async closes({ _id }: Pick<LinkVisit, '_id'>, page: string): Promise<void> {
    await this.rows.updateOne({ _id }, { $pull: { open: { id: page } } })
  }

  async end({ _id }: Pick<LinkVisit, '_id'>): Promise<void> {
    await this.rows.deleteOne({ _id })
  }
}

function lasting(at: string): Pick<LinkVisit, 'forgottenAfter' | 'until'> {
  return { until: minutesAfter(at, VISIT_MINUTES), forgottenAfter: new Date(minutesAfter(at, KEPT_MINUTES)) }
}
