import type { CalendarDate } from './calendar-date.js'
import type { Course } from './course.js'
import { FEWEST_SHOWN } from './fewest-shown.js'
import type { PersonId } from './person.js'
import { type Chosen, type Missed, missedIn } from './quiz.js'

/** How the attempts at a course's questions went in one training year: of all together, and of nobody by themselves. */
export interface CourseResults {
  cycle: string
  /** How many tried. */
  people: number
  attempts: number
  /** Of all answers together. */
  right: number
  of: number
  /** When the first of them was made: ISO 8601 UTC. */
  first: string
}

/** What a training year leaves behind beside what became of each person: whose the course is, and what came of it over time (9.1). */
export interface TrainingOnRecord {
  /** Who answered for the course; null: nobody did. */
  trainer: PersonId | null
  /** The first day of the next training year, by which whoever has not completed it is asked again; null: there is none. */
  nextBegins: CalendarDate | null
  /** Of this training year and those before it, the newest first; empty where it is not completed by questions. */
  results: CourseResults[]
  /** Questions of the version that is on record, the one most often missed first; none that fewer people were asked than are shown by themselves. */
  missed: Missed[]
}

/** @param chosen What was chosen in each attempt at this version. */
export function missedOnRecord({ by }: Pick<Course, 'by'>, chosen: readonly Chosen[]): Missed[] {
  return by.way === 'quiz' ? missedIn(by, chosen).filter(({ asked }) => asked >= FEWEST_SHOWN) : []
}
