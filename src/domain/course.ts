import type { Subject } from './ask.js'
import { hashOf } from './canonical-json.js'
import type { Audience } from './policy.js'
import type { QuizPool } from './quiz.js'

/** How a course is completed: one of these, each with what it takes. */
export type CompletedBy =
  | QuizWay
  /** Whoever holds one hands it in, and a second person confirms it. */
  | { way: 'certificate'; confirmedBy: 'trainer' | 'manager' }
  /** The trainer says who was there. */
  | { way: 'attendance' }
  /** A learning system says who completed it; its list is imported. */
  | { way: 'lms'; columns: LmsColumns }

export type QuizWay = { way: 'quiz' } & QuizPool

/** What the columns of a learning system's list are called. */
export interface LmsColumns {
  /** With an address, or an id of people.csv. */
  person: string
  completedOn: string
  /** Null: the list has none. */
  score: string | null
}

/** Who needs a course. One of the two is there. */
export interface NeededBy {
  /** Null: only whoever joins. */
  audience: Audience | null
  /** Days from their first day in which whoever joins has to have done it; null: they have as long as everybody. */
  joinersWithinDays: number | null
}

/** One version of a course, as it was imported. */
export interface Course {
  /** `<course>@<version>` */
  _id: string
  v: 1
  course: string
  /** Counted from 1: it rises when something changes that is decided on. */
  version: string
  sequence: number
  /** Per language, the organisation's first one first. */
  title: Record<string, string>
  /** What it is for, per language. */
  purpose: Record<string, string>
  /** ISO 27001's numbers. */
  controls: string[]
  /** Markdown per language; null where it stands elsewhere. */
  lesson: Record<string, string> | null
  /** Where it stands; null where it is embedded. */
  link: string | null
  /** About how long it takes. */
  minutes: number
  by: CompletedBy
  /** So long what somebody completed counts; null: for ever. */
  validMonths: number | null
  /** Whoever completed an earlier version completes this one anew. */
  renews: boolean
  /** The sequence of the first version whose completions still count. */
  countsFrom: number
  /** The newest version says so for all. */
  neededBy: NeededBy
  /** When its first version was imported: ISO 8601 UTC. */
  since: string
  /** See {@link courseHash}. */
  hash: string
  importedAt: string
}

/** What a course says of itself. Who needs it is not part of what somebody completes. */
export type CourseText = Pick<
  Course,
  'title' | 'purpose' | 'controls' | 'lesson' | 'link' | 'minutes' | 'by' | 'validMonths' | 'renews'
>

/** SHA-256, hex, of what a completion is bound to. */
export function courseHash({
  title,
  purpose,
  controls,
  lesson,
  link,
  minutes,
  by,
  validMonths,
  renews,
}: CourseText): string {
  return hashOf({ title, purpose, controls, lesson, link, minutes, by, validMonths, renews })
}

export function courseSubject({
  course,
  version,
  hash,
}: Pick<Course, 'course' | 'version' | 'hash'>): Subject {
  return { type: 'course', id: course, version, hash }
}

/** The quiz of a course; throws for one that is completed otherwise. */
export function quizOf({ by, course }: Pick<Course, 'by' | 'course'>): QuizWay {
  if (by.way !== 'quiz') throw new Error(`The course ${course} has no quiz`)
  return by
}

/** In which languages it can be done: that of its lesson, else of its title. */
export function languagesOf({ lesson, title }: Pick<Course, 'lesson' | 'title'>): string[] {
  return Object.keys(lesson ?? title)
}
