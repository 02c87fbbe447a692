import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import type { Collection, Db, IndexDescription } from 'mongodb'
import type { CalendarDate } from '../domain/calendar-date.js'
import {
  CODE_MINUTES,
  CODES_AN_HOUR,
  CODES_IN_ALL,
  hashOfCode,
  hashOfSecret,
  type Link,
  linkUntil,
  MOST_TRIES,
  minutesAfter,
} from '../domain/link.js'
import type { Person } from '../domain/person.js'

export const linkIndexes: IndexDescription[] = [
  { name: 'secret', key: { secretHash: 1 }, unique: true },
  { name: 'delivery', key: { delivery: 1 } },
]

const SECRET_BYTES = 32

/** The links that were sent by e-mail. They are kept: the record names them, and they hold the address behind its commitment. */
export class Links {
  private readonly rows: Collection<Link>

  constructor(db: Db) {
    this.rows = db.collection<Link>('links')
  }

  /** A link for this person at the address of today, to what is due on these days, and the secret that goes into it and is kept nowhere. */
  async make(
    { _id: person, email: address, timeZone }: Pick<Person, '_id' | 'email' | 'timeZone'>,
    delivery: string,
    at: string,
    dueOn: readonly CalendarDate[] = [],
  ): Promise<{ link: Link; secret: string }> {
    const secret = randomBytes(SECRET_BYTES).toString('base64url')
    const link: Link = {
      _id: `l_${randomBytes(12).toString('base64url')}`,
      v: 1,
      ...{ person, address, delivery, salt: randomBytes(16).toString('hex') },
      secretHash: hashOfSecret(secret),
      madeAt: at,
      until: linkUntil(at, dueOn, timeZone),
      codesAt: [],
    }
    await this.rows.insertOne(link)
    return { link, secret }
  }

  /** Its message did not go out; the next attempt has a link of its own. */
  async drop({ _id }: Pick<Link, '_id'>): Promise<void> {
    await this.rows.deleteOne({ _id, sentAt: { $exists: false } })
  }

  /** The message with it was taken. */
  async sent(id: string, at: string): Promise<void> {
    await this.rows.updateOne({ _id: id }, { $set: { sentAt: at } })
  }

  /** Whether a message went out, for whoever takes it over. */
  sentFor(delivery: string): Promise<Link | null> {
    return this.rows.findOne({ delivery, sentAt: { $exists: true } })
  }

  byId(id: string): Promise<Link | null> {
    return this.rows.findOne({ _id: id })
  }

  /** The link with this secret, while it works. Looked up by hash, so that the time it takes says nothing. */
  bySecret(secret: string, at: string): Promise<Link | null> {
    return this.rows.findOne({ secretHash: hashOfSecret(secret), until: { $gt: at } })
  }

  /** A new code, six digits, instead of the one before. Null: so many were sent already that there is none for now. */
  async newCode({ _id }: Pick<Link, '_id'>, secret: string, at: string): Promise<string | null> {
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    const lately = { $filter: { input: '$codesAt', cond: { $gt: ['$$this', minutesAfter(at, -60)] } } }
    const { matchedCount } = await this.rows.updateOne(
      {
        ...{ _id, [`codesAt.${CODES_IN_ALL - 1}`]: { $exists: false } },
        $expr: { $lt: [{ $size: lately }, CODES_AN_HOUR] },
      },
      {
        $set: { code: { hash: hashOfCode(secret, code), until: minutesAfter(at, CODE_MINUTES), tries: 0 } },
        $push: { codesAt: at },
      },
    )
    return matchedCount === 1 ? code : null
  }

  /** Each try is counted before it is looked at, and the code opens once. */
  async tryCode(
    { _id }: Pick<Link, '_id'>,
    secret: string,
    code: string,
    at: string,
  ): Promise<'right' | 'wrong' | 'none'> {
    const found = await this.rows.findOneAndUpdate(
      { _id, 'code.until': { $gt: at }, 'code.tries': { $lt: MOST_TRIES } },
      { $inc: { 'code.tries': 1 } },
      { returnDocument: 'after' },
    )
    if (!found?.code) return 'none'
    const { hash, tries } = found.code
    if (!timingSafeEqual(Buffer.from(hash, 'hex'), Buffer.from(hashOfCode(secret, code), 'hex')))
      return tries < MOST_TRIES ? 'wrong' : 'none'
    const used = await this.rows.updateOne({ _id, 'code.hash': hash }, { $unset: { code: true } })
    return used.matchedCount === 1 ? 'right' : 'none'
  }
}
