import { type Collection, type Db, ObjectId } from 'mongodb'

/** An e-mail that came to the sandbox instead of to somebody's mailbox. */
export interface Letter {
  _id: ObjectId
  /** By the workspace's clock. */
  at: Date
  to: string
  from: string
  subject: string
  /** As whoever reads plain text sees it. */
  text: string
}

const MOST_ROWS = 1_000
const MOST_BYTES = 4_000_000

export class Letters {
  readonly #db: Db
  readonly #rows: Collection<Letter>
  readonly #now: () => Date
  readonly #keepsAll: boolean

  constructor(db: Db, now: () => Date, keepsAll = false) {
    this.#db = db
    this.#rows = db.collection('letters')
    this.#now = now
    this.#keepsAll = keepsAll
  }

  /** The oldest give way, unless all are wanted. */
  async prepare(): Promise<void> {
    if (this.#keepsAll) return
    const there = await this.#db.listCollections({ name: 'letters' }, { nameOnly: true }).hasNext()
    if (!there) await this.#db.createCollection('letters', { capped: true, size: MOST_BYTES, max: MOST_ROWS })
  }

  async add(letter: Omit<Letter, '_id' | 'at'>): Promise<void> {
    await this.#rows.insertOne({ _id: new ObjectId(), at: this.#now(), ...letter })
  }

  /** What came to anybody after this letter, oldest first. */
  after(last: ObjectId | null): AsyncIterable<Letter> {
    return this.#rows.find(last === null ? {} : { _id: { $gt: last } }).sort({ $natural: 1 })
  }

  /** The last `limit` of all, or of one mailbox. Newest first. */
  latest(to: string | null, limit: number): Promise<Letter[]> {
    const filter = to === null ? {} : { to: to.toLowerCase() }
    return this.#rows.find(filter).sort({ $natural: -1 }).limit(limit).toArray()
  }
}
