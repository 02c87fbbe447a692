import type { Collection, Db, Filter } from 'mongodb'
import type { AccessRow } from '../domain/access-row.js'
import type { Ask, ClosedBecause, Process } from '../domain/ask.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import { canonicalJson } from '../domain/canonical-json.js'
import { CHECK_SLOT } from '../domain/control-check.js'
import type { Cycle } from '../domain/cycle.js'
import type { Objective } from '../domain/document.js'
import type { Figure } from '../domain/figure.js'
import type { MeasureName } from '../domain/measure.js'
import { type MeasuredPeriod, parseMeasured, periodBefore } from '../domain/objective-evaluation.js'
import { REVIEW_SLOT } from '../domain/owners-question.js'
import type { Recurrence } from '../domain/recurrence.js'
import { COURSE_SLOT } from '../domain/training.js'
import { addDays, dateIn, endOf } from '../domain/working-days.js'
import { processesOfActions } from './ask-indexes.js'
import { Decisions } from './decisions.js'

/** What was counted: a share in percent, of how many things, and the ids of the records that show it. Null: of nothing. */
export interface Counted {
  value: number | null
  of: number
  /** Cycles; of orders and corrective actions, the rows themselves. */
  records: string[]
}

/** What a count looks at: the first and the last day, and the instants between which they lie. */
interface Span extends MeasuredPeriod {
  /** ISO 8601 UTC: the first instant, and the first after the last day. */
  after: string
  before: string
  timeZone: string
  /** Within how many days something had to be done. */
  days: number | null
}

const nothing: Counted = { value: null, of: 0, records: [] }

/** Why nobody had to answer: it counts neither for nor against. */
const neededNoMore: readonly ClosedBecause[] = [
  ...(['left', 'superseded', 'changed', 'excepted', 'retired', 'not-needed', 'absent'] as const),
  ...(['handed-on', 'asked-again', 'withdrawn'] as const),
]

/** Of how many periods a figure shows what was before. */
const PERIODS = 5

/** What Steward counts of its own record, so that nobody has to (9.1). All of it is read anew each time. */
export class Measures {
  private readonly asks: Collection<Ask>
  private readonly cycles: Collection<Cycle>
  private readonly rows: Collection<AccessRow>
  private readonly decisions: Decisions

  constructor(db: Db) {
    this.asks = db.collection('asks')
    this.decisions = new Decisions(db)
    this.cycles = db.collection('cycles')
    this.rows = db.collection('access-rows')
  }

  /** @param timeZone the organisation's, in which the days of the period begin and end */
  count(name: MeasureName, days: number | null, period: MeasuredPeriod, timeZone: string): Promise<Counted> {
    const span = {
      ...{ ...period, timeZone, days },
      ...{ after: endOf(addDays(period.from, -1), timeZone), before: endOf(period.until, timeZone) },
    }
    switch (name) {
      case 'access-removal-in-time':
        return this.removals(span)
      case 'training-completed':
        return this.answered(span, 'training', COURSE_SLOT)
      case 'policy-acknowledged':
        return this.answered(span, 'policy-acknowledgement', 'acknowledge')
      case 'checks-in-order':
        return this.checks(span)
      case 'actions-on-time':
        return this.actions(span)
      case 'corrective-actions-effective':
        return this.effects(span)
    }
  }

  /**
   * An objective with its past: where Steward counts it, of the last periods, up to the day before this one; else as its owner
   * said it, evaluation by evaluation.
   */
  async figure(
    objective: Objective,
    recurrence: Recurrence,
    day: CalendarDate,
    timeZone: string,
  ): Promise<Figure> {
    const { measured, id, unit, direction, target } = objective
    if (!measured) return this.said(objective)
    const periods = periodsBefore(day, recurrence)
    const counted = await Promise.all(
      periods.map((period) => this.count(measured.by, measured.days, period, timeZone)),
    )
    const at = (index: number) => counted.at(index)
    return {
      ...{ id, unit, direction, target: Number(target) },
      ...{ now: at(-1)?.value ?? null, before: at(-2)?.value ?? null, records: at(-1)?.records ?? [] },
      trend: periods.map(({ from }, index) => ({ period: from, value: at(index)?.value ?? null })),
    }
  }

  private async said({ id, unit, direction, target }: Objective): Promise<Figure> {
    const answered = await this.asks
      .find({
        ...{ 'subject.id': id, 'subject.type': 'objective', slot: REVIEW_SLOT },
        ...{ process: 'objective-evaluation', state: 'answered' },
      })
      .sort({ 'answer.at': -1 })
      .limit(PERIODS)
      .toArray()
    const trend = answered.reverse().flatMap(({ answer }) => {
      const kept = answer?.measured ? parseMeasured(answer.measured.text) : null
      const period = kept?.from ?? answer?.at.slice(0, 10) ?? ''
      return [{ period, value: kept ? Number(kept.value) : null }]
    })
    return {
      ...{ id, unit, direction, target: Number(target), trend },
      ...{ now: trend.at(-1)?.value ?? null, before: trend.at(-2)?.value ?? null },
      records: answered.slice(-1).map(({ _id }) => _id),
    }
  }

  /**
   * Of what was ordered to be removed and is not wanted any more: how much was done within so many days. Each order counts in
   * the days in which these were over, so that none counts as late before it is.
   */
  private async removals({ after, before, days }: Span): Promise<Counted> {
    const allowed = (days ?? 1) * DAY_MS
    const within = { $gte: earlier(after, allowed), $lt: earlier(before, allowed) }
    const which = { 'order.kind': 'remove', 'order.orderedAt': within, 'order.state': { $ne: 'withdrawn' } }
    const doneAt = { $toDate: { $ifNull: ['$order.done.at', '$order.verified.at'] } }
    const latest = { $add: [{ $toDate: '$order.orderedAt' }, allowed] }
    // Without an instant the day of its doing is null, which comes before all instants.
    const isInTime = { $and: [{ $ne: [doneAt, null] }, { $lte: [doneAt, latest] }] }
    const [[counted], some] = await Promise.all([
      this.rows
        .aggregate<{ of: number; inTime: number }>([
          { $match: which },
          { $group: { _id: null, of: { $sum: 1 }, inTime: { $sum: { $cond: [isInTime, 1, 0] } } } },
        ])
        .toArray(),
      this.rows
        .find<{ _id: string }>(which, {
          projection: { _id: 1 },
          sort: { 'order.orderedAt': 1 },
          limit: RECORDS,
        })
        .toArray(),
    ])
    return shareOf(
      counted?.inTime ?? 0,
      counted?.of ?? 0,
      some.map(({ _id }) => _id),
    )
  }

  /** Of what was due in these days and was needed: how much was answered, whenever that was. */
  private async answered(span: Span, process: Process, slot: string): Promise<Counted> {
    const cycles = await this.cycleIds({ process, dueOn: { $gte: span.from, $lte: span.until } })
    const needed = { cycle: { $in: cycles }, slot, 'closed.because': { $nin: [...neededNoMore] } }
    const [of, done] = await Promise.all([
      this.asks.countDocuments(needed),
      this.asks.countDocuments({ ...needed, state: 'answered' }),
    ])
    return shareOf(done, of, cycles)
  }

  /** Of the checks that closed in these days and had something to check: how many were last found in order. */
  private async checks({ after, before }: Span): Promise<Counted> {
    const closedAt = { $gte: after, $lt: before }
    const cycles = await this.cycleIds({ process: 'control-check', state: 'closed', closedAt })
    const found = new Map<string, string>()
    const answers = this.asks
      .find<Pick<Ask, 'cycle' | 'answer'>>(
        { cycle: { $in: cycles }, slot: CHECK_SLOT, state: 'answered' },
        { projection: { cycle: 1, 'answer.value': 1 } },
      )
      .sort({ 'answer.at': 1 })
    for await (const { cycle, answer } of answers) found.set(cycle, answer?.value ?? '')
    const counted = cycles.filter((cycle) => found.get(cycle) !== 'not-applicable')
    return shareOf(counted.filter((cycle) => found.get(cycle) === 'ok').length, counted.length, counted)
  }

  /**
   * Of the actions that were due in these days, of treatment plans, corrective actions and reviews: how many were said to be
   * done by their day. What somebody approved to be done later is due later.
   */
  private async actions({ from, until, timeZone }: Span): Promise<Counted> {
    const asks = await this.asks
      .find<AskedToDo>(
        {
          ...{ process: { $in: [...processesOfActions] }, dueOn: { $gte: from, $lte: until } },
          slot: { $regex: /^action(-|$)/ },
          'closed.because': { $nin: [...neededNoMore, 'settled'] },
        },
        {
          projection: {
            cycle: 1,
            process: 1,
            slot: 1,
            subject: 1,
            dueOn: 1,
            'answer.value': 1,
            'answer.at': 1,
          },
        },
      )
      .toArray()
    const put = asks.filter(({ answer }) => answer?.value === 'later').map(({ _id }) => _id)
    const decided = await this.decisions.byNonces(put)
    const due = asks.filter(({ _id }) => decided.get(_id)?.state !== 'approved')
    const isOnTime = ({ answer, dueOn }: AskedToDo) =>
      answer?.value === 'done' && dateIn(answer.at, timeZone) <= dueOn
    // Whoever asked for more time in vain is asked the same again: that is one action.
    const actions = new Map<string, boolean>()
    for (const ask of due) {
      const action = canonicalJson([
        ask.process === 'treatment-plan' ? '' : ask.cycle,
        ask.slot,
        ask.subject.id,
      ])
      actions.set(action, actions.get(action) || isOnTime(ask))
    }
    const onTime = [...actions.values()].filter((each) => each)
    return shareOf(onTime.length, actions.size, [...new Set(due.map(({ cycle }) => cycle))])
  }

  /** Of the verdicts on corrective actions that were given in these days: how many found them effective. */
  private async effects({ after, before }: Span): Promise<Counted> {
    const verdicts = await this.asks
      .find<Pick<Ask, 'cycle' | 'answer'>>(
        {
          ...{ process: 'corrective-action', 'answer.at': { $gte: after, $lt: before } },
          ...{ slot: { $regex: /^verify-/ }, state: 'answered' },
        },
        { projection: { cycle: 1, 'answer.value': 1 } },
      )
      .toArray()
    const effective = verdicts.filter(({ answer }) => answer?.value === 'effective')
    return shareOf(effective.length, verdicts.length, [...new Set(verdicts.map(({ cycle }) => cycle))])
  }

  private cycleIds(which: Filter<Cycle>): Promise<string[]> {
    return this.cycles.distinct('_id', which)
  }
}

const DAY_MS = 24 * 60 * 60_000

/** As many of the rows that were counted are named as somebody looks through. */
const RECORDS = 200

type AskedToDo = Pick<Ask, '_id' | 'cycle' | 'process' | 'slot' | 'subject' | 'dueOn' | 'answer'>

/** ISO 8601 UTC. */
function earlier(instant: string, ms: number): string {
  return new Date(Date.parse(instant) - ms).toISOString()
}

function shareOf(part: number, of: number, records: string[]): Counted {
  return of === 0 ? nothing : { value: Math.round((part / of) * 10_000) / 100, of, records }
}

/** The oldest first. */
function periodsBefore(day: CalendarDate, recurrence: Recurrence): MeasuredPeriod[] {
  const periods: MeasuredPeriod[] = []
  let end = day
  for (let counted = 0; counted < PERIODS; counted += 1) {
    const period = periodBefore(end, recurrence)
    periods.unshift(period)
    end = period.from
  }
  return periods
}
