import type { Process } from '../domain/ask.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { Shares } from './behaviour.js'
import type { Spot } from './files.js'
import type { Gap } from './gap.js'
import type { Load } from './load.js'
import type { Shift } from './moves.js'
import type { Message } from './told.js'

/** What one person had of the year. */
export interface PersonsYear {
  key: string
  name: string
  department: string
  messages: number
  answers: number
  minutes: number
  /** The Monday of the week in which they had the most to do; null where there was nothing. */
  fullest: { week: CalendarDate; minutes: number } | null
}

/** How one process went. */
export interface ProcessYear {
  process: Process
  cycles: number
  answered: number
  late: number
  open: number
}

/** A date to move, as the page says it. */
export interface Move extends Shift, Spot {
  /** What it concerns, plain. */
  about: string
}

/** A year that was played, as its report shows it. */
export interface Rehearsal {
  organisation: string
  year: number
  seed: number
  shares: Shares
  /** The last day that was played; null where the year was played to its end. */
  stoppedOn: CalendarDate | null
  processes: readonly ProcessYear[]
  people: readonly PersonsYear[]
  loads: readonly Load[]
  messages: readonly Message[]
  gaps: readonly Gap[]
  moves: readonly Move[]
}
