import type { Ask } from '../../../domain/ask.js'
import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { Course } from '../../../domain/course.js'
import type { Person } from '../../../domain/person.js'
import { languageFor } from '../definition.js'

export const verbs = {
  /** Opens the lesson. */
  read: 'training.read',
  page: 'training.page',
  quiz: 'training.quiz',
  /** Hands in the answers; after a `/` the number of the attempt and the language. */
  checkQuiz: 'training.check-quiz',
  cannot: 'training.cannot',
  cannotNow: 'training.cannot-now',
  /** Opens the form of a decision; after a `/` which. */
  decide: 'training.decide',
  decideNow: 'training.decide-now',
  /** Their values name the course. */
  show: 'training.show',
  askWhyNow: 'training.ask-why-now',
  start: 'training.start',
} as const

/** What somebody said of whom it is asked again; plain. */
export interface SaidBefore {
  what: 'again' | 'refused'
  by: string
  text: string
}

/** What is shown of a course that somebody is asked to complete. */
export interface CourseView {
  ask: Ask
  course: Course
  reader: Person
  /** ISO 8601 UTC. */
  at: string
  /** Who answers for it; plain. */
  owner: string
  /** Until when what they completed before counts, where it is to be renewed. */
  runsOut: CalendarDate | null
  said: SaidBefore | null
  /** Until when they need not complete it, where that was decided about this ask. */
  waivedUntil: CalendarDate | null
}

/** In which language somebody does it. */
export function courseLanguage({ lesson, title }: Course, reader: Pick<Person, 'language'>): string {
  return languageFor(lesson ?? title, reader)
}
