import type { Collection, Db } from 'mongodb'
import type { Ask, Subject } from '../domain/ask.js'
import { REVIEW_SLOT } from '../domain/owners-question.js'
import { withoutOutbox } from './outbox.js'

/** What is known of the reviews of a policy, and of how it fared since. */
export class PolicyReviews {
  private readonly asks: Collection<Ask>
  private readonly exceptions: Collection

  constructor(db: Db) {
    this.asks = db.collection<Ask>('asks')
    this.exceptions = db.collection('exceptions')
  }

  /** The answer of the review before this cycle; null where there was none. */
  last(policy: string, before: string): Promise<Ask | null> {
    return this.asks.findOne<Ask>(
      {
        'subject.id': policy,
        process: 'policy-review',
        slot: REVIEW_SLOT,
        state: 'answered',
        cycle: { $ne: before },
      },
      { ...withoutOutbox, sort: { 'answer.at': -1 } },
    )
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
