import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { Figure } from '../../../domain/figure.js'
import type { Period } from '../../../domain/review-pack.js'
import { dateIn } from '../../../domain/working-days.js'
import { periodsUpTo } from './periods.js'

/** Something of the record that happened at a moment: ISO 8601 UTC. */
export interface Happened {
  record: string
  at: string
}

/**
 * How many things happened in the period, and in those before. Before the first of all was recorded nobody knows: that is
 * null, and never 0.
 *
 * @param first The day from which on it was recorded at all; null: it never was.
 */
export function countedIn(
  id: string,
  happened: readonly Happened[],
  {
    period,
    before,
    timeZone,
    first,
  }: { period: Period; before: Period; timeZone: string; first: CalendarDate | null },
): Figure {
  const days = happened.map((each) => ({ ...each, on: dateIn(each.at, timeZone) }))
  const inside = ({ from, to }: Period) => days.filter(({ on }) => on >= from && on <= to)
  const count = (each: Period) => (first === null || each.to < first ? null : inside(each).length)
  const all = periodsUpTo(period, before)
  return {
    ...{ id, unit: 'count', direction: 'down', now: count(period), before: count(before) },
    trend: all.map((each) => ({ period: each.from, value: count(each) })),
    records: inside(period).map(({ record }) => record),
  }
}

/** Something that stood for some time: from when, and until when it ended, if it did (ISO 8601 UTC). */
export interface Stood {
  record: string
  since: string
  until?: string
}

/** How many stood at the end of the period, and at the end of those before. Before the first was recorded nobody knows. */
export function stoodIn(
  id: string,
  stood: readonly Stood[],
  {
    period,
    before,
    timeZone,
    first,
  }: { period: Period; before: Period; timeZone: string; first: CalendarDate | null },
): Figure {
  const days = stood.map(({ record, since, until }) => ({
    ...{ record, since: dateIn(since, timeZone) },
    until: until === undefined ? null : dateIn(until, timeZone),
  }))
  const at = ({ to }: Period) =>
    days.filter(({ since, until }) => since <= to && (until === null || until > to))
  const count = (each: Period) => (first === null || each.to < first ? null : at(each).length)
  return {
    ...{ id, unit: 'count', direction: 'down', now: count(period), before: count(before) },
    trend: periodsUpTo(period, before).map((each) => ({ period: each.from, value: count(each) })),
    records: at(period).map(({ record }) => record),
  }
}

/** As many things of a kind as a pack names; how many there are its numbers say. */
const MOST_NAMED = 50

/** The first of them, and how many more there are. */
export function firstOf<T>(all: readonly T[]): { first: T[]; more: number } {
  return { first: all.slice(0, MOST_NAMED), more: Math.max(all.length - MOST_NAMED, 0) }
}

/** What stands now: there is no past of it on record. */
export function standingNow(
  id: string,
  records: readonly string[],
  direction: Figure['direction'] = 'down',
): Figure {
  return { id, unit: 'count', direction, now: records.length, before: null, trend: [], records }
}
