import { DateTime } from 'luxon'
import { type Absence, awayOn } from './absence.js'
import { type Ask, isNeverDue, NEVER_DUE } from './ask.js'
import type { CalendarDate } from './calendar-date.js'
import type { Reminders } from './organisation.js'
import {
  addDays,
  businessDayFrom,
  businessDaysBefore,
  dateIn,
  dueDate,
  earlierOf,
  isBusinessDay,
  type Place,
} from './working-days.js'

/** From then on it is no morning any more: what comes up waits for the next one. */
const NOON = 12
/** What is due within so many business days does not wait for a week with fewer new questions. */
const SOON_DAYS = 2

type Dated = Pick<Ask, 'dueOn' | 'remindOn' | 'toldOn'>

/** Whether it is somebody's morning: a business day where they work, from the set hour to noon. */
export function isMorning(asOf: string, place: Place, { morningHour }: Reminders): boolean {
  const { hour } = DateTime.fromISO(asOf, { zone: place.timeZone })
  return hour >= morningHour && hour < NOON && isBusinessDay(dateIn(asOf, place.timeZone), place)
}

/** The day of the next morning that a message can go out in: today's while it lasts, else the next business day's. */
export function nextMorning(asOf: string, place: Place): CalendarDate {
  const today = dateIn(asOf, place.timeZone)
  const { hour } = DateTime.fromISO(asOf, { zone: place.timeZone })
  return businessDayFrom(hour < NOON ? today : addDays(today, 1), place)
}

/** The instant at which the morning of that day begins: ISO 8601 UTC. */
export function morningOf(day: CalendarDate, timeZone: string, { morningHour }: Reminders): string {
  const local = DateTime.fromISO(day, { zone: timeZone }).set({ hour: morningHour })
  return new Date(local.toMillis()).toISOString()
}

/**
 * When a person is reminded again of what today's message named: a few days on while there is time, once more on the
 * last business day before it is due, and at shorter intervals once it is overdue. Of what is never due nobody is reminded.
 */
export function remindAgainOn(
  today: CalendarDate,
  dueOn: CalendarDate,
  place: Place,
  { everyDays, overdueEveryDays }: Reminders,
): CalendarDate {
  if (isNeverDue({ dueOn })) return NEVER_DUE
  if (today > dueOn) return dueDate(today, overdueEveryDays, place)
  const lastCall = businessDaysBefore(dueOn, 1, place)
  if (today >= lastCall) return dueDate(dueOn, 1, place)
  const regular = dueDate(today, everyDays, place)
  return earlierOf(regular, lastCall)
}

/** The day whose morning was the last to begin by then. */
export function lastMorningBegun(
  asOf: string,
  { timeZone }: Place,
  { morningHour }: Reminders,
): CalendarDate {
  const today = dateIn(asOf, timeZone)
  const { hour } = DateTime.fromISO(asOf, { zone: timeZone })
  return hour < morningHour ? addDays(today, -1) : today
}

/** When the next morning of a business day begins that has not begun by then: ISO 8601 UTC. */
export function nextMorningBegins(after: string, place: Place, settings: Reminders): string {
  const begins = (from: CalendarDate) => morningOf(businessDayFrom(from, place), place.timeZone, settings)
  const today = dateIn(after, place.timeZone)
  const first = begins(today)
  return first > after ? first : begins(addDays(today, 1))
}

/** What a morning's message names, and what waits for a week with fewer new questions. */
export interface Morning<A> {
  named: A[]
  postponed: A[]
}

/**
 * Everything that waits for a person, in the order in which it is due, with at most `newAsksAWeek` questions that are
 * new within seven days. What is never due is named once, last, one of it at most, and takes no room from anything else.
 * Empty when nothing of it asks for a message today.
 *
 * @param open All that is open for them and not paused.
 */
export function morningFor<A extends Dated>(
  open: readonly A[],
  today: CalendarDate,
  place: Place,
  { newAsksAWeek }: Reminders,
): Morning<A> {
  const inOrder = open.filter((ask) => !isNeverDue(ask)).sort((a, b) => a.dueOn.localeCompare(b.dueOn))
  const weekAgo = addDays(today, -7)
  const soon = dueDate(today, SOON_DAYS, place)
  let room = newAsksAWeek - inOrder.filter(({ toldOn }) => toldOn !== undefined && toldOn > weekAgo).length
  const named: A[] = []
  const postponed: A[] = []
  for (const ask of inOrder) {
    if (ask.toldOn !== undefined) named.push(ask)
    else if (ask.remindOn > today) continue
    else if (ask.dueOn <= soon) named.push(ask)
    else if (room > 0) {
      room -= 1
      named.push(ask)
    } else postponed.push(ask)
  }
  const [voluntary] = open.filter((ask) => isNeverDue(ask) && ask.toldOn === undefined)
  if (voluntary && voluntary.remindOn <= today && room > 0) named.push(voluntary)
  const calls = named.some(({ toldOn, remindOn }) => toldOn === undefined || remindOn <= today)
  return { named: calls ? named : [], postponed }
}

/** To whom an overdue ask goes, step by step. */
export type Escalation = 'manager' | 'isms-lead'

/** The furthest that an ask has to have gone by today; null while it is not overdue for long enough. */
export function escalationDue(
  dueOn: CalendarDate,
  today: CalendarDate,
  place: Place,
  { managerAfterDays, ismsLeadAfterDays }: Reminders,
): Escalation | null {
  if (today <= dueOn) return null
  if (today >= dueDate(dueOn, ismsLeadAfterDays, place)) return 'isms-lead'
  return today >= dueDate(dueOn, managerAfterDays, place) ? 'manager' : null
}

/** When an ask that waits goes a step further, which reminds its person, too: the days after this one. */
function stepsAfter(
  { dueOn, escalated }: Pick<Ask, 'dueOn' | 'escalated'>,
  after: CalendarDate,
  place: Place,
  { managerAfterDays, ismsLeadAfterDays }: Reminders,
): CalendarDate[] {
  const steps = [
    ...(escalated ? [] : [dueDate(dueOn, managerAfterDays, place)]),
    ...(escalated?.step === 'isms-lead' ? [] : [dueDate(dueOn, ismsLeadAfterDays, place)]),
  ]
  return steps.filter((day) => day > after)
}

/**
 * The first morning after this day on which a person is reminded of an open ask, as far as it is known today: a business
 * day where they work, and none on which they are away. What waits for them meanwhile is named on their return.
 */
export function nextReminderOn(
  ask: Pick<Ask, 'kind' | 'dueOn' | 'remindOn' | 'escalated'>,
  after: CalendarDate,
  place: Place,
  settings: Reminders,
  absences: readonly Absence[],
): CalendarDate {
  const days = [ask.remindOn, ...stepsAfter(ask, after, place, settings)].filter((day) => day > after)
  let day = businessDayFrom(days.sort()[0] ?? addDays(after, 1), place)
  for (let first = addDays(after, 1); first <= day; first = addDays(first, 1)) {
    const away = awayOn(absences, first)
    // Whoever stands in is asked instead; where nobody does, what may be delegated waits for nobody's return.
    if (!away || (ask.kind === 'delegable' && away.delegate === null)) continue
    day = businessDayFrom(addDays(away.until, 1), place)
    first = away.until
  }
  return day
}
