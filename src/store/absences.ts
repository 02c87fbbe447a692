import { randomBytes } from 'node:crypto'
import type { Collection, Db, IndexDescription } from 'mongodb'
import { z } from 'zod'
import { type Absence, type Away, awayOn, type PersonAbsences, type Planned } from '../domain/absence.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { Actor, LedgerEvent, Opening, Through } from '../domain/ledger.js'
import type { PersonId } from '../domain/person.js'
import { isDuplicateKey } from './duplicate-key.js'
import { newEvent } from './events.js'
import { type WithOutbox, withoutOutbox } from './outbox.js'
import type { Shown } from './verify-rows.js'

type Row = PersonAbsences & WithOutbox

export const absenceIndexes: IndexDescription[] = [
  { name: 'last-day', key: { 'absences.to': 1 } },
  { name: 'delegate', key: { 'absences.delegate': 1, 'absences.to': 1 } },
]

/** Who sets or ends an absence, and through what. */
export interface SetBy {
  actor: Actor
  through: Through
  /** ISO 8601 UTC, milliseconds. */
  at: string
}

/** What stands for nobody, and for no day, where a commitment needs a text. */
const none = 'none'

/** The absences of people: a document a person, changed by one guarded write each time. */
export class Absences {
  private readonly rows: Collection<Row>

  constructor(db: Db) {
    this.rows = db.collection('absences')
  }

  /** What is on record of this person; nothing yet has revision 0. */
  async of(person: PersonId): Promise<PersonAbsences> {
    return (await this.ofAll([person])).get(person) ?? noneOf(person)
  }

  /** Whoever never was away is left out. */
  async ofAll(people: readonly PersonId[]): Promise<Map<PersonId, PersonAbsences>> {
    const rows = await this.rows.find<PersonAbsences>({ _id: { $in: [...people] } }, withoutOutbox).toArray()
    return new Map(rows.map((row) => [row._id, row]))
  }

  /** Everybody of whom anything is on record. */
  everyone(): AsyncIterable<PersonAbsences> {
    return this.rows.find<PersonAbsences>({}, { ...withoutOutbox, batchSize: 1_000 })
  }

  /** Who is away on this day, each in their own zone. */
  async *awayOn(day: CalendarDate): AsyncIterable<{ person: PersonId; away: Away }> {
    for await (const { _id, absences } of this.between(day, day)) {
      const away = awayOn(absences, day)
      if (away) yield { person: _id, away }
    }
  }

  /** Who may be away on one of these days: the last one of an absence that was ended early is not looked at. */
  between(first: CalendarDate, last: CalendarDate): AsyncIterable<PersonAbsences> {
    return this.rows.find<PersonAbsences>(
      { absences: { $elemMatch: { from: { $lte: last }, to: { $gte: first } } } },
      { ...withoutOutbox, batchSize: 1_000 },
    )
  }

  /** Who named one of these people as their delegate for that day or a later one. */
  async naming(delegates: readonly PersonId[], day: CalendarDate): Promise<PersonAbsences[]> {
    const named = { $elemMatch: { delegate: { $in: [...delegates] }, to: { $gte: day } } }
    return this.rows.find<PersonAbsences>({ absences: named }, withoutOutbox).toArray()
  }

  /** Puts an absence in the place of those that it takes in; null when the row has changed since it was read. */
  async set(
    before: PersonAbsences,
    planned: Planned,
    replaces: readonly Absence[],
    by: SetBy,
  ): Promise<Absence | null> {
    const { from, to, delegate, source } = planned
    const change = newEvent({
      type: 'person.away-set',
      ...by,
      about: { collection: 'absences', id: before._id },
      data: { source, replaces: replaces.length },
      secrets: { from, to, delegate: delegate ?? none },
    })
    const absence: Absence = {
      id: `a_${randomBytes(12).toString('base64url')}`,
      ...planned,
      setBy: personOf(by.actor),
      setAt: by.at,
      event: change.event._id,
    }
    const kept = before.absences.filter(({ id }) => !replaces.some((each) => each.id === id))
    return (await this.change(before, [...kept, absence], change)) ? absence : null
  }

  /** Ends an absence; `lastDay` null calls it off. False when the row has changed since it was read. */
  async end(
    before: PersonAbsences,
    absence: Absence,
    lastDay: CalendarDate | null,
    by: SetBy,
  ): Promise<boolean> {
    const change = newEvent({
      type: 'person.away-ended',
      ...by,
      about: { collection: 'absences', id: before._id },
      secrets: { lastDay: lastDay ?? none },
    })
    const ended = { lastDay, by: personOf(by.actor), at: by.at, event: change.event._id }
    const absences = before.absences.map((each) => (each.id === absence.id ? { ...each, ended } : each))
    return this.change(before, absences, change)
  }

  private async change(
    { _id, revision }: PersonAbsences,
    absences: Absence[],
    { event, openings }: { event: LedgerEvent; openings: Opening[] },
  ): Promise<boolean> {
    try {
      const { matchedCount, upsertedCount } = await this.rows.updateOne(
        { _id, revision },
        {
          $set: { absences, revision: revision + 1 },
          $setOnInsert: { v: 1 },
          $push: { outbox: event, openings: { $each: openings } },
        },
        { upsert: revision === 0 },
      )
      return matchedCount + upsertedCount === 1
    } catch (error) {
      if (isDuplicateKey(error)) return false
      throw error
    }
  }
}

function noneOf(person: PersonId): PersonAbsences {
  return { _id: person, v: 1, revision: 0, absences: [] }
}

function personOf(actor: Actor): PersonId | null {
  return actor.kind === 'person' ? actor.id : null
}

const Ended = z.object({
  lastDay: z.string().nullable(),
  by: z.string().nullable(),
  at: z.string(),
  event: z.string(),
})
const AbsencesShow = z.object({
  absences: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      delegate: z.string().nullable(),
      setBy: z.string().nullable(),
      setAt: z.string(),
      event: z.string(),
      ended: Ended.optional(),
    }),
  ),
})

/** Whoever forges a delegate can decide in somebody's stead: what a row shows is held against the ledger. */
export function absencesShown(row: unknown): Shown[] {
  const { absences } = AbsencesShow.parse(row)
  return absences.flatMap(({ from, to, delegate, setBy, setAt, event, ended }) => {
    const set = { event, by: setBy ?? 'operator', at: setAt }
    return [
      { ...set, field: 'from', value: from },
      { ...set, field: 'to', value: to },
      { ...set, field: 'delegate', value: delegate ?? none },
      ...(ended
        ? [
            {
              event: ended.event,
              by: ended.by ?? 'operator',
              at: ended.at,
              field: 'lastDay',
              value: ended.lastDay ?? none,
            },
          ]
        : []),
    ]
  })
}
