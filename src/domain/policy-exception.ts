import type { Subject } from './ask.js'
import type { CalendarDate } from './calendar-date.js'
import type { Kept } from './kept.js'
import type { PersonId } from './person.js'
import { addMonths, dateIn } from './working-days.js'

/** Leave to depart from a rule of a policy, for one person and until a day. Granted by its owner, never to oneself. */
export interface PolicyException {
  /** The ask in which it was granted. */
  _id: string
  v: 1
  /** From which text. */
  subject: Subject
  person: PersonId
  /** The cycle and the ask in which the person said that they can't. */
  cycle: string
  ask: string
  requestedBy: PersonId
  grantedBy: PersonId
  /** ISO 8601 UTC, milliseconds. */
  grantedAt: string
  event: string
  reason: Kept
  /** The last day on which it is in force, in the person's zone. */
  until: CalendarDate
  timeZone: string
  /** Taken back before its last day. */
  revoked?: { by: PersonId; at: string; event: string; reason: Kept }
  state: 'in-force' | 'ended'
  endedAt?: string
}

/** A year, as a policy is reviewed: what lasts longer is no exception but another rule, which belongs into the policy. */
const MOST_MONTHS = 12

/** The last day until which one may be granted today. */
export function latestEnd(today: CalendarDate): CalendarDate {
  return addMonths(today, MOST_MONTHS)
}

/** Whether its last day is over where the person is, or it was taken back. */
export function isOver({ until, timeZone, revoked }: PolicyException, asOf: string): boolean {
  return revoked !== undefined || dateIn(asOf, timeZone) > until
}
