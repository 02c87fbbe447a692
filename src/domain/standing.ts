import type { CalendarDate } from './calendar-date.js'
import { addDays } from './working-days.js'

/**
 * What something asks of whoever sees to it, the most first. `stuck`: it goes on only when they do something about it.
 * `overdue`: somebody is late. `soon`: it is due, or begins, within a week. `later`: it goes its way.
 */
export const urgencies = ['stuck', 'overdue', 'soon', 'later'] as const
export type Urgency = (typeof urgencies)[number]

/** With the day that says what comes first of what asks as much. */
export interface Urgent {
  urgency: Urgency
  on: CalendarDate
  /** What is in force does not suffer while it waits: of what is as urgent it comes last. */
  canWait?: true
}

/** So many days ahead something is due soon. */
export const SOON_DAYS = 7

/** Of what others do by that day. */
export function urgencyOf(dueOn: CalendarDate, today: CalendarDate): Urgency {
  if (dueOn < today) return 'overdue'
  return dueOn <= addDays(today, SOON_DAYS) ? 'soon' : 'later'
}

/** Of what somebody has to do themselves: once it is overdue, others wait for it. */
export function urgencyOfOwn(dueOn: CalendarDate | null, today: CalendarDate): Urgency {
  const urgency = dueOn === null ? 'soon' : urgencyOf(dueOn, today)
  return urgency === 'overdue' ? 'stuck' : urgency
}

/** The most urgent first; of what is as urgent what cannot wait, and of that the earliest. */
export function byUrgency(a: Urgent, b: Urgent): number {
  return (
    urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency) ||
    Number(a.canWait ?? false) - Number(b.canWait ?? false) ||
    a.on.localeCompare(b.on)
  )
}
