import Holidays from 'date-holidays'
import { DateTime } from 'luxon'
import type { CalendarDate } from './calendar-date.js'

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
export type Weekday = (typeof weekdays)[number]

const MS_A_DAY = 86_400_000

/** Where somebody works: what decides which days count for them and when a day is over. */
export interface Place {
  /** IANA name. */
  timeZone: string
  workingDays: readonly Weekday[]
  /** ISO 3166-1 alpha-2, optionally with a subdivision: `IE`, `DE-HH`. Decides the public holidays. */
  country: string
}

/** What decides whether a day counts; the time zone does not. */
export type Calendar = Pick<Place, 'workingDays' | 'country'>

/** The calendar date that it is at this instant in this zone. */
export function dateIn(instant: string, timeZone: string): CalendarDate {
  return isoDate(DateTime.fromISO(instant, { zone: timeZone }))
}

/** The instant at which this date is over in this zone, at 24:00: ISO 8601 UTC, milliseconds. */
export function endOf(date: CalendarDate, timeZone: string): string {
  return new Date(
    DateTime.fromISO(date, { zone: timeZone }).plus({ days: 1 }).startOf('day').toMillis(),
  ).toISOString()
}

/** Without the library of dates: mass campaigns and the plan of the calendar reckon with many days. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(midnightOf(date) + days * MS_A_DAY).toISOString().slice(0, 10)
}

export function daysFrom(one: CalendarDate, other: CalendarDate): number {
  return Math.round((Date.parse(other) - Date.parse(one)) / MS_A_DAY)
}

/** In a shorter month it is that month's last day. Without the library, too: the plan asks for each turn of each rule. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const from = new Date(midnightOf(date))
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + months]
  const day = Math.min(from.getUTCDate(), new Date(Date.UTC(year, month + 1, 0)).getUTCDate())
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10)
}

/** Of a date, or of an instant. */
export function yearOf(date: string): string {
  return date.slice(0, 4)
}

/** The earlier of two dates, or of two instants. */
export function earlierOf(a: string, b: string): string {
  return a.localeCompare(b) < 0 ? a : b
}

/** The later of two dates, or of two instants. */
export function laterOf(a: string, b: string): string {
  return a.localeCompare(b) < 0 ? b : a
}

/** The last day of the month that this day is in. */
export function lastOfMonth(date: CalendarDate): CalendarDate {
  return addDays(addMonths(`${date.slice(0, 7)}-01`, 1), -1)
}

export function isPublicHoliday(date: CalendarDate, country: string): boolean {
  return publicHolidays(country, Number(date.slice(0, 4))).has(date)
}

/** A working day of the organisation that is no public holiday where the person works. */
export function isBusinessDay(date: CalendarDate, calendar: Calendar): boolean {
  return calendar.workingDays.includes(weekdayOf(date)) && !isPublicHoliday(date, calendar.country)
}

/** This date if it is a business day, else the first business day after it: where what falls on a holiday goes. */
export function businessDayFrom(date: CalendarDate, calendar: Calendar): CalendarDate {
  if (calendar.workingDays.length === 0) throw new RangeError('An organisation without working days')
  let day = date
  while (!isBusinessDay(day, calendar)) day = addDays(day, 1)
  return day
}

/**
 * The last of this many business days after `from`; the day of asking itself does not count. Zero business
 * days are due on the day itself, or on the first business day after it.
 */
export function dueDate(from: CalendarDate, businessDays: number, calendar: Calendar): CalendarDate {
  if (businessDays <= 0) return businessDayFrom(from, calendar)
  let day = from
  for (let counted = 0; counted < businessDays; counted += 1) day = businessDayFrom(addDays(day, 1), calendar)
  return day
}

/** The day that so many business days lie from to this one, which itself does not count. */
export function businessDaysBefore(date: CalendarDate, days: number, calendar: Calendar): CalendarDate {
  if (calendar.workingDays.length === 0) throw new RangeError('An organisation without working days')
  let day = date
  for (let counted = 0; counted < days; ) {
    day = addDays(day, -1)
    if (isBusinessDay(day, calendar)) counted += 1
  }
  return day
}

/** How many business days there are from `first` to `last`, both included. */
export function businessDaysIn(first: CalendarDate, last: CalendarDate, calendar: Calendar): number {
  let counted = 0
  for (let day = first; day <= last; day = addDays(day, 1)) if (isBusinessDay(day, calendar)) counted += 1
  return counted
}

/** Counted from Monday, 0. */
export function weekdayNumber(date: CalendarDate): number {
  return (new Date(midnightOf(date)).getUTCDay() + 6) % 7
}

/** The week of the year by ISO 8601, as people number them in most of Europe. */
export function weekOf(date: CalendarDate): number {
  return DateTime.fromISO(date, { zone: 'utc' }).weekNumber
}

export function mondayOf(date: CalendarDate): CalendarDate {
  return addDays(date, -weekdayNumber(date))
}

export function weekdayOf(date: CalendarDate): Weekday {
  const weekday = weekdays[weekdayNumber(date)]
  if (weekday === undefined) throw new RangeError(`"${date}" is no calendar date`)
  return weekday
}

/** In UTC. A day that its month does not have is refused. */
function midnightOf(date: CalendarDate): number {
  const at = Date.parse(date)
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date.slice(0, 10))
    throw new RangeError(`"${date}" is no calendar date`)
  return at
}

function isoDate(time: DateTime): CalendarDate {
  const date = time.toISODate()
  if (date === null) throw new RangeError(`No calendar date: ${time.invalidExplanation ?? 'invalid'}`)
  return date
}

/** Reckoning a country's year takes milliseconds, and mass campaigns ask for it once a person. */
const reckoned = new Map<string, ReadonlySet<CalendarDate>>()

function publicHolidays(country: string, year: number): ReadonlySet<CalendarDate> {
  const key = `${country} ${year}`
  let days = reckoned.get(key)
  if (days === undefined) {
    days = reckonPublicHolidays(country, year)
    reckoned.set(key, days)
  }
  return days
}

function reckonPublicHolidays(place: string, year: number): ReadonlySet<CalendarDate> {
  const [country = '', subdivision, region] = place.split('-')
  const holidays = new Holidays(country, subdivision ?? '', region ?? '')
  const days = new Set<CalendarDate>()
  for (const holiday of holidays.getHolidays(year)) {
    // Holidays that begin at noon leave a morning to work in, and a due date is over at midnight anyway.
    if (holiday.type !== 'public' || !holiday.date.includes(' 00:00:00')) continue
    const length = Math.max(1, Math.floor((holiday.end.getTime() - holiday.start.getTime()) / MS_A_DAY))
    for (let day = 0; day < length; day += 1) days.add(addDays(holiday.date.slice(0, 10), day))
  }
  return days
}
