import type { Away } from './absence.js'
import { type Ask, type Delegated, isNeverDue, type Paused } from './ask.js'
import type { CalendarDate } from './calendar-date.js'
import type { PersonId } from './person.js'
import { addDays, businessDayFrom, businessDaysIn, dateIn, dueDate, type Place } from './working-days.js'

/** What an absence does to an open ask. */
export type Rerouting =
  /** A personal ask waits until its person is back. */
  | { kind: 'pause'; paused: Paused; remindOn: CalendarDate }
  | { kind: 'resume'; dueOn: CalendarDate; remindOn: CalendarDate }
  /** A delegable ask goes to whoever stands in; the person may still answer it. */
  | { kind: 'delegate'; delegated: Delegated }
  | { kind: 'return' }

/** How an ask's person is away today, and who answers in their stead. */
export interface Situation {
  away: Away | null
  standIn: PersonId | null
  /** Who named them, and those before them. */
  namedBy: readonly PersonId[]
  /** Where the person works. */
  place: Place
}

/** Nobody comes back to a question that is due tomorrow. */
const LEAST_DAYS_ON_RETURN = 3

/** What an open ask is to become; null if it is as it should be. `asOf` is ISO 8601 UTC. */
export function reroutingOf(ask: Ask, situation: Situation, asOf: string): Rerouting | null {
  return ask.kind === 'personal' ? waiting(ask, situation, asOf) : standingIn(ask, situation, asOf)
}

function waiting(ask: Ask, { away, place }: Situation, asOf: string): Rerouting | null {
  const today = dateIn(asOf, place.timeZone)
  if (!away) return ask.paused ? onReturn(ask, ask.paused, place, today) : null
  if (ask.paused?.until === away.until) return null
  const opened = dateIn(ask.openedAt, place.timeZone)
  const since = ask.paused?.since ?? latest(away.since, addDays(opened, 1))
  const remindOn = businessDayFrom(addDays(away.until, 1), place)
  return { kind: 'pause', paused: { since, until: away.until }, remindOn }
}

/**
 * The business days that were left when the absence began, at least three, count from the first business day back.
 * Who was not away for a whole day keeps the due date, and so does who was overdue when they went.
 */
function onReturn({ dueOn }: Ask, { since }: Paused, place: Place, today: CalendarDate): Rerouting {
  const remindOn = businessDayFrom(today, place)
  if (today <= since || dueOn < since || isNeverDue({ dueOn })) return { kind: 'resume', dueOn, remindOn }
  const left = Math.max(LEAST_DAYS_ON_RETURN, businessDaysIn(since, dueOn, place))
  return { kind: 'resume', dueOn: latest(dueOn, dueDate(addDays(today, -1), left, place)), remindOn }
}

/** Delegation does not get around the separation of duties: who never may answer does not name who does, either. */
export function mayNotStandIn(
  { standIn, namedBy }: Pick<Situation, 'standIn' | 'namedBy'>,
  never: readonly PersonId[],
): boolean {
  return never.some((each) => each === standIn || namedBy.includes(each))
}

function standingIn(ask: Ask, { away, standIn, namedBy }: Situation, asOf: string): Rerouting | null {
  const never = mayNotStandIn({ standIn, namedBy }, ask.neverBy ?? [])
  const lawful = standIn !== null && standIn !== ask.askedOf && !never
  if (!away || !lawful) return ask.delegated ? { kind: 'return' } : null
  const { delegated } = ask
  if (delegated?.to === standIn && delegated.until === away.until) return null
  const since = delegated?.to === standIn ? delegated.since : asOf
  return { kind: 'delegate', delegated: { to: standIn, since, until: away.until } }
}

function latest(one: CalendarDate, other: CalendarDate): CalendarDate {
  return one > other ? one : other
}
