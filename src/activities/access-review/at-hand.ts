import type { ReviewStanding } from '../../domain/access-standing.js'
import type { Ask } from '../../domain/ask.js'
import type { CalendarDate } from '../../domain/calendar-date.js'
import type { Cycle } from '../../domain/cycle.js'
import type { Person } from '../../domain/person.js'
import type { Extraction } from '../../domain/population.js'
import type { Programme } from '../../domain/programme.js'
import type { System } from '../../domain/system.js'

/** How a review stands, by which version of its system, and who owns that by now. */
export interface AccessAtHand {
  cycle: Cycle
  /** `settle`: all accounts of a question are decided on, and whoever decided them was not heard to be ready. */
  standing: ReviewStanding | { next: 'settle' }
  asks: Ask[]
  system: System
  programme: Programme | null
  owner: Person | null
  /** All readings so far, the first one first. */
  extractions: Extraction[]
  /** Nobody owns the system, may review something, or may confirm something. */
  lacks: boolean
  /** The system as it is written down by now, where nothing was read of it as it was. */
  writtenAnew: System | null
  /** Until when it may be answered, as the calendar stands by now. */
  closesOn: CalendarDate
}
