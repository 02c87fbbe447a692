import type { Collection, Db } from 'mongodb'
import type { Ask, Subject } from '../domain/ask.js'

/** How a policy fared, as whoever reviews it wants to know. */
export class PolicyReviews {
  private readonly asks: Collection<Ask>
  private readonly exceptions: Collection

  constructor(db: Db) {
    this.asks = db.collection<Ask>('asks')
    this.exceptions = db.collection('exceptions')
  }

  /** How many said of this version that they cannot acknowledge it. */
  declines({ id, version }: Pick<Subject, 'id' | 'version'>): Promise<number> {
    return this.asks.countDocuments({
      'subject.id': id,
      'subject.version': version,
      slot: 'acknowledge',
      declined: { $exists: true },
    })
  }

  exceptionsInForce(policy: string): Promise<number> {
    return this.exceptions.countDocuments({ 'subject.id': policy, state: 'in-force' })
  }
}
