import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { YearQuestion } from '../../../domain/decision.js'
import type { PersonId } from '../../../domain/person.js'
import type { Occurrence, Programme } from '../../../domain/programme.js'
import type { Texts } from '../../texts/texts.js'

export const verbs = {
  /** Opens a form; the value is an occurrence as it was seen, or nothing: then it is chosen in the form. */
  move: 'calendar.move',
  run: 'calendar.run',
  skip: 'calendar.skip',
  /** The same with a programme. */
  pause: 'calendar.pause',
  resume: 'calendar.resume',
  moveNow: 'calendar.move-now',
  runNow: 'calendar.run-now',
  skipNow: 'calendar.skip-now',
  pauseNow: 'calendar.pause-now',
  resumeNow: 'calendar.resume-now',
  /** With whose word counts from now on: `chat` or `file`. */
  settle: 'calendar.settle',
} as const

/** How an occurrence stands. `nothing`: it had its day, and there was nothing to ask. */
export type Standing = 'planned' | 'moved' | 'paused' | 'running' | 'done' | 'skipped' | 'covered' | 'nothing'

/** One occurrence of the calendar, in the words of one reader; all plain. */
export interface CalendarEntry {
  occurrence: Occurrence
  programme: Programme
  /** `Review of the Access Control Policy` */
  name: string
  /** Whom it asks. */
  whom: string
  /** Null where nobody owns what it is about any more. */
  owner: PersonId | null
  standing: Standing
}

/** An occurrence with what else the calendar says of it. */
export interface CalendarRow extends CalendarEntry {
  /** Of what a pause holds: what begins when that is over, itself or a later one that stands for it. */
  afterPause: Pick<Occurrence, '_id' | 'period'> | null
  /** What top management is asked about it, and who of them; plain. */
  asked: { question: YearQuestion; by: string } | null
}

/** `Monday 27 December, since Sunday 26 December is no business day` */
export function dateOf(
  { date, nominal, moved }: Pick<Occurrence, 'date' | 'nominal' | 'moved'>,
  today: CalendarDate,
  texts: Texts,
): string {
  const t = texts.calendar.card
  return date === nominal || moved ? t.day(date, today) : t.shifted(date, nominal, today)
}
