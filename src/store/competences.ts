import type { Collection, Db, Filter } from 'mongodb'
import type { Ask } from '../domain/ask.js'
import type { Competence } from '../domain/competence.js'
import type { Cycle } from '../domain/cycle.js'
import { Definitions, definitionIndexes } from './definitions.js'
import { gathered } from './gathered.js'
import { withoutOutbox } from './outbox.js'

export const competenceIndexes = definitionIndexes('competence')

/** What roles demand of whoever holds them, as it was imported, and what was asked about it. */
export class Competences extends Definitions<Competence> {
  private readonly asks: Collection<Ask>
  private readonly cycles: Collection<Cycle>
  readonly #allAsks = gathered<string, Ask[]>(async (competences) => {
    const all = await this.asks
      .find<Ask>({ $or: competences.map(about) }, withoutOutbox)
      .sort({ openedAt: 1, _id: 1 })
      .toArray()
    return competences.map((each) => all.filter(({ subject }) => subject.id.startsWith(`${each}/`)))
  })

  constructor(db: Db) {
    super(db, 'competences', 'competence')
    this.asks = db.collection('asks')
    this.cycles = db.collection('cycles')
  }

  /** Who holds it, and when it is asked whether something worked, is not part of what is decided on. */
  async held(id: string, by: Pick<Competence, 'holders' | 'verdictAfterMonths'>): Promise<void> {
    await this.versions.updateOne({ _id: id }, { $set: by } as { $set: Partial<Competence> })
  }

  /** All that was ever asked about a competence, of whomever. */
  allAsks(competence: string): Promise<Ask[]> {
    return this.#allAsks(competence)
  }

  /** The holders have been told what was found. */
  async told({ _id }: Pick<Ask, '_id'>): Promise<void> {
    await this.asks.updateOne({ _id }, { $unset: { takeOverOwed: '' } })
  }

  /** Reviews in which nobody is there who may assess, see to a gap, or say whether it worked. */
  blocked(): Promise<Cycle[]> {
    const which = { process: 'competence-review', state: 'open', nobodySince: { $exists: true } } as const
    return this.cycles.find<Cycle>(which, withoutOutbox).toArray()
  }
}

/** Ids of competences hold neither `/` nor what comes after it. */
function about(competence: string): Filter<Ask> {
  return { 'subject.id': { $gte: `${competence}/`, $lt: `${competence}0` }, process: 'competence-review' }
}
