import type { CalendarDate } from './calendar-date.js'

/** An acknowledgement of an earlier wording, which stands for the present one too: nothing was asked. */
export interface CarriedOver {
  /** The ask that was answered. */
  ask: string
  version: string
  /** ISO 8601 UTC: when it was answered. */
  at: string
}

/** A cycle that an open ask was in before a newer wording took it over. */
export interface EarlierCycle {
  cycle: string
  version: string
  dueOn: CalendarDate
  /** ISO 8601 UTC: until when. */
  until: string
}
