import { DateTime } from 'luxon'
import type { CalendarDate } from './calendar-date.js'
import {
  addDays,
  addMonths,
  daysFrom,
  isBusinessDay,
  mondayOf,
  type Place,
  type Weekday,
  weekdayNumber,
  weekdays,
} from './working-days.js'

/**
 * How often a duty comes round (the planned intervals of clauses 8.2, 9.2 and 9.3 and of control A.5.1). `from` is a
 * date on which it does, or from which on its dates are looked for; none lies before it.
 */
export type Recurrence =
  /** On the same day of the month; in a shorter month on its last day. */
  | { kind: 'months'; every: number; from: CalendarDate }
  /** On the same day of the week. */
  | { kind: 'weeks'; every: number; from: CalendarDate }
  /** On the first, second, third, fourth or last such day of a month. */
  | { kind: 'nth-weekday'; nth: Nth; weekday: Weekday; every: number; from: CalendarDate }
  /** On these days of each year (`MM-DD`), or of one year only (`YYYY-MM-DD`). */
  | { kind: 'dates'; dates: readonly string[]; from: CalendarDate }

export type Nth = 1 | 2 | 3 | 4 | 'last'

/**
 * Where a date goes that falls on a day on which nobody works. What runs out, and what the law demands by a day, goes
 * before it.
 */
export type Shift = 'next' | 'previous' | 'none'

/** One coming round. The period names it for ever, wherever its date is moved. */
export interface Turn {
  /** `2027`, `2027-H1`, `2027-Q2`, `2027-04`, `2027-W14` or a date: whichever the interval gives one of. */
  period: string
  /** By the rule. */
  nominal: CalendarDate
  /** On which it comes: another day than by the rule where that is none to work on. */
  date: CalendarDate
  stretch: Stretch
}

/**
 * The days that a turn stands for, both included: those of its period, or its share of the year among days that are
 * written down. Whatever happened by another rule on a day of them happened instead of it.
 */
export interface Stretch {
  first: CalendarDate
  last: CalendarDate
}

/** The turns whose date by the rule is in these days, both included, in their order. */
export function turnsOf(
  recurrence: Recurrence,
  shift: Shift,
  place: Pick<Place, 'workingDays' | 'country'>,
  first: CalendarDate,
  last: CalendarDate,
): Turn[] {
  return nominalDates(recurrence, last)
    .filter((nominal) => nominal >= first && nominal >= recurrence.from)
    .map((nominal) => ({
      period: periodOf(recurrence, nominal),
      nominal,
      date: shifted(nominal, shift, place),
      stretch: stretchOf(recurrence, nominal),
    }))
}

/** Unless there is no day to work on in a whole year, when the rule's own day stands. */
export function shifted(
  date: CalendarDate,
  shift: Shift,
  place: Pick<Place, 'workingDays' | 'country'>,
): CalendarDate {
  if (shift === 'none') return date
  for (let day = 0; day < 366; day += 1) {
    const candidate = addDays(date, shift === 'next' ? day : -day)
    if (isBusinessDay(candidate, place)) return candidate
  }
  return date
}

function nominalDates(recurrence: Recurrence, last: CalendarDate): CalendarDate[] {
  switch (recurrence.kind) {
    case 'months':
      // Each is reckoned from the first: from month to month, a 31st would become a 28th for good.
      return stepped((n) => addMonths(recurrence.from, n * recurrence.every), last)
    case 'weeks':
      return stepped((n) => addDays(recurrence.from, n * recurrence.every * 7), last)
    case 'nth-weekday':
      return stepped((n) => {
        const month = addMonths(`${recurrence.from.slice(0, 7)}-01`, n * recurrence.every)
        return nthWeekday(month, recurrence.nth, recurrence.weekday)
      }, last)
    case 'dates':
      return fixedDates(recurrence, last)
  }
}

function stepped(date: (n: number) => CalendarDate, last: CalendarDate): CalendarDate[] {
  const dates: CalendarDate[] = []
  for (let [n, next] = [0, date(0)]; next <= last; n += 1, next = date(n)) dates.push(next)
  return dates
}

function fixedDates({ dates, from }: Extract<Recurrence, { kind: 'dates' }>, last: CalendarDate) {
  const found = new Set<CalendarDate>()
  for (const date of dates) {
    if (date.length > 5) found.add(date)
    else for (let year = yearOf(from); year <= yearOf(last); year += 1) found.add(inYear(date, year))
  }
  return [...found].filter((date) => date <= last).sort()
}

/** 29 February is the 28th in a year that has none. */
function inYear(monthDay: string, year: number): CalendarDate {
  const date = `${year}-${monthDay}`
  return DateTime.fromISO(date, { zone: 'utc' }).isValid ? date : `${year}-02-28`
}

/** @param month its first day */
function nthWeekday(month: CalendarDate, nth: Nth, weekday: Weekday): CalendarDate {
  const begins = nth === 'last' ? addDays(addMonths(month, 1), -7) : addDays(month, (nth - 1) * 7)
  const ahead = (weekdays.indexOf(weekday) - weekdayNumber(begins) + 7) % 7
  return addDays(begins, ahead)
}

function periodOf(recurrence: Recurrence, date: CalendarDate): string {
  const year = date.slice(0, 4)
  const month = Number(date.slice(5, 7))
  if (recurrence.kind === 'dates') return date
  if (recurrence.kind === 'weeks') {
    return DateTime.fromISO(date, { zone: 'utc' }).toFormat("kkkk-'W'WW")
  }
  switch (monthsOfPeriod(recurrence.every)) {
    case 12:
      return year
    case 6:
      return `${year}-H${month <= 6 ? 1 : 2}`
    case 3:
      return `${year}-Q${Math.ceil(month / 3)}`
    default:
      return date.slice(0, 7)
  }
}

/** How long the period is that an interval of so many months gives one turn each: none that has a name is longer. */
function monthsOfPeriod(every: number): 1 | 3 | 6 | 12 {
  if (every % 12 === 0) return 12
  return every === 6 || every === 3 ? every : 1
}

/** The days that a turn on that day stands for. */
export function stretchOf(recurrence: Recurrence, date: CalendarDate): Stretch {
  if (recurrence.kind === 'dates') return shareOfYear(recurrence, date)
  if (recurrence.kind === 'weeks') return { first: mondayOf(date), last: addDays(mondayOf(date), 6) }
  const months = monthsOfPeriod(recurrence.every)
  const into = (Number(date.slice(5, 7)) - 1) % months
  const first = addMonths(`${date.slice(0, 7)}-01`, -into)
  return { first, last: addDays(addMonths(first, months), -1) }
}

/** Days that are written down share their year: each has those that lie nearer to it than to another. */
function shareOfYear(recurrence: Extract<Recurrence, { kind: 'dates' }>, date: CalendarDate): Stretch {
  const [newYear, newYearsEve] = [`${date.slice(0, 4)}-01-01`, `${date.slice(0, 4)}-12-31`]
  const ofYear = fixedDates({ ...recurrence, from: newYear }, newYearsEve).filter((each) => each >= newYear)
  const before = ofYear.filter((each) => each < date).at(-1)
  const after = ofYear.find((each) => each > date)
  return {
    first: before ? addDays(halfway(before, date), 1) : newYear,
    last: after ? halfway(date, after) : newYearsEve,
  }
}

function halfway(one: CalendarDate, other: CalendarDate): CalendarDate {
  return addDays(one, Math.floor(daysFrom(one, other) / 2))
}

/** Whether somebody who types this means a period, other than a day. */
export function isPeriod(text: string): boolean {
  return /^[0-9]{4}(-(H[12]|Q[1-4]|W?[0-9]{2}))?$/.test(text)
}

function yearOf(date: CalendarDate): number {
  return Number(date.slice(0, 4))
}
