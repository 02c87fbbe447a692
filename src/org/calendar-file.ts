import { z } from 'zod'
import { CalendarDate } from '../domain/person.js'
import type { ProgrammeProcess } from '../domain/programme.js'
import type { Nth, Recurrence, Shift } from '../domain/recurrence.js'
import { type Weekday, weekdays } from '../domain/working-days.js'
import { checkedText, DateText, PersonKey, wholeNumber } from './fields.js'
import type { OrganisationFile } from './organisation-file.js'
import { objectionToCountry } from './places.js'
import { type Remedies, YamlFile } from './yaml-file.js'

/** `calendar.yaml`: what comes round of itself, and when. */
export interface CalendarFile {
  entries: CalendarEntry[]
  yaml: YamlFile
}

/** One entry of the list: a duty, for each of its policies. The owner is an id in `people.csv`. */
export interface CalendarEntry {
  process: ProgrammeProcess
  policies: 'all' | string[]
  rule: RecurrenceRule
  owner: string | null
  noticeDays: number
  businessDays: number
  shift: Shift
  /** Null: the organisation's. */
  country: string | null
}

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

const processes = ['policy-review', 'policy-acknowledgement'] as const satisfies readonly ProgrammeProcess[]

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

const Entry = z
  .strictObject({
    process: z.enum(processes),
    policies: z.union([z.literal('all'), z.array(z.string()).min(1)]),
    every: IntervalText.optional(),
    on: DayOfMonthText.optional(),
    dates: z.array(YearlyOrOnce).min(1).optional(),
    from: DateText.optional(),
    owner: PersonKey.optional(),
    noticeDays: wholeNumber(0, 60).default(5),
    businessDays: wholeNumber(1, 250).default(10),
    shift: z.enum(['next', 'previous', 'none']).default('next'),
    country: checkedText(objectionToCountry).optional(),
  })
  .transform(({ every, on, dates, from, owner, country, ...entry }, context): CalendarEntry => {
    const rule = ruleOf({ process: entry.process, every, on, dates, from })
    if ('field' in rule) {
      const { field, message, remedy } = rule
      context.addIssue({ code: 'custom', path: [field], message, params: { remedy } })
      return z.NEVER
    }
    return { ...entry, rule, owner: owner ?? null, country: country ?? null }
  })

/** What of an entry's fields do not go together. */
interface Clash {
  field: 'every' | 'on' | 'from'
  message: string
  remedy: string
}

interface RuleFields {
  process: ProgrammeProcess
  every: Interval | undefined
  on: DayOfMonth | undefined
  dates: string[] | undefined
  from: CalendarDate | undefined
}

function ruleOf({ process, every, on, dates, from }: RuleFields): RecurrenceRule | Clash {
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
  if (!every && process !== 'policy-review')
    return {
      field: 'every',
      message: `is missing, and nothing else says how often a ${process} comes round`,
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

const remedies: Remedies = {
  programmes: 'Write a list of what comes round, or `programmes: []` for nothing.',
  'programmes.process': `Write one of: ${processes.join(', ')}.`,
  'programmes.policies': 'Write all, or a list of policy ids, such as [information-security].',
  'programmes.every':
    'Write up to 60 months or 260 weeks, such as 12 months or 2 weeks; leave it out for the reviewEveryMonths of each policy.',
  'programmes.on': `Write one of ${[...ordinals.keys()].join(', ')} and a weekday, such as first monday.`,
  'programmes.dates':
    'Write a list of days of each year, such as [03-31, 09-30], or of one year, such as [2027-03-31].',
  'programmes.from': 'Write a date on which it comes round, such as 2027-01-15.',
  'programmes.owner':
    'Write the id of one of the people in people.csv, or leave it out for the owner of the policy.',
  'programmes.noticeDays':
    'Write how many business days ahead the owner hears of it, from 1 to 60, or 0 for not at all.',
  'programmes.businessDays': 'Write how many business days whoever is asked has, from 1 to 250.',
  'programmes.shift':
    'Write next, previous or none: where a date goes that falls on a day on which nobody works.',
  'programmes.country':
    'Write the two letters of ISO 3166, with a region where holidays differ, such as DE-HH.',
}

export const calendarFile: OrganisationFile<CalendarFile> = {
  pattern: /^calendar\.yaml$/,
  parse(source, findings) {
    const yaml = YamlFile.parse(source.name, source.text, findings, { example: 'programmes: []' })
    const calendar = yaml?.read(z.strictObject({ programmes: z.array(Entry) }), remedies, findings)
    return yaml && calendar && { entries: calendar.programmes, yaml }
  },
}
