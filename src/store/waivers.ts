import type { Collection, Db, PushOperator } from 'mongodb'
import type { EndedEarly } from '../domain/answer.js'
import type { Ask, AskRef } from '../domain/ask.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { Through } from '../domain/ledger.js'
import type { PersonId } from '../domain/person.js'
import { WAIVER_SLOT } from '../domain/training.js'
import type { AskRow } from './ask-rows.js'
import { keptText, newEvent } from './events.js'
import { withoutOutbox } from './outbox.js'

/** Somebody ends a waiver before its last day, on its way to the record. */
export interface EndingWaiver {
  ask: Pick<AskRef, 'id'>
  by: PersonId
  /** ISO 8601 UTC, milliseconds. */
  at: string
  through: Through
  reason: string
}

/** What was granted stands in the ask by which it was; so does that it ended early. */
const granted = { slot: WAIVER_SLOT, state: 'answered', 'answer.value': 'granted' } as const
const notEnded = { endedEarly: { $exists: false } } as const

/** That somebody need not complete a course until a day. */
export class Waivers {
  private readonly rows: Collection<AskRow>

  constructor(db: Db) {
    this.rows = db.collection<AskRow>('asks')
  }

  /** One guarded write. False where it is over already, or was never granted. */
  async end({ ask, by, at, through, reason }: EndingWaiver): Promise<boolean> {
    const { event, openings } = newEvent({
      type: 'ask.waiver-ended',
      ...{ at, actor: { kind: 'person', id: by }, through },
      about: { collection: 'asks', id: ask.id },
      secrets: { reason },
    })
    const kept = keptText(event, 'reason', reason)
    const endedEarly: EndedEarly = { event: event._id, by, at, through, reason: kept }
    const { modifiedCount } = await this.rows.updateOne(
      { _id: ask.id, ...granted, ...notEnded, 'answer.until': { $gte: at.slice(0, 10) } },
      {
        $set: { endedEarly, receiptOwed: at },
        $push: { outbox: event, openings: { $each: openings } } as PushOperator<AskRow>,
      },
    )
    return modifiedCount === 1
  }

  /** What was said has been told: the messages of whom it concerns, and of whoever asked for it, say so too. Safe to repeat. */
  async told({ _id, about, follows }: Pick<Ask, '_id' | 'about' | 'follows'>, at: string): Promise<void> {
    const shown = [about, follows].flatMap((id) => id ?? [])
    await this.rows.updateMany({ _id: { $in: shown } }, { $set: { receiptOwed: at } })
    await this.rows.updateOne({ _id, outcomeTold: { $exists: false } }, { $set: { outcomeTold: at } })
  }

  /** Those of a course that are in force on that day, the first to end first. */
  async inForce(course: string, today: CalendarDate): Promise<Ask[]> {
    return this.rows
      .find<Ask>(
        { 'subject.id': course, ...granted, ...notEnded, 'answer.until': { $gte: today } },
        withoutOutbox,
      )
      .sort({ 'answer.until': 1 })
      .toArray()
  }
}
