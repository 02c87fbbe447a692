import { z } from 'zod'
import { CalendarDate } from '../domain/calendar-date.js'
import type { Nth, Recurrence } from '../domain/recurrence.js'
import { type Weekday, weekdays } from '../domain/working-days.js'
import { checkedText, DateText, wholeNumber } from './fields.js'
import { objectionToCountry } from './places.js'
import type { Remedies } from './yaml-file.js'

/** A {@link Recurrence}, or one that each policy's own review interval completes. */
export type RecurrenceRule =
  | { kind: 'dates'; dates: string[]; from: CalendarDate }
  | { kind: 'interval'; every: Interval | null; on: DayOfMonth | null; from: CalendarDate }

interface Interval {
  count: number
  unit: 'months' | 'weeks'
}

interface DayOfMonth {
  nth: Nth
  weekday: Weekday
}

const ordinals: ReadonlyMap<string, Nth> = new Map<string, Nth>([
  ['first', 1],
  ['second', 2],
  ['third', 3],
  ['fourth', 4],
  ['last', 'last'],
])

/** Dates of each year need no first one; none that is planned lies before this. */
const EVER_SINCE = '2000-01-01'

const IntervalText = z
  .string()
  .regex(/^[1-9]\d{0,2} (month|week)s?$/)
  .transform((text): Interval => {
    const [count = '', unit = ''] = text.split(' ')
    return { count: Number(count), unit: unit.startsWith('month') ? 'months' : 'weeks' }
  })
  .refine(({ count, unit }) => count <= (unit === 'months' ? 60 : 260))

const DayOfMonthText = z.string().transform((text, context): DayOfMonth => {
  const [ordinal = '', day = '', ...rest] = text.trim().toLowerCase().split(/\s+/)
  const nth = ordinals.get(ordinal)
  const weekday = weekdays.find((each) => each === day)
  if (nth !== undefined && weekday !== undefined && rest.length === 0) return { nth, weekday }
  context.addIssue({ code: 'custom', message: 'is no day of a month' })
  return z.NEVER
})

/** `03-31`, or `2027-03-31`. */
const YearlyOrOnce = z.string().refine((text) => {
  const inALeapYear = /^\d{2}-\d{2}$/.test(text) ? `2028-${text}` : text
  return CalendarDate.safeParse(inALeapYear).success
})

/** What an entry of `calendar.yaml` or of a file of definitions says of when it comes round, and how long there is for it. */
export const recurrenceFields = {
  every: IntervalText.optional(),
  on: DayOfMonthText.optional(),
  dates: z.array(YearlyOrOnce).min(1).optional(),
  from: DateText.optional(),
  noticeDays: wholeNumber(0, 60).default(5),
  businessDays: wholeNumber(1, 250).default(10),
  shift: z.enum(['next', 'previous', 'none']).default('next'),
  country: checkedText(objectionToCountry).optional(),
}

/** How these are mended, in the entries of this list. */
export function recurrenceRemedies(list: string): Remedies {
  const remedies: Remedies = {
    every: 'Write up to 60 months or 260 weeks, such as 12 months or 2 weeks.',
    on: `Write one of ${[...ordinals.keys()].join(', ')} and a weekday, such as first monday.`,
    dates: 'Write a list of days of each year, such as [03-31, 09-30], or of one year, such as [2027-03-31].',
    from: 'Write a date on which it comes round, such as 2027-01-15.',
    noticeDays:
      'Write how many business days ahead the owner hears of it, from 1 to 60, or 0 for not at all.',
    businessDays: 'Write how many business days whoever is asked has, from 1 to 250.',
    shift: 'Write next, previous or none: where a date goes that falls on a day on which nobody works.',
    country: 'Write the two letters of ISO 3166, with a region where holidays differ, such as DE-HH.',
  }
  return Object.fromEntries(Object.entries(remedies).map(([field, remedy]) => [`${list}.${field}`, remedy]))
}

/** When an entry comes round, out of the fields that say so; undefined, with an issue, where they do not go together. */
export function ruleIn(
  fields: RuleFields,
  needsEvery: string | null,
  context: z.RefinementCtx,
): RecurrenceRule | undefined {
  const rule = ruleOf(fields, needsEvery)
  if (!('field' in rule)) return rule
  const { field, message, remedy } = rule
  context.addIssue({ code: 'custom', path: [field], message, params: { remedy } })
  return undefined
}

/** What of an entry's fields do not go together. */
interface Clash {
  field: 'every' | 'on' | 'from'
  message: string
  remedy: string
}

interface RuleFields {
  every: Interval | undefined
  on: DayOfMonth | undefined
  dates: string[] | undefined
  from: CalendarDate | undefined
}

/** @param needsEvery What is missing where the entry has to say itself how often it comes round; null: it need not. */
function ruleOf({ every, on, dates, from }: RuleFields, needsEvery: string | null): RecurrenceRule | Clash {
  if (dates) {
    const other = every ? 'every' : on ? 'on' : null
    if (other)
      return {
        field: other,
        message: 'does not go with dates',
        remedy: 'Write the dates alone, or every and from without them.',
      }
    return { kind: 'dates', dates: [...new Set(dates)].sort(), from: from ?? EVER_SINCE }
  }
  if (from === undefined)
    return {
      field: 'from',
      message: 'is missing',
      remedy: 'Write a date on which it comes round, such as 2027-01-15, or dates.',
    }
  if (!every && needsEvery !== null)
    return {
      field: 'every',
      message: `is missing, and nothing else says how often ${needsEvery} comes round`,
      remedy: 'Write every, such as 12 months, or dates.',
    }
  if (on && every?.unit === 'weeks')
    return {
      field: 'on',
      message: 'is a day of a month, and every counts weeks',
      remedy: 'Write every in months, or leave on out: with weeks it is the weekday of from.',
    }
  return { kind: 'interval', every: every ?? null, on: on ?? null, from }
}

/** How often it comes round where the entry leaves that to the policy. */
export function recurrenceOf(rule: RecurrenceRule, reviewEveryMonths: number): Recurrence {
  if (rule.kind === 'dates') return rule
  const { every, on, from } = rule
  if (every?.unit === 'weeks') return { kind: 'weeks', every: every.count, from }
  const months = every?.count ?? reviewEveryMonths
  return on ? { kind: 'nth-weekday', ...on, every: months, from } : { kind: 'months', every: months, from }
}
