import type { Collection, Db } from 'mongodb'
import type { Ask } from '../domain/ask.js'
import type { AskRow } from './ask-rows.js'

/** Everything that anybody is asked at the moment: what only a rehearsal, which plays everybody, has a use for. */
export class OpenAsks {
  private readonly rows: Collection<AskRow>

  constructor(db: Db) {
    this.rows = db.collection<AskRow>('asks')
  }

  /** Of people in these zones, of decisions too. */
  in(timeZones: readonly string[]): AsyncIterable<Ask> {
    return this.rows
      .find({ state: 'open', 'snapshot.timeZone': { $in: [...timeZones] } }, { projection: { outbox: 0 } })
      .batchSize(1_000)
  }
}
