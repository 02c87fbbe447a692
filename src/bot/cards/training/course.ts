import type { Ask } from '../../../domain/ask.js'
import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { Course } from '../../../domain/course.js'
import type { Person } from '../../../domain/person.js'
import type { ConfirmAnswer, WaiverAnswer } from '../../../domain/training.js'
import { languageFor } from '../definition.js'

export const verbs = {
  /** Opens the lesson. */
  read: 'training.read',
  page: 'training.page',
  quiz: 'training.quiz',
  /** Hands in the answers; after a `/` the number of the attempt and the language. */
  checkQuiz: 'training.check-quiz',
  /** Opens the form of a certificate. */
  handIn: 'training.hand-in',
  handInNow: 'training.hand-in-now',
  /** Says who was there; its value names the course. */
  attendance: 'training.attendance',
  /** Open the form for that, and the one for a learning system's list, which is then taken over; they name the course. */
  writeDown: 'training.write-down',
  list: 'training.list',
  takeOver: 'training.take-over',
  matrixFile: 'training.matrix-file',
  confirm: 'training.confirm',
  sendBack: 'training.send-back',
  sendBackNow: 'training.send-back-now',
  cannot: 'training.cannot',
  cannotNow: 'training.cannot-now',
  /** Opens the form of a decision; after a `/` which. */
  decide: 'training.decide',
  decideNow: 'training.decide-now',
  endWaiver: 'training.end-waiver',
  endWaiverNow: 'training.end-waiver-now',
  /** Their values name the course. */
  show: 'training.show',
  askWhyNow: 'training.ask-why-now',
  start: 'training.start',
} as const

/** What somebody said of whom it is asked again; plain. */
export interface SaidBefore {
  what: 'again' | 'refused' | 'sent-back' | 'ended'
  by: string
  text: string
}

/** What was decided about a waiver, by whom and why; plain. `until`: its last day, where it was granted. */
export interface WaiverOutcome {
  value: WaiverAnswer
  until: CalendarDate
  by: string
  text: string
  /** Why it was ended before its last day; null: it was not. */
  ended: string | null
}

/** What comes of it where somebody used up their attempts. `by`: who is asked to talk with them; plain, null: nobody yet. */
export type Talk = { by: string | null } & (
  | { is: 'waits' | 'again' | 'waiver-asked' }
  | { is: 'waived'; waiver: WaiverOutcome }
)

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
  /** Where it was begun out of turn: who asked for that, and why; plain. */
  outOfTurn: { by: string; reason: string } | null
  /** Where they used up their attempts. */
  talk: Talk | null
  /** That they need not complete it, where that was decided about this ask. */
  waiver: WaiverOutcome | null
  /** What a second person said of it, where they say of themselves that they completed it; `waits`: nothing yet. */
  confirmed: 'waits' | ConfirmAnswer | null
  /** Who wrote down that they were there; plain. */
  saidBy: string | null
}

/** What is to be decided about somebody's course. */
export interface TrainingDecideView {
  /** By which it is decided. */
  ask: Ask
  /** What is decided about. */
  about: Ask
  course: Course
  /** Whom it concerns. */
  person: Person
  reader: Person
  /** ISO 8601 UTC. */
  at: string
  /** Who asks for a waiver, and why; plain. */
  request: { by: string; text: string } | null
  /** What was decided about the waiver that was asked for by this ask, or is decided in it. */
  outcome: WaiverOutcome | null
  /** Who decided, where that was somebody else; plain. */
  answeredBy: string | null
}

/** In which language somebody does it. */
export function courseLanguage({ lesson, title }: Course, reader: Pick<Person, 'language'>): string {
  return languageFor(lesson ?? title, reader)
}
