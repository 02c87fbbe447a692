import { DateTime } from 'luxon'
import { type Account, ExtractionError } from '../domain/population.js'
import type { AccountFields, TabularSource } from '../domain/system.js'
import { distinct, plainText } from './text.js'

/** What a line of a list says, field by field; undefined where it has no such field. Several entitlements may stand apart. */
export type Said = (field: keyof AccountFields) => readonly string[] | undefined

/**
 * What stands where nobody may sign in, unless the plan names what stands where somebody may. Anything else is an account
 * that is reviewed: one too many costs a look, one too few a hole.
 */
const inactive: ReadonlySet<string> = new Set([
  ...['false', 'no', 'n', '0', 'inactive', 'disabled', 'deactivated', 'suspended', 'blocked', 'locked'],
  ...['deleted', 'archived', 'nein', 'falsch', 'inaktiv', 'deaktiviert', 'gesperrt', 'gelöscht'],
])

const never: ReadonlySet<string> = new Set(['', 'never', 'nie', 'null', 'not used', 'no login'])
const untold: ReadonlySet<string> = new Set(['-', 'n/a', 'na', 'unknown', 'unbekannt', 'not supported'])

/**
 * What a line says of an account; null where nothing stands in any of its fields. Throws an {@link ExtractionError} that
 * names the line, counted from 1.
 */
export function accountIn(said: Said, plan: TabularSource, line: number): Account | null {
  const one = (field: keyof AccountFields) => plainText(said(field)?.join(' ') ?? '')
  const fields = Object.keys(plan.fields) as (keyof AccountFields)[]
  if (fields.every((field) => one(field) === '')) return null
  const id = one('id')
  if (id === '') throw new ExtractionError({ because: 'no-id', line })
  return {
    id,
    // What nobody signs in with, as a token, goes by its id.
    login: one('login') || id,
    name: one('name') || null,
    email: one('email') || null,
    entitlements: entitlementsIn(said('entitlements') ?? [], plan.entitlementsBetween),
    lastUsed: said('lastUsed') === undefined ? null : lastUsedIn(one('lastUsed'), plan, line),
    active: said('active') === undefined || isActive(one('active'), plan.activeValues),
  }
}

function entitlementsIn(cells: readonly string[], between: string | undefined): string[] {
  return distinct(between ? cells.flatMap((cell) => cell.split(between)) : cells)
}

function isActive(text: string, values: readonly string[] | undefined): boolean {
  const lower = text.toLowerCase()
  if (values === undefined) return !inactive.has(lower)
  return values.some((value) => plainText(value).toLowerCase() === lower)
}

function lastUsedIn(text: string, plan: TabularSource, line: number): Account['lastUsed'] {
  const lower = text.toLowerCase()
  if (never.has(lower)) return 'never'
  if (untold.has(lower)) return null
  const day = dayOf(text, plan.dateFormat)
  if (day === null) {
    const column = plan.fields.lastUsed ?? ''
    throw new ExtractionError({ because: 'bad-date', line, column, text })
  }
  return day
}

/** Systems write "never" as the beginning of their own time, be that 1, 1601, 1900 or 1970. */
const FIRST_YEAR = 1971

/** The day as it is written, in whatever zone; null where it is none. */
export function dayOf(text: string, format?: string): Account['lastUsed'] {
  const zone = { zone: 'utc', setZone: true, locale: 'en' }
  const day = format ? DateTime.fromFormat(withoutTime(text, format), format, zone) : isoDay(text)
  if (!day.isValid) return null
  return day.year < FIRST_YEAR ? 'never' : day.toISODate()
}

/** A format of a day alone also reads a day with a time behind it. */
function withoutTime(text: string, format: string): string {
  return /[Hh]/.test(format)
    ? text
    : text.replace(/[ T,]+\d{1,2}[:.]\d{2}([:.]\d{2})?( ?[AaPp]\.?[Mm]\.?)?$/, '')
}

function isoDay(text: string): DateTime {
  // A bare number would be read as a year, a week or an hour of today.
  if (!/^\d{4}-?\d{2}-?\d{2}(\D|$)/.test(text)) return DateTime.invalid('not a day')
  const iso = DateTime.fromISO(text, { zone: 'utc', setZone: true })
  return iso.isValid ? iso : DateTime.fromSQL(text, { zone: 'utc', setZone: true })
}
