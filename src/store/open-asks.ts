import type { Collection, Db } from 'mongodb'
import type { Ask } from '../domain/ask.js'
import type { AskRow } from './ask-rows.js'

const fields = {
  ...{ cycle: 1, process: 1, kind: 1, slot: 1, round: 1, revision: 1, askedOf: 1, mayAnswer: 1 },
  ...{ subject: 1, openedAt: 1, dueOn: 1, paused: 1, delegated: 1 },
} as const

/** As much of an ask as whoever is asked goes by. */
export type OpenAsk = Pick<Ask, '_id' | keyof typeof fields>

/** Everything that anybody is asked at the moment: what only a rehearsal, which plays everybody, has a use for. */
export class OpenAsks {
  private readonly rows: Collection<AskRow>

  constructor(db: Db) {
    this.rows = db.collection<AskRow>('asks')
  }

  /**
   * Of people in these zones, of decisions too.
   *
   * @param since Only what was asked at that moment (ISO 8601 UTC) or later.
   */
  in(timeZones: readonly string[], since = ''): AsyncIterable<OpenAsk> {
    const open = { state: 'open' as const, 'snapshot.timeZone': { $in: [...timeZones] } }
    return this.rows
      .find({ ...open, openedAt: { $gte: since } })
      .project<OpenAsk>(fields)
      .batchSize(1_000)
  }
}
