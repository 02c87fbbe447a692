import type { Collection, Db, Filter, PushOperator, UpdateFilter } from 'mongodb'
import { type Ask, askedNow } from '../domain/ask.js'
import type { Actor, Through } from '../domain/ledger.js'
import type { Coordinator } from '../domain/organisation.js'
import type { CalendarDate, PersonId } from '../domain/person.js'
import type { Escalation } from '../domain/reminders.js'
import { addDays, dateIn, endOf } from '../domain/working-days.js'
import type { AskRow } from './asks.js'
import { notPaused } from './asks-while-away.js'
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

/** What is open in a cycle: how much, of that how much is overdue, and which days are due first and next. */
export interface OpenIn {
  open: number
  overdue: number
  firstDue: CalendarDate
  /** Null where nothing is to come. */
  nextDue: CalendarDate | null
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

  /** In which zones somebody is asked something: each is one step along an index, however many are asked. */
  async timeZones(): Promise<string[]> {
    const zones: string[] = []
    for (;;) {
      const others = { state: 'open' as const, 'snapshot.timeZone': { $gt: zones.at(-1) ?? '' } }
      const next = await this.rows.findOne(others, {
        projection: { 'snapshot.timeZone': 1 },
        sort: { 'snapshot.timeZone': 1 },
      })
      if (!next) return zones
      zones.push(next.snapshot.timeZone)
    }
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
    const late = await this.rows.distinct('askedOf', { $and: [await this.lateAt(at, whom), seenOf(whom)] })
    return late.filter((person) => person !== whom.seenBy)
  }

  /** With how many questions they are late at that moment. */
  async countLate(whom: Whom, at: string): Promise<number> {
    const others = { askedOf: { $ne: whom.seenBy } }
    return this.rows.countDocuments({ $and: [await this.lateAt(at, whom), seenOf(whom), others] })
  }

  /** What these of them are late with at that moment, as far as it is for somebody who sees to them to know. */
  async lateOf(people: readonly PersonId[], whom: Whom, at: string): Promise<Ask[]> {
    const theirs = { askedOf: { $in: [...people] } }
    return this.rows.find({ $and: [await this.lateAt(at, whom), seenOf(whom), theirs] }).toArray()
  }

  /** Open, and over where its person is, who is there; of one cycle or of all. */
  private async lateAt(at: string, { cycle }: Pick<Whom, 'cycle'>): Promise<Filter<AskRow>> {
    const late = await this.openAt(at, (today) => ({ $lt: today }))
    return cycle === undefined ? late : { cycle, ...late }
  }

  /** Open and due so, seen from the day that it is where its person is, who is there. */
  private async openAt(at: string, due: (today: CalendarDate) => object): Promise<Filter<AskRow>> {
    const zones = await this.timeZones()
    const those = zones.map((zone) => ({ 'snapshot.timeZone': zone, dueOn: due(dateIn(at, zone)) }))
    return { state: 'open', ...notPaused, $or: those.length > 0 ? those : [{ dueOn: '' }] }
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

  /** Of what is open at that moment: how much is overdue, and how much is due within so many days. */
  async standing(
    at: string,
    days: number,
    parts: readonly Coordinator['of'][],
  ): Promise<{ overdue: number; dueSoon: number }> {
    const [late, soon] = await Promise.all([
      this.openAt(at, (today) => ({ $lt: today })),
      this.openAt(at, (today) => ({ $gte: today, $lte: addDays(today, days) })),
    ])
    const [overdue, dueSoon] = await Promise.all(
      [late, soon].map((due) => this.rows.countDocuments({ $and: [due, inAnyPart(parts)] })),
    )
    return { overdue: overdue ?? 0, dueSoon: dueSoon ?? 0 }
  }

  /** Of each of these cycles in which something is open that waits for nobody's return. */
  async openIn(
    cycles: readonly string[],
    today: CalendarDate,
    parts: readonly Coordinator['of'][],
  ): Promise<Map<string, OpenIn>> {
    const which = { cycle: { $in: [...cycles] }, state: 'open', ...notPaused, ...inAnyPart(parts) }
    const isOverdue = { $lt: ['$dueOn', today] }
    const groups = await this.rows
      .aggregate<OpenIn & { _id: string }>([
        { $match: which },
        {
          $group: {
            _id: '$cycle',
            open: { $sum: 1 },
            overdue: { $sum: { $cond: [isOverdue, 1, 0] } },
            firstDue: { $min: '$dueOn' },
            nextDue: { $min: { $cond: [isOverdue, null, '$dueOn'] } },
          },
        },
      ])
      .toArray()
    return new Map(groups.map(({ _id, ...open }) => [_id, open]))
  }

  /** Of what was due in that time, how many were answered by the end of their due date where the person was. */
  async onTime(
    from: CalendarDate,
    before: CalendarDate,
    parts: readonly Coordinator['of'][],
  ): Promise<{ inTime: number; due: number }> {
    const groups = this.rows.aggregate<AnsweredAt>([
      {
        $match: {
          $and: [{ $or: [{ state: 'answered' }, { state: 'open', ...notPaused }] }, inAnyPart(parts)],
          dueOn: { $gte: from, $lt: before },
        },
      },
      {
        $group: {
          _id: { dueOn: '$dueOn', timeZone: '$snapshot.timeZone', state: '$state', at: answeredAt },
          n: { $sum: 1 },
        },
      },
    ])
    const counts = { inTime: 0, due: 0 }
    for await (const group of groups) {
      counts.due += group.n
      if (wasInTime(group)) counts.inTime += group.n
    }
    return counts
  }
}

/** How many were answered within one minute, of those with one due date in one zone. */
interface AnsweredAt {
  _id: { dueOn: CalendarDate; timeZone: string; state: Ask['state']; at: string | null }
  n: number
}

/**
 * An aggregation's expression: to the minute, `2026-03-09T08:14`, where the zone decides whether that was in time; null
 * before the due date begins anywhere, which is in time everywhere. Working out each one's day costs ten times as much.
 */
const answeredAt = {
  $cond: [{ $lt: ['$answer.at', '$dueOn'] }, null, { $substrBytes: ['$answer.at', 0, 16] }],
}

function wasInTime({ _id: { dueOn, timeZone, state, at } }: AnsweredAt): boolean {
  if (state !== 'answered') return false
  return at === null || at < endOf(dueOn, timeZone).slice(0, at.length)
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

/** `DE` stands for all of Germany, `DE-HH` for Hamburg. */
function inPart(part: Coordinator['of']): Record<string, unknown> {
  if ('department' in part) return { 'snapshot.department': part.department }
  return { 'snapshot.country': { $in: [part.country, new RegExp(`^${part.country}-`)] } }
}
