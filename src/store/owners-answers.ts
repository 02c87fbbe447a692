import type { Collection, Db } from 'mongodb'
import type { Ask } from '../domain/ask.js'
import { REVIEW_SLOT } from '../domain/owners-question.js'
import { type Programme, subjectTypes } from '../domain/programme.js'
import { withoutOutbox } from './outbox.js'

/** What owners answered, by what they were asked about. */
export class OwnersAnswers {
  private readonly asks: Collection<Ask>

  constructor(db: Db) {
    this.asks = db.collection<Ask>('asks')
  }

  /** The newest answer about it, but for those of this cycle; null where there was none. */
  last({ process, subject }: Pick<Programme, 'process' | 'subject'>, before = ''): Promise<Ask | null> {
    return this.asks.findOne<Ask>(
      {
        ...{ 'subject.id': subject, 'subject.type': subjectTypes[process], slot: REVIEW_SLOT, process },
        ...{ state: 'answered', cycle: { $ne: before } },
      },
      { ...withoutOutbox, sort: { 'answer.at': -1 } },
    )
  }
}
