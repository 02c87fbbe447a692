import type { CalendarDate } from './calendar-date.js'
import type { Kept } from './kept.js'
import type { KeptFile } from './kept-file.js'
import type { Through } from './ledger.js'
import type { PersonId } from './person.js'

/** What someone said, bound to all that an auditor will ask for. The ask holds the subject's version and hash. */
export interface Answer {
  value: string
  /** The event that records it, and the salted commitment that the ledger holds of `value`. */
  event: string
  commitment: string
  /** A person; or `operator`, whoever ran a command. */
  by: PersonId
  /** ISO 8601 UTC, milliseconds. */
  at: string
  through: Through
  /** The language in which the text was shown. */
  language: string
  /** Version of the sentence that was confirmed, where there was one. */
  sentence?: number
  /** The attempt at the quiz that let them answer, by its number. */
  attempt?: number
  reason?: Kept
  /** What makes up for it, where a risk is to be accepted as it is. */
  compensating?: Kept
  /** What an assessor found of somebody's competence, requirement by requirement. */
  findings?: Kept
  /** Of an objective: the value that was found, of which days, and from how many records (`Measured`). */
  measured?: Kept
  /** Where what was looked at stands, and the file that was handed in. */
  link?: Kept
  file?: KeptFile
  /** Until when the person may take it back, as they were told: ISO 8601 UTC. Gone once the cycle is closed. */
  takeBackUntil?: string
  /** The day that the answer names: when to ask again, or when an exception ends. */
  until?: CalendarDate
  /** Of a list that was handed in: the day on which it was exported. */
  exportedOn?: CalendarDate
  /** Of a course: how it was completed, where that was not by its quiz. */
  completion?: Completion
  /** In whose stead it was given, where that person was away. */
  for?: PersonId
  /** Of a decision: when the form was opened in which it was given (ISO 8601 UTC), and how many decisions that form held. */
  form?: { openedAt?: string; decisions: number }
}

/** How somebody completed a course otherwise than by its quiz. */
export interface Completion {
  by: 'certificate' | 'attendance' | 'lms'
  /** The day on which they did. */
  on: CalendarDate
  /** They say so themselves: it counts once somebody else confirmed it. */
  toConfirm?: true
}

/** An answer that does not count any more, and why. Both stay on record. */
export interface TakenBack {
  answer: Answer
  event: string
  by: PersonId
  /** ISO 8601 UTC, milliseconds. */
  at: string
  through: Through
  reason: Kept
}

/** Somebody said that they can't acknowledge this, and why. */
export interface Declined {
  event: string
  by: PersonId
  /** ISO 8601 UTC, milliseconds. */
  at: string
  through: Through
  reason: Kept
  decision?: DeclineDecision
}

/** What was decided about it. The words stand in the ask whose answer it is. */
export interface DeclineDecision {
  /** Withdrawn: the person can after all, and said so before anything was decided. */
  kind: 'answered' | 'postponed' | 'granted' | 'refused' | 'withdrawn'
  ask: string
  by: PersonId
  /** In whose stead, where that person was away. */
  for?: PersonId
  at: string
  /** The salted commitment to what was said. */
  commitment?: string
  /** Postponed: asked again on that day. Granted: the last day of the exception. */
  until?: CalendarDate
}

/** A waiver that somebody ended before its last day, and why. */
export interface EndedEarly {
  event: string
  by: PersonId
  /** ISO 8601 UTC, milliseconds. */
  at: string
  through: Through
  reason: Kept
}
