import { dateIn } from '../../domain/working-days.js'

const MS_A_DAY = 86_400_000

/** How a language writes dates, where its locale does not say it. */
export interface DateWords {
  locale: string
  /** From `Friday, 12 March`, as the locale writes it. */
  day: (written: string) => string
  /** From `9 March` and `09:14`. */
  moment: (date: string, time: string) => string
  today: string
  tomorrow: string
  yesterday: string
  inDays: (days: number) => string
  daysAgo: (days: number) => string
  /** The nth of a year: one of four, of two, or a week. */
  quarter: (nth: number, year: string) => string
  half: (nth: number, year: string) => string
  week: (nth: number, year: string) => string
}

/** Dates, numbers, enumerations and countries as people say them in one language. */
export function datesIn(words: DateWords) {
  const { locale } = words

  /** `Friday 12 March`. The year stands only where it is another one. */
  function day(date: string, today: string): string {
    const year = date.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' as const }
    const options = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC', ...year } as const
    return words.day(new Intl.DateTimeFormat(locale, options).format(Date.parse(date)))
  }

  /** `12 March 2027`: for what is read years later. */
  function fullDate(date: string): string {
    const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
    return new Intl.DateTimeFormat(locale, options).format(Date.parse(date))
  }

  /** `March`, of another year `March 2027`. */
  function month(date: string, today: string): string {
    const year = date.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' as const }
    const options = { month: 'long', timeZone: 'UTC', ...year } as const
    return new Intl.DateTimeFormat(locale, options).format(Date.parse(date))
  }

  /** `December 2026`, `Q4 2026`: what an occurrence of the calendar stands for, by its id `2026-12`, `2026-Q4`. */
  function period(id: string): string {
    const [, year = '', unit = '', nth = ''] = /^([0-9]{4})-([HQW]?)([0-9]{1,2})$/.exec(id) ?? []
    if (unit === 'Q') return words.quarter(Number(nth), year)
    if (unit === 'H') return words.half(Number(nth), year)
    if (unit === 'W') return words.week(Number(nth), year)
    if (nth) return month(`${id}-01`, '')
    return /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(id) ? day(id, '') : id
  }

  /** `Friday 12 March (in 3 days)`: a due date. */
  function dueDay(date: string, today: string): string {
    return `${day(date, today)} (${distance(date, today)})`
  }

  /** `9 March, 09:14`, in the reader's zone. */
  function moment(instant: string, timeZone: string): string {
    const options = { day: 'numeric', month: 'long', timeZone } as const
    const date = new Intl.DateTimeFormat(locale, options).format(Date.parse(instant))
    return words.moment(date, timeOf(instant, timeZone))
  }

  /** `9 March 2026, 09:14`: for what is read years later. */
  function dated(instant: string, timeZone: string): string {
    const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone } as const
    const date = new Intl.DateTimeFormat(locale, options).format(Date.parse(instant))
    return words.moment(date, timeOf(instant, timeZone))
  }

  /** `Friday 12 March, 09:14`, in the reader's zone: right on every day on which the message still stands. */
  function momentOnDay(instant: string, today: string, timeZone: string): string {
    return words.moment(day(dateIn(instant, timeZone), today), timeOf(instant, timeZone))
  }

  function timeOf(instant: string, timeZone: string): string {
    const options = { hour: '2-digit', minute: '2-digit', timeZone } as const
    return new Intl.DateTimeFormat(locale, options).format(Date.parse(instant))
  }

  function number(value: number): string {
    return new Intl.NumberFormat(locale).format(value)
  }

  /** `A, B and C` */
  function listOf(names: readonly string[]): string {
    return new Intl.ListFormat(locale).format(names)
  }

  /** `A, B or C` */
  function oneOf(names: readonly string[]): string {
    return new Intl.ListFormat(locale, { type: 'disjunction' }).format(names)
  }

  /** `Germany`, for a part of it `Germany (HH)`: from ISO 3166. */
  function country(code: string): string {
    const [of = '', subdivision] = code.split('-')
    const name = new Intl.DisplayNames(locale, { type: 'region' }).of(of) ?? of
    return subdivision === undefined ? name : `${name} (${subdivision})`
  }

  /** `German`, from ISO 639. */
  function languageName(code: string): string {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code
  }

  function distance(date: string, today: string): string {
    const days = Math.round((Date.parse(date) - Date.parse(today)) / MS_A_DAY)
    if (days === 0) return words.today
    if (days === 1) return words.tomorrow
    if (days === -1) return words.yesterday
    return days > 0 ? words.inDays(days) : words.daysAgo(-days)
  }

  return {
    country,
    dated,
    day,
    dueDay,
    fullDate,
    languageName,
    listOf,
    moment,
    momentOnDay,
    month,
    number,
    oneOf,
    period,
  }
}
