import type { CalendarDate } from './calendar-date.js'
import { sha256 } from './canonical-json.js'
import type { PersonId } from './person.js'
import { MONTHS_AHEAD } from './programme.js'
import { addDays, addMonths } from './working-days.js'

/** Whether somebody has an address under which their calendar program reads what concerns them. */
export interface CalendarFeed {
  _id: PersonId
  v: 1
  /** Rises with each act, so that two do not undo each other; 0 while there never was one. */
  revision: number
  /** Since when the address works: ISO 8601 UTC, milliseconds. Missing: there is none. */
  since?: string
}

/** A feed at the state in which whoever changes it saw it. */
export type SeenFeed = Pick<CalendarFeed, '_id' | 'revision'>

export function noFeedOf(person: PersonId): CalendarFeed {
  return { _id: person, v: 1, revision: 0 }
}

/** What is kept of the secret in an address. It is random and long, so that a plain hash cannot be guessed back. */
export function hashOfSecret(secret: string): string {
  return sha256(secret)
}

/** So much of what lies behind stays in a calendar: a quarter. */
const DAYS_BACK = 92

/** The days that a feed shows: as far ahead as the calendar is planned. */
export function feedDays(today: CalendarDate): { first: CalendarDate; last: CalendarDate } {
  return { first: addDays(today, -DAYS_BACK), last: addMonths(today, MONTHS_AHEAD) }
}

/** One whole day of somebody's calendar, plain. */
export interface FeedEntry {
  /** The same as long as it is about the same thing, wherever its day goes. */
  id: string
  on: CalendarDate
  summary: string
  description: string
  /** Rises when it changes. */
  sequence: number
  /** `paused`: it may come, once its programme goes on. */
  state: 'on' | 'paused' | 'skipped'
}
