import type { Collection, Db, IndexDescription } from 'mongodb'
import { isDuplicateKey } from './duplicate-key.js'

/** An event that a platform sent, kept for as long as the platform may send it again. */
interface ReceivedEvent {
  /** The platform's own id of it. */
  _id: string
  v: 1
  state: 'under-way' | 'done'
  /** A date of the database's, since it forgets by it. */
  takenAt: Date
}

/** Slack goes on for an hour, and for a day where an app asked for that. */
const KEPT_SECONDS = 2 * 86_400

export const receivedEventIndexes: IndexDescription[] = [
  { key: { takenAt: 1 }, name: 'forgotten', expireAfterSeconds: KEPT_SECONDS },
]

/** A bot that takes longer than this over an event is taken for lost. */
const TURN_MS = 10_000

/** Which events were acted on, by any bot. */
export class ReceivedEvents {
  private readonly rows: Collection<ReceivedEvent>

  constructor(db: Db) {
    this.rows = db.collection<ReceivedEvent>('received-events')
  }

  /** `new`: the caller acts on it. `under-way`: another one does, and might be lost with it. `done`: nothing to do. */
  async take(id: string, now: Date): Promise<'new' | 'under-way' | 'done'> {
    try {
      await this.rows.insertOne({ _id: id, v: 1, state: 'under-way', takenAt: now })
      return 'new'
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
    }
    const lost = { $lt: new Date(now.getTime() - TURN_MS) }
    const { modifiedCount } = await this.rows.updateOne(
      { _id: id, state: 'under-way', takenAt: lost },
      { $set: { takenAt: now } },
    )
    if (modifiedCount === 1) return 'new'
    const row = await this.rows.findOne({ _id: id })
    return row?.state ?? 'under-way'
  }

  async done(id: string): Promise<void> {
    await this.rows.updateOne({ _id: id }, { $set: { state: 'done' } })
  }

  /** It could not be acted on: whoever gets it next may. */
  async giveBack(id: string): Promise<void> {
    await this.rows.deleteOne({ _id: id, state: 'under-way' })
  }
}
