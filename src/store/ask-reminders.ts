import type { Collection, Db, Filter, PushOperator, UpdateFilter } from 'mongodb'
import { type Ask, askedNow } from '../domain/ask.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { Actor, Through } from '../domain/ledger.js'
import type { Coordinator } from '../domain/organisation.js'
import type { PersonId } from '../domain/person.js'
import type { Escalation } from '../domain/reminders.js'
import { dateIn } from '../domain/working-days.js'
import type { AskRow } from './ask-rows.js'
import { countPresent, notPaused } from './asks-while-away.js'
import { newEvent } from './events.js'

/** Whom somebody sees to: by whom people report to, where they belong, and what has come to this one. */
export interface Whom {
  seenBy: PersonId
  reports: readonly PersonId[]
  /** Of which parts, too; none of them means everybody, null nobody else. */
  parts: readonly Coordinator['of'][] | null
  /** Only what this cycle asks. */
  cycle?: string
}

/** An ask that goes a step further, and who hears of it. */
export interface Escalated {
  ask: string
  step: Escalation
  to: readonly PersonId[]
}

/** An ask that a coordinator hands on, and the day on which its person reads so. */
export interface HandedUp {
  ask: string
  on: CalendarDate
}

/** What is known of an ask when its next reminder is set. */
export interface Reminded {
  ask: string
  remindOn: CalendarDate
  /** Set once: the day on which a message first named it. */
  toldOn?: CalendarDate
}

/** Whose message of the day tells of all that is late by then (ISO 8601 UTC). */
export interface Told {
  person: PersonId
  asOf: string
}

/** The asks as the reminders' clock sees them: what is to be named, what is late, who has to hear of it. */
export class AskReminders {
  private readonly rows: Collection<AskRow>

  constructor(db: Db) {
    this.rows = db.collection<AskRow>('asks')
  }

  /** In which zones somebody is asked something. */
  timeZones(): Promise<string[]> {
    return timeZonesOf(this.rows, { state: 'open' })
  }

  /** Everybody in that zone who has something to be reminded of on that day, as often as they have something. */
  async *toRemind(timeZone: string, day: CalendarDate): AsyncIterable<PersonId> {
    const asks = this.rows
      .find({ state: 'open', 'snapshot.timeZone': timeZone, remindOn: { $lte: day } })
      .project<Pick<Ask, 'mayAnswer' | 'delegated' | 'paused'>>({ mayAnswer: 1, delegated: 1, paused: 1 })
      .batchSize(1_000)
    for await (const ask of asks) yield* askedNow(ask)
  }

  /** Everything that is open for these people and waits for nobody's return. */
  async openFor(people: readonly PersonId[]): Promise<Ask[]> {
    return this.rows.find({ mayAnswer: { $in: [...people] }, state: 'open', ...notPaused }).toArray()
  }

  async reminded(asks: readonly Reminded[]): Promise<void> {
    if (asks.length === 0) return
    await this.rows.bulkWrite(
      asks.map(({ ask, ...set }) => ({
        updateOne: { filter: { _id: ask, state: 'open' }, update: { $set: set } },
      })),
      { ordered: false },
    )
  }

  /** Whoever of these is late with something at that moment (ISO 8601 UTC), where they are. */
  async latePeople(whom: Whom, at: string): Promise<PersonId[]> {
    const zones = await this.timeZones()
    const inZones = await Promise.all(zones.map((zone) => this.latePeopleIn(lateIn(zone, at, whom))))
    return [...new Set(inZones.flat())].filter((person) => person !== whom.seenBy)
  }

  /** Of the few who wait for somebody's return it is looked who is late with something else: nobody else is read. */
  private async latePeopleIn(late: Filter<AskRow>): Promise<PersonId[]> {
    const [all, paused] = await Promise.all([
      this.rows.distinct('askedOf', late),
      this.rows
        .find({ $and: [late, { state: 'open', 'paused.until': { $exists: true } }] }, { hint: 'paused' })
        .project<Pick<Ask, 'askedOf'>>({ _id: 0, askedOf: 1 })
        .toArray(),
    ])
    const waiting = paused.map(({ askedOf }) => askedOf)
    if (waiting.length === 0) return all
    const those = { $and: [late, { askedOf: { $in: waiting } }, notPaused] }
    const others = new Set(waiting)
    for (const person of await this.rows.distinct('askedOf', those)) others.delete(person)
    return all.filter((person) => !others.has(person))
  }

  /** With how many questions they are late at that moment. */
  async countLate(whom: Whom, at: string): Promise<number> {
    const zones = await this.timeZones()
    const counts = await Promise.all(
      zones.map(async (zone) => {
        const late = lateIn(zone, at, whom)
        const [all, own] = await Promise.all([
          countPresent(this.rows, late),
          countPresent(this.rows, { $and: [late, { askedOf: whom.seenBy }] }),
        ])
        return all - own
      }),
    )
    return counts.reduce((sum, count) => sum + count, 0)
  }

  /** What these of them are late with at that moment, as far as it is for somebody who sees to them to know. */
  async lateOf(people: readonly PersonId[], whom: Whom, at: string): Promise<Ask[]> {
    const theirs = { askedOf: { $in: [...people] } }
    return this.rows.find({ $and: [await this.lateAt(at, whom), seenOf(whom), theirs] }).toArray()
  }

  /** Open, and over where its person is, who is there; of one cycle or of all. */
  private async lateAt(at: string, { cycle }: Pick<Whom, 'cycle'>): Promise<Filter<AskRow>> {
    const zones = await this.timeZones()
    const those = zones.map((zone) => ({ 'snapshot.timeZone': zone, dueOn: { $lt: dateIn(at, zone) } }))
    const late: Filter<AskRow> = {
      state: 'open',
      ...notPaused,
      $or: those.length > 0 ? those : [{ dueOn: '' }],
    }
    return cycle === undefined ? late : { cycle, ...late }
  }

  /** What is overdue in a zone on that day and may go a step further. */
  async *overdue(timeZone: string, day: CalendarDate): AsyncIterable<Ask> {
    yield* this.rows
      .find({
        state: 'open',
        'snapshot.timeZone': timeZone,
        dueOn: { $lt: day },
        'escalated.step': { $ne: 'isms-lead' },
        ...notPaused,
      })
      .batchSize(1_000)
  }

  /** The person is reminded on the same day, so that both read the same. Guarded: each step is taken once. */
  async escalate(escalated: readonly Escalated[], on: CalendarDate, at: string): Promise<void> {
    if (escalated.length === 0) return
    await this.rows.bulkWrite(
      escalated.map(({ ask, step, to }) => {
        const { event } = newEvent({
          type: 'ask.escalated',
          at,
          actor: { kind: 'steward' },
          through: { kind: 'workflow', process: 'reminders' },
          about: { collection: 'asks', id: ask },
          data: { step, to: [...to].join(' ') },
        })
        const update: UpdateFilter<AskRow> = {
          $set: { escalated: { step, on, at }, remindOn: on },
          $addToSet: { lateFor: { $each: [...to] }, tell: { $each: [...to] } },
          $push: { outbox: event } as PushOperator<AskRow>,
        }
        return { updateOne: { filter: { _id: ask, state: 'open', 'escalated.step': { $ne: step } }, update } }
      }),
      { ordered: false },
    )
  }

  /** A coordinator hands on what is late to the ISMS lead; doing it twice is doing it once. */
  async handUp(
    handed: readonly HandedUp[],
    to: PersonId,
    at: string,
    by: { actor: Actor; through: Through },
  ): Promise<void> {
    await this.rows.bulkWrite(
      handed.map(({ ask, on }) => {
        const about = { collection: 'asks', id: ask }
        const { event } = newEvent({
          type: 'ask.escalated',
          at,
          ...by,
          about,
          data: { step: 'isms-lead', to },
        })
        const update: UpdateFilter<AskRow> = {
          $set: { escalated: { step: 'isms-lead', on, at }, remindOn: on },
          $addToSet: { lateFor: to, tell: to },
          $push: { outbox: event } as PushOperator<AskRow>,
        }
        return { updateOne: { filter: { _id: ask, state: 'open', lateFor: { $ne: to } }, update } }
      }),
      { ordered: false },
    )
  }

  /** Who has to hear that somebody is late. */
  async toTell(): Promise<PersonId[]> {
    const told = await this.rows.distinct('tell', { tell: { $exists: true } })
    return told.filter((person) => person !== undefined)
  }

  /** What of other people's is late that each of these people should know of. */
  async lateFor(people: readonly PersonId[]): Promise<Ask[]> {
    return this.rows
      .find({ lateFor: { $in: [...people] }, state: 'open', ...notPaused })
      .sort({ dueOn: 1, _id: 1 })
      .toArray()
  }

  /** How many people are late that this person should know of. */
  async countLateFor(person: PersonId): Promise<number> {
    return (await this.rows.distinct('askedOf', { lateFor: person, state: 'open', ...notPaused })).length
  }

  /** A message tells of what had gone further by the time that it was made, and waits for nobody's return. */
  async told(told: readonly Told[]): Promise<void> {
    if (told.length === 0) return
    await this.rows.bulkWrite(
      told.map(({ person, asOf }) => ({
        updateMany: {
          filter: { tell: person, 'escalated.at': { $not: { $gt: asOf } }, ...notPaused },
          update: { $pull: { tell: person } },
        },
      })),
      { ordered: false },
    )
  }

  /** What was settled since is told to none of these people any more. */
  async toldNoMore(people: readonly PersonId[]): Promise<void> {
    const them = { $in: [...people] }
    await this.rows.updateMany({ tell: them, state: { $ne: 'open' } }, { $pull: { tell: them } })
  }
}

/** The zones in which such a question was put: each is one step along an index, however many are asked. */
export async function timeZonesOf(rows: Collection<AskRow>, which: Filter<AskRow>): Promise<string[]> {
  const zones: string[] = []
  for (;;) {
    const next = await rows.findOne(
      { ...which, 'snapshot.timeZone': { $gt: zones.at(-1) ?? '' } },
      { projection: { 'snapshot.timeZone': 1 }, sort: { 'snapshot.timeZone': 1 } },
    )
    if (!next) return zones
    zones.push(next.snapshot.timeZone)
  }
}

/** In one of these parts of the organisation; anywhere, if there are none. */
export function inAnyPart(parts: readonly Coordinator['of'][]): { $or?: Record<string, unknown>[] } {
  return parts.length === 0 ? {} : { $or: parts.map(inPart) }
}

/** What somebody sees of others: all of their own people and of their parts, else what has come to them. */
function seenOf({ seenBy, reports, parts }: Whom): Filter<AskRow> {
  if (parts?.length === 0) return {}
  return { $or: [{ lateFor: seenBy }, { askedOf: { $in: [...reports] } }, ...(parts ?? []).map(inPart)] }
}

/** Open, and over in that zone at that moment, as far as it is for somebody to know. */
function lateIn(zone: string, at: string, whom: Whom): Filter<AskRow> {
  const { cycle } = whom
  const open = { 'snapshot.timeZone': zone, state: 'open' as const, dueOn: { $lt: dateIn(at, zone) } }
  return { ...open, ...(cycle === undefined ? {} : { cycle }), ...seenOf(whom) }
}

/** `DE` stands for all of Germany, `DE-HH` for Hamburg. */
function inPart(part: Coordinator['of']): Record<string, unknown> {
  if ('department' in part) return { 'snapshot.department': part.department }
  return { 'snapshot.country': { $in: [part.country, new RegExp(`^${part.country}-`)] } }
}
