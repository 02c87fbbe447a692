import type { Collection, Db, PushOperator } from 'mongodb'
import type { Answer } from '../domain/answer.js'
import type { Ask, AskRef } from '../domain/ask.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { Through } from '../domain/ledger.js'
import type { PersonId } from '../domain/person.js'
import type { AskRow } from './ask-rows.js'
import { keptText, newEvent } from './events.js'

/** Taking an answer back, on its way to the record. */
export interface TakeBack {
  ask: AskRef
  by: PersonId
  /** ISO 8601 UTC, milliseconds. */
  at: string
  through: Through
  reason: string
  /** When the person is reminded of the question that is open again. */
  remindOn: CalendarDate
}

/** Answers that do not count any more: what they said stays in the row, and the question is open again. */
export class TakeBacks {
  private readonly rows: Collection<AskRow>

  constructor(db: Db) {
    this.rows = db.collection<AskRow>('asks')
  }

  /**
   * One guarded write: the answer that the person saw, their own, while it may be taken back. Null when the guard
   * did not match; then nothing was written.
   *
   * @param answer What is taken back, as it was read: it moves to the row's `takenBack` unless it was changed since.
   */
  async take({ ask, by, at, through, reason, remindOn }: TakeBack, answer: Answer): Promise<Ask | null> {
    const { event, openings } = newEvent({
      type: 'ask.taken-back',
      at,
      actor: { kind: 'person', id: by },
      through,
      about: { collection: 'asks', id: ask.id },
      data: { revision: ask.revision, answer: answer.event },
      secrets: { reason },
    })
    const { takeBackUntil: _over, ...former } = answer
    return this.rows.findOneAndUpdate(
      {
        _id: ask.id,
        state: 'answered',
        revision: ask.revision,
        'answer.by': by,
        'answer.event': answer.event,
        'answer.takeBackUntil': { $gte: at },
      },
      {
        $set: { state: 'open', receiptOwed: at, remindOn },
        $unset: { answer: '' },
        $inc: { revision: 1 },
        $push: {
          takenBack: {
            answer: former,
            event: event._id,
            by,
            at,
            through,
            reason: keptText(event, 'reason', reason),
          },
          outbox: event,
          openings: { $each: openings },
        } as PushOperator<AskRow>,
      },
      { returnDocument: 'after' },
    )
  }
}
