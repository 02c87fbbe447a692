import type { Collection, Db, PushOperator } from 'mongodb'
import type { Ask } from '../domain/ask.js'
import type { PersonId } from '../domain/person.js'
import type { AskRow } from './ask-rows.js'
import { FOR_OTHERS_MS, gathered } from './gathered.js'

export interface FormOpening {
  ask: Ask['_id']
  by: PersonId
  /** ISO 8601 UTC. */
  at: string
}

/**
 * When people opened the form in which they decide. Noted beside that and never in its way: nobody waits for it, and one that
 * is lost is no harm.
 */
export class FormOpenings {
  private readonly rows: Collection<AskRow>
  readonly #note = gathered<FormOpening, void>((openings) => this.noteAll(openings), FOR_OTHERS_MS)

  constructor(db: Db) {
    this.rows = db.collection<AskRow>('asks')
  }

  /** The first time counts. */
  note(opening: FormOpening): Promise<void> {
    return this.#note(opening)
  }

  private async noteAll(openings: readonly FormOpening[]): Promise<undefined[]> {
    await this.rows.bulkWrite(
      openings.map(({ ask, by, at }) => ({
        updateOne: {
          filter: { _id: ask, state: 'open', 'opened.by': { $ne: by } },
          update: { $push: { opened: { by, at } } as PushOperator<AskRow> },
        },
      })),
      { ordered: false, writeConcern: { w: 1 } },
    )
    return openings.map(() => undefined)
  }
}
