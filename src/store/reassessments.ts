import type { Collection, Db } from 'mongodb'
import type { Ask } from '../domain/ask.js'
import type { PersonId } from '../domain/person.js'
import { REASSESS_SLOT } from '../domain/risk-reassessment.js'
import type { AskRow } from './ask-rows.js'
import { closedBy, closeOpen } from './closing-asks.js'
import { withoutOutbox } from './outbox.js'

/** Closed for one of these, a question is put again: nobody has answered it yet. */
const putAgain = ['left', 'changed', 'handed-on'] as const

/** The questions by which risks are assessed anew, as the workflow of their cycle sees them. */
export class Reassessments {
  private readonly asks: Collection<AskRow>

  constructor(db: Db) {
    this.asks = db.collection<AskRow>('asks')
  }

  /** What was answered in a cycle, and its risk has not taken over. */
  owing(cycle: string): Promise<Ask[]> {
    return this.asks.find<Ask>({ cycle, takeOverOwed: { $exists: true } }, withoutOutbox).toArray()
  }

  /** The risks of a cycle about which somebody is asked. */
  openAbout(cycle: string): Promise<string[]> {
    return this.asks.distinct('subject.id', { cycle, state: 'open' })
  }

  countOpen(cycle: string): Promise<number> {
    return this.asks.countDocuments({ cycle, state: 'open' })
  }

  /** The risks of a cycle of which nobody is asked, since whoever was has left or the risk was written down anew. */
  async dueAnew(cycle: string): Promise<string[]> {
    const isOther = { $not: [{ $in: ['$closed.because', [...putAgain]] }] }
    const stands = {
      $or: [
        { $eq: ['$state', 'open'] },
        { $and: [{ $eq: ['$slot', REASSESS_SLOT] }, { $or: [{ $eq: ['$state', 'answered'] }, isOther] }] },
      ],
    }
    const rows = await this.asks
      .aggregate<{ _id: string }>([
        { $match: { cycle } },
        { $group: { _id: '$subject.id', stands: { $max: stands } } },
        { $match: { stands: false } },
        { $sort: { _id: 1 } },
      ])
      .toArray()
    return rows.map(({ _id }) => _id)
  }

  /** What waits for this person in a cycle. */
  openOf(person: PersonId, cycle: string): Promise<Ask[]> {
    return this.asks
      .find<Ask>({ mayAnswer: person, state: 'open', cycle, slot: REASSESS_SLOT }, withoutOutbox)
      .sort({ _id: 1 })
      .toArray()
  }

  /** What other cycles ask about these risks is asked no more: it is asked here. */
  async supersede(risks: readonly string[], cycle: string, at: string): Promise<void> {
    const process = 'risk-reassessment'
    const elsewhere = { 'subject.id': { $in: [...risks] }, process, cycle: { $ne: cycle } } as const
    await closeOpen(this.asks, elsewhere, 'superseded', at, closedBy(process))
  }
}
