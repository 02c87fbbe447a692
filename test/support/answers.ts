import type { Db } from 'mongodb'
import type { LedgerEvent, Opening } from '../../src/domain/ledger.js'
import { newEvent } from '../../src/store/events.js'
import type { WithOutbox } from '../../src/store/outbox.js'
import type { Shown } from '../../src/store/verify-rows.js'

export interface AnsweredRow extends WithOutbox {
  _id: string
  answer: { event: string; value: string; by: string; at: string }
}

/** An ask as it stands after someone answered it. */
export function answered(id: string, value = 'acknowledged', at = new Date().toISOString()): AnsweredRow {
  const { event, openings } = answerEvent(id, value, at)
  return {
    _id: id,
    answer: { event: event._id, value, by: 'p_1', at },
    outbox: [event],
    openings,
  }
}

export function answerEvent(
  id: string,
  value: string,
  at = new Date().toISOString(),
): { event: LedgerEvent; openings: Opening[] } {
  return newEvent({
    ...{ type: 'ask.answered', at },
    actor: { kind: 'person', id: 'p_1' },
    through: { kind: 'chat', platform: 'slack' },
    about: { collection: 'asks', id, version: '3' },
    secrets: { answer: value },
  })
}

/** What such a row shows beside its openings. */
export function answerShown(row: unknown): Shown[] {
  const { event, value, by, at } = (row as AnsweredRow).answer
  return [{ event, field: 'answer', value, by, at }]
}

export function asksOf(db: Db) {
  return db.collection<AnsweredRow>('asks')
}
