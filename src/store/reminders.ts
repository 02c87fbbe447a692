import type { Collection, Db } from 'mongodb'

/** How far the clock that reminds everyone has come; one row. */
export interface ReminderClock {
  _id: 'reminders'
  v: 1
  /** ISO 8601 UTC. */
  lookedAt: string
  /** When there may be something to do next. */
  nextDue: string
}

export class ReminderClocks {
  private readonly rows: Collection<ReminderClock>

  constructor(db: Db) {
    this.rows = db.collection<ReminderClock>('reminders')
  }

  async read(): Promise<ReminderClock | null> {
    return this.rows.findOne({ _id: 'reminders' })
  }

  async looked(lookedAt: string, nextDue: string): Promise<void> {
    await this.rows.updateOne({ _id: 'reminders' }, { $set: { v: 1, lookedAt, nextDue } }, { upsert: true })
  }
}
