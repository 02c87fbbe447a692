import { CalendarDate } from '../domain/person.js'
import { addDays, mondayOf, weekdayNumber } from '../domain/working-days.js'

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

/** People type either language, whichever they read. */
const languages = ['en-GB', 'de-DE']
const today = ['today', 'heute']
const tomorrow = ['tomorrow', 'morgen']
const dayAfter = ['übermorgen', 'overmorrow', 'day after tomorrow']
const next = /^(next|nächste[nrs]?|naechste[nrs]?|kommende[nrs]?) /
const beforeFirst = ['from', 'von', 'ab', 'vom']
const beforeLast = ['to', 'until', 'till', 'through', 'bis', 'zum', '-', '–', '—']

/** How many words a date may take: `Monday 3 August 2027`. */
const MOST_WORDS = 4

/**
 * Finds the first two dates in what was typed; one alone is one day, after `until` it is the last from today on. Null
 * if there is none. A date without its year is the first such day from today, or from the first date, on.
 */
export function readDays(typed: string, on: CalendarDate): TypedDays | null {
  const words = typed.split(/\s+/).filter((word) => word !== '')
  const start = words.findIndex((_, at) => dateAt(words, at, { on, from: on }) !== null)
  const first = dateAt(words, start, { on, from: on })
  if (!first) return null
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
  return {
    from: first.date,
    to: last?.date ?? first.date,
    exact: first.exact && last?.exact === true,
    before,
    after: words.slice(at + (last?.words ?? 0)).join(' '),
  }
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

/** The longest run of words from here that is a date. */
function dateAt(words: readonly string[], at: number, reckoned: Reckoned): FoundDate | null {
  for (let length = MOST_WORDS; length > 0 && at >= 0; length -= 1) {
    if (at + length > words.length) continue
    const text = words
      .slice(at, at + length)
      .join(' ')
      .toLowerCase()
      .replace(/,/g, '')
    const date = dateOf(text, reckoned)
    if (date) return { date, exact: isIso(text), words: length }
  }
  return null
}

function dateOf(text: string, reckoned: Reckoned): CalendarDate | null {
  const { on, from } = reckoned
  if (isIso(text)) return text
  if (today.includes(text)) return on
  if (tomorrow.includes(text)) return addDays(on, 1)
  if (dayAfter.includes(text)) return addDays(on, 2)
  return byWeekday(text, reckoned) ?? byNumbers(text, from) ?? byMonth(text, from)
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

/** `3.8.`, `3.8.27`, `3.8.2027` */
function byNumbers(text: string, from: CalendarDate): CalendarDate | null {
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.?(\d{2}|\d{4})?$/.exec(text) ?? []
  return day && month ? dayOf(Number(day), Number(month), year, from) : null
}

/** `3 Aug`, `August 3 2027`, `Tuesday 3. August` */
function byMonth(text: string, from: CalendarDate): CalendarDate | null {
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
  return dayOf(Number.parseInt(numbers[0] ?? '', 10), monthOf(names[0] ?? '') ?? 0, years[0], from)
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
