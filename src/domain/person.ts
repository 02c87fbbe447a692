import { z } from 'zod'
import type { CalendarDate } from './calendar-date.js'
import { dateIn } from './working-days.js'

/** A random id (`p_…`) from Steward: the only name of a person that ledger, records and histories hold. */
export type PersonId = string

export const PersonKind = z.enum(['employee', 'contractor', 'external-auditor', 'board'])
export type PersonKind = z.infer<typeof PersonKind>

/** Where Steward reaches people: chat tools, and for whoever uses none of them links in e-mails. */
export const Platform = z.enum(['slack', 'teams', 'mail'])
export type Platform = z.infer<typeof Platform>

/** What an account is to the workspace that Steward is installed in; a stranger's is another workspace's. */
export type Standing = 'member' | 'guest' | 'stranger'

/** The platform account that a person was matched to once; a changed or recycled address inherits nothing. */
export interface Binding {
  team: string
  user: string
  /** When they were matched. */
  standing: Standing
  /** ISO 8601 UTC, milliseconds. */
  at: string
}

/**
 * One person as Steward knows them. `key`, name and email are erasable attributes that the file owns;
 * `bindings` belongs to chat.
 */
export interface Person {
  _id: PersonId
  v: 1
  /** The id in `people.csv`. */
  key: string
  name: string
  email: string
  kind: PersonKind
  manager: PersonId | null
  department: string
  title: string
  roles: string[]
  /** ISO 3166-1 alpha-2, optionally with a subdivision: `PT`, `DE-HH`. */
  country: string
  /** IANA name. */
  timeZone: string
  language: string
  start: CalendarDate | null
  end: CalendarDate | null
  /** Empty: this person is not reached at all, and signs on paper. */
  chat: Platform[]
  /** False once the file leaves them out. Whoever is out of their start and end dates is not present either. */
  active: boolean
  bindings: Partial<Record<Platform, Binding>>
}

/** Whether this person works under the organisation's control on that day. */
export function isPresent(person: Pick<Person, 'active' | 'start' | 'end'>, on: CalendarDate): boolean {
  return (
    person.active &&
    (person.start === null || person.start <= on) &&
    (person.end === null || on <= person.end)
  )
}

/** The same at an instant (ISO 8601 UTC): by the day that it is where they are. */
export function isPresentAt(
  person: Pick<Person, 'active' | 'start' | 'end' | 'timeZone'>,
  at: string,
): boolean {
  return isPresent(person, dateIn(at, person.timeZone))
}

/** Whether somebody is here no more, at an instant (ISO 8601 UTC): who is still to begin has not left. */
export function hasLeft(
  { active, end, timeZone }: Pick<Person, 'active' | 'end' | 'timeZone'>,
  at: string,
): boolean {
  return !active || (end !== null && end < dateIn(at, timeZone))
}

/** Whether this person can be asked anything at all, in chat or by a link; for whether they were matched: {@link isReachable}. */
export function canBeAsked(person: Pick<Person, 'chat'>): boolean {
  return person.chat.length > 0
}

/** Whether this person was matched to an account on any platform. */
export function isReachable(person: Pick<Person, 'bindings'>): boolean {
  return Object.keys(person.bindings).length > 0
}

/** Through which platform somebody is written to: of those that the file names, the first that they were matched on. */
export function platformOf({ chat, bindings }: Pick<Person, 'chat' | 'bindings'>): Platform | null {
  const bound = Platform.options.filter((platform) => bindings[platform] !== undefined)
  return chat.find((platform) => bound.includes(platform)) ?? bound[0] ?? null
}
