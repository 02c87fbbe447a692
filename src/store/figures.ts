import type { Collection, Db, Filter } from 'mongodb'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { Cycle } from '../domain/cycle.js'
import { type DailySummary, firstOfQuarter } from '../domain/daily-summary.js'
import { followUpSlots } from '../domain/follow-ups.js'
import { SOON_DAYS } from '../domain/standing.js'
import { addDays, dateIn, endOf } from '../domain/working-days.js'
import { CYCLE_STATE_DUE, ZONE_STATE_DUE } from './ask-indexes.js'
import { inAnyPart, timeZonesOf } from './ask-reminders.js'
import { type AskRow, ofAudience } from './ask-rows.js'
import { countPresent, notPaused } from './asks-while-away.js'
import type { Parts } from './policy-progress.js'

/**
 * What a cycle asks its people that is open: how much of it is overdue, and which days are due first and next. What others see
 * to because of an answer is due by itself, and is not among it.
 */
export interface OpenIn {
  overdue: number
  firstDue: CalendarDate
  /** Null where nothing is to come. */
  nextDue: CalendarDate | null
}

type OnTime = DailySummary['onTime']

/** How much is open, overdue and was in time. Whoever sees all of it has it counted in the indexes, and reads no ask. */
export class Figures {
  private readonly rows: Collection<AskRow>

  constructor(db: Db) {
    this.rows = db.collection<AskRow>('asks')
  }

  /**
   * How much is overdue and due at a moment (ISO 8601 UTC), and how much of the quarter's was in time, in these parts of
   * the organisation; in all of it, if none are named. `today` is the reader's.
   */
  async at(
    at: string,
    today: CalendarDate,
    parts: Parts,
  ): Promise<Pick<DailySummary, 'overdue' | 'dueSoon' | 'onTime'>> {
    const [counts, onTime] = await Promise.all([
      this.standing(at, parts),
      this.onTime(firstOfQuarter(today), today, parts),
    ])
    return { ...counts, onTime }
  }

  /** Of each of these cycles in which something is open that waits for nobody's return. */
  async openIn(
    cycles: readonly Pick<Cycle, '_id' | 'process'>[],
    today: CalendarDate,
    parts: Parts,
  ): Promise<Map<string, OpenIn>> {
    const each = await Promise.all(cycles.map((cycle) => this.openOf(cycle, today, parts)))
    return new Map(cycles.flatMap(({ _id }, n) => (each[n] ? [[_id, each[n]] as const] : [])))
  }

  private async openOf(
    { _id: cycle, process }: Pick<Cycle, '_id' | 'process'>,
    today: CalendarDate,
    parts: Parts,
  ): Promise<OpenIn | null> {
    const slots = followUpSlots(process)
    const open: Filter<AskRow> = {
      ...{ cycle, state: 'open', ...inAnyPart(parts) },
      ...(slots.length > 0 ? { slot: { $nin: [...slots] } } : {}),
    }
    const late = { ...open, dueOn: { $lt: today } }
    const asked = { ...open, ...ofAudience }
    const [all, about, firstDue, nextDue] = await Promise.all([
      countPresent(this.rows, late, CYCLE_STATE_DUE),
      // Counted by itself: what is not there stands in no index.
      countPresent(this.rows, { ...late, about: { $gt: '' } }, CYCLE_STATE_DUE),
      this.firstDueOf(asked),
      this.firstDueOf({ ...asked, dueOn: { $gte: today } }),
    ])
    return firstDue === null ? null : { overdue: all - about, firstDue, nextDue }
  }

  private async firstDueOf(open: Filter<AskRow>): Promise<CalendarDate | null> {
    const first = await this.rows.findOne(
      { ...open, ...notPaused },
      { projection: { dueOn: 1 }, sort: { dueOn: 1 }, hint: CYCLE_STATE_DUE },
    )
    return first?.dueOn ?? null
  }

  /** Of what is open at that moment: how much is overdue, and how much is due soon, where its people are. */
  private async standing(at: string, parts: Parts): Promise<{ overdue: number; dueSoon: number }> {
    const zones = await timeZonesOf(this.rows, { state: 'open' })
    const due = (of: (today: CalendarDate) => object) =>
      zones.map((zone) => countPresent(this.rows, openIn(zone, of(dateIn(at, zone)), parts), ZONE_STATE_DUE))
    const [overdue, dueSoon] = await Promise.all([
      Promise.all(due((today) => ({ $lt: today }))),
      Promise.all(due((today) => ({ $gte: today, $lte: addDays(today, SOON_DAYS) }))),
    ])
    return { overdue: sum(overdue), dueSoon: sum(dueSoon) }
  }

  /** Of what was due in that time, how many were answered by the end of their due date where the person was. */
  private async onTime(from: CalendarDate, before: CalendarDate, parts: Parts): Promise<OnTime> {
    const zones = await timeZonesOf(this.rows, {})
    const within = { $gte: from, $lt: before }
    const [answered, open, late] = await Promise.all([
      Promise.all(
        zones.map((zone) =>
          this.rows.countDocuments(
            { ...openIn(zone, within, parts), state: 'answered' },
            { hint: ZONE_STATE_DUE },
          ),
        ),
      ),
      Promise.all(zones.map((zone) => countPresent(this.rows, openIn(zone, within, parts), ZONE_STATE_DUE))),
      this.countAnsweredLate(zones, within, parts),
    ])
    return { inTime: sum(answered) - late, due: sum(answered) + sum(open) }
  }

  /** A stretch of the index for each due date in each zone, which holds nothing but what came too late. */
  private async countAnsweredLate(
    zones: readonly string[],
    within: { $gte: CalendarDate; $lt: CalendarDate },
    parts: Parts,
  ): Promise<number> {
    const ofZones = await Promise.all(
      zones.map(async (zone) => {
        const answered = { 'snapshot.timeZone': zone, state: 'answered' as const }
        const days = await this.rows.distinct('dueOn', { ...answered, dueOn: within })
        return days.map((dueOn) => ({ ...answered, dueOn, 'answer.at': { $gte: endOf(dueOn, zone) } }))
      }),
    )
    const late = ofZones.flat()
    if (late.length === 0) return 0
    return this.rows.countDocuments({ $and: [{ $or: late }, inAnyPart(parts)] }, { hint: ZONE_STATE_DUE })
  }
}

function openIn(zone: string, dueOn: object, parts: Parts): Filter<AskRow> {
  return { 'snapshot.timeZone': zone, state: 'open', dueOn, ...inAnyPart(parts) }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
