import { CalendarDate } from '../domain/calendar-date.js'
import { addDays, lastOfMonth, mondayOf, weekdayNumber } from '../domain/working-days.js'

/** Days that somebody typed. */
export interface TypedDays {
  from: CalendarDate
  to: CalendarDate
  /** Both as year-month-day: then there is nothing to misunderstand. */
  exact: boolean
  /** What was typed before the days, and after them. */
  before: string
  after: string
}

/** Words that look like a day, and yet name none, or more than one: `31 February`, `3/4`. */
export interface DoubtfulDay {
  doubtful: string
  /** What it may mean, the earlier in the year first; empty: there is no such day. */
  readings: CalendarDate[]
}

/** People type either language, whichever they read. */
const languages = ['en-GB', 'de-DE']
const today = ['today', 'heute']
const tomorrow = ['tomorrow', 'morgen']
const dayAfter = ['übermorgen', 'overmorrow', 'day after tomorrow']
const next = /^(next|nächste[nrs]?|naechste[nrs]?|kommende[nrs]?) /
const thisWeek = ['this week', 'diese woche', 'in dieser woche']
const nextWeek = ['next week', 'nächste woche', 'naechste woche', 'kommende woche', 'in der nächsten woche']
const beforeFirst = ['from', 'von', 'ab', 'vom']
const beforeLast = ['to', 'until', 'till', 'through', 'bis', 'zum', '-', '–', '—']

/** How many words a date may take: `Monday 3 August 2027`. */
const MOST_WORDS = 4

/**
 * Finds the first two dates in what was typed; one alone is one day, after `until` it is the last from today on. Null
 * if there is none. A date without its year is the first such day from today, or from the first date, on.
 */
export function readDays(typed: string, on: CalendarDate): TypedDays | DoubtfulDay | null {
  const words = typed.split(/\s+/).filter((word) => word !== '')
  const week = weekIn(words, on)
  if (week) return week
  const start = words.findIndex((_, at) => dateAt(words, at, { on, from: on }) !== null)
  const first = dateAt(words, start, { on, from: on })
  if (!first || 'doubtful' in first) return first
  const introduced = words[start - 1]?.toLowerCase() ?? ''
  const onlyLast = beforeLast.includes(introduced)
  const before = words.slice(0, onlyLast || beforeFirst.includes(introduced) ? start - 1 : start).join(' ')
  const then = { on, from: first.date }
  let at = start + first.words
  if (onlyLast) {
    return { from: on, to: first.date, exact: false, before, after: words.slice(at).join(' ') }
  }
  if (beforeLast.includes(words[at]?.toLowerCase() ?? '') && dateAt(words, at + 1, then)) at += 1
  const last = dateAt(words, at, then)
  if (last && 'doubtful' in last) return last
  return {
    from: first.date,
    to: last?.date ?? first.date,
    exact: first.exact && last?.exact === true,
    before,
    after: words.slice(at + (last?.words ?? 0)).join(' '),
  }
}

/** `next week`: all seven days, since not everybody works from Monday to Friday. */
function weekIn(words: readonly string[], on: CalendarDate): TypedDays | null {
  for (const [phrases, first] of [
    [thisWeek, on],
    [nextWeek, addDays(mondayOf(on), 7)],
  ] as const) {
    for (const phrase of phrases) {
      const length = phrase.split(' ').length
      const at = words.findIndex((_, each) => sameWords(words.slice(each, each + length), phrase))
      if (at < 0 || beforeLast.includes(words[at - 1]?.toLowerCase() ?? '')) continue
      const [before, after] = [words.slice(0, at).join(' '), words.slice(at + length).join(' ')]
      return { from: first, to: addDays(mondayOf(first), 6), exact: false, before, after }
    }
  }
  return null
}

function sameWords(words: readonly string[], phrase: string): boolean {
  return words.join(' ').toLowerCase() === phrase
}

/** Today, and the day from which on a date without its year is looked for. */
interface Reckoned {
  on: CalendarDate
  from: CalendarDate
}

interface FoundDate {
  date: CalendarDate
  exact: boolean
  /** How many words it takes. */
  words: number
}

/** The longest run of words from here that is a date, or should be one. */
function dateAt(words: readonly string[], at: number, reckoned: Reckoned): FoundDate | DoubtfulDay | null {
  for (let length = MOST_WORDS; length > 0 && at >= 0; length -= 1) {
    if (at + length > words.length) continue
    const typed = words.slice(at, at + length).join(' ')
    const text = typed.toLowerCase().replace(/,/g, '')
    const readings = readingsOf(text, reckoned)
    if (!readings) continue
    const [date, ...others] = readings
    if (!date || others.length > 0) return { doubtful: typed, readings }
    return { date, exact: isIso(text), words: length }
  }
  return null
}

/** The days that this may be; none if it looks like a day and is none. Null: it does not look like one. */
function readingsOf(text: string, reckoned: Reckoned): CalendarDate[] | null {
  const { on, from } = reckoned
  if (today.includes(text)) return [on]
  if (tomorrow.includes(text)) return [addDays(on, 1)]
  if (dayAfter.includes(text)) return [addDays(on, 2)]
  const weekday = byWeekday(text, reckoned)
  if (weekday) return [weekday]
  const written = byNumbers(text) ?? byMonth(text)
  if (!written) return null
  const days = written.flatMap(({ day, month, year }) => dayOf(day, month, year, from) ?? [])
  return [...new Set(days)].sort()
}

/**
 * `March`, `März 2027`, `2027-03`, `3.2027`: the first and last day of a month; `2027`: of a year. A month without its
 * year is the first such one from this month on. Null: it is neither.
 */
export function readMonths(
  typed: string,
  on: CalendarDate,
): { first: CalendarDate; last: CalendarDate } | null {
  const text = typed.trim().toLowerCase().replace(/\.$/, '')
  if (/^\d{4}$/.test(text)) return { first: `${text}-01-01`, last: `${text}-12-31` }
  const [, isoYear, isoMonth] = /^(\d{4})-(\d{1,2})$/.exec(text) ?? []
  const [, number, itsYear] = /^(\d{1,2})[./](\d{4})$/.exec(text) ?? []
  const [, name = '', namedYear] = /^(\p{L}+)\.?(?: (\d{4}))?$/u.exec(text) ?? []
  const month = Number(isoMonth ?? number ?? monthOf(name) ?? 0)
  if (month < 1 || month > 12) return null
  const thisYear = Number(on.slice(0, 4))
  const coming = month < Number(on.slice(5, 7)) ? thisYear + 1 : thisYear
  const first = `${isoYear ?? itsYear ?? namedYear ?? coming}-${String(month).padStart(2, '0')}-01`
  return { first, last: lastOfMonth(first) }
}

interface Written {
  day: number
  month: number
  year: string | undefined
}

function isIso(text: string): boolean {
  return CalendarDate.safeParse(text).success
}

/** `Monday` is the next one that comes, `next Monday` that of the week after this. */
function byWeekday(text: string, { on, from }: Reckoned): CalendarDate | null {
  const named = weekdayNames.get(text.replace(next, ''))
  if (named === undefined) return null
  if (next.test(text)) return addDays(mondayOf(on), 7 + named)
  return addDays(from, ((named - weekdayNumber(from) + 6) % 7) + 1)
}

/** `2027-08-03`, `3.8.`, `3.8.27`, `3.8.2027`; `3/8` may be either, by where one comes from. */
function byNumbers(text: string): Written[] | null {
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? []
  if (isoYear) return [{ day: Number(isoDay), month: Number(isoMonth), year: isoYear }]
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.?(\d{2}|\d{4})?$/.exec(text) ?? []
  if (day) return [{ day: Number(day), month: Number(month), year }]
  const [, one, other, slashYear] = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{2}|\d{4}))?$/.exec(text) ?? []
  if (!one) return null
  return [
    { day: Number(one), month: Number(other), year: slashYear },
    { day: Number(other), month: Number(one), year: slashYear },
  ]
}

/** `3 Aug`, `August 3 2027`, `Tuesday 3. August` */
function byMonth(text: string): Written[] | null {
  const words = text.split(' ')
  const rest = weekdayNames.has(words[0] ?? '') ? words.slice(1) : words
  const names = rest.filter((word) => monthOf(word) !== undefined)
  const numbers = rest.filter((word) => /^\d{1,2}(\.|st|nd|rd|th)?$/.test(word))
  const years = rest.filter((word) => /^\d{4}$/.test(word))
  if (
    names.length !== 1 ||
    numbers.length !== 1 ||
    names.length + numbers.length + years.length < rest.length
  )
    return null
  return [{ day: Number.parseInt(numbers[0] ?? '', 10), month: monthOf(names[0] ?? '') ?? 0, year: years[0] }]
}

function dayOf(
  day: number,
  month: number,
  year: string | undefined,
  from: CalendarDate,
): CalendarDate | null {
  const written = (inYear: number) => {
    const date = [inYear, month, day].map((part) => String(part).padStart(2, '0')).join('-')
    return isIso(date) ? date : null
  }
  if (year !== undefined) return written(year.length === 2 ? 2000 + Number(year) : Number(year))
  const thisYear = Number(from.slice(0, 4))
  // The 29th of February comes within eight years, whenever one begins to look.
  for (let each = thisYear; each <= thisYear + 8; each += 1) {
    const date = written(each)
    if (date !== null && date >= from) return date
  }
  return null
}

function monthOf(word: string): number | undefined {
  return monthNames.get(word.replace(/\.$/, ''))
}

/** Whole, and by their first three letters; counted from 1. */
const monthNames = new Map<string, number>(
  languages.flatMap((language) =>
    Array.from({ length: 12 }, (_, month) => month).flatMap((month): [string, number][] => {
      const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
        .format(Date.UTC(2027, month, 1))
        .toLowerCase()
      return [
        [name, month + 1],
        [name.slice(0, 3), month + 1],
        [name.slice(0, 4), month + 1],
      ]
    }),
  ),
)

/** Whole, and in English by their first three letters too; counted from Monday, 0. */
const weekdayNames = new Map<string, number>(
  languages.flatMap((language) =>
    Array.from({ length: 7 }, (_, day) => day).flatMap((day): [string, number][] => {
      // The fourth of January 2027 is a Monday.
      const name = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
        .format(Date.UTC(2027, 0, 4 + day))
        .toLowerCase()
      return language === 'en-GB'
        ? [
            [name, day],
            [name.slice(0, 3), day],
          ]
        : [[name, day]]
    }),
  ),
)
