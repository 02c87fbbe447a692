import type { Subject } from './ask.js'
import { hashOf } from './canonical-json.js'
import { FEWEST_SHOWN } from './fewest-shown.js'
import type { Audience } from './policy.js'
import type { QuizQuestion } from './quiz.js'

/** What the one programme of lessons is about: all of them, in turn. */
export const LESSONS = 'lessons'
/** The slot of its asks in their cycle. */
export const LESSON_SLOT = 'lesson'

/** What shows whether a lesson was understood, and why the right answer is right. */
export interface LessonQuestion extends Pick<QuizQuestion, 'text' | 'options' | 'right'> {
  because: Record<string, string>
}

/** One version of a lesson, as it was imported (7.3, A.6.3): two minutes to read, and one question. */
export interface Lesson {
  /** `<lesson>@<version>` */
  _id: string
  v: 1
  lesson: string
  /** Counted from 1: it rises when something changes that is decided on. */
  version: string
  sequence: number
  /** Per language, the organisation's first one first. */
  title: Record<string, string>
  /** CommonMark, per language. */
  text: Record<string, string>
  question: LessonQuestion
  /** See {@link lessonHash}. */
  hash: string
  importedAt: string
  /** Which one it is in the file, and whom it is for; null where the file has it no more. The newest version says so for all. */
  stands: Place | null
}

export interface Place {
  /** From 0. */
  nth: number
  audience: Audience
}

/** SHA-256, hex, of what an answer is bound to. */
export function lessonHash({ title, text, question }: Pick<Lesson, 'title' | 'text' | 'question'>): string {
  const { options, ...rest } = question
  return hashOf({
    title,
    text,
    question: { ...rest, options: options.map(({ id, text }) => ({ id, text })) },
  })
}

export function lessonSubject({
  lesson,
  version,
  hash,
}: Pick<Lesson, 'lesson' | 'version' | 'hash'>): Subject {
  return { type: 'lesson', id: lesson, version, hash }
}

/**
 * Which lesson comes next: the first of the file that was never sent, and once all were, the one that was sent longest
 * ago. Null: there is none.
 *
 * @param sentAt when each was sent last, by its id: ISO 8601 UTC
 */
export function nextLesson<L extends Pick<Lesson, 'lesson' | 'stands'>>(
  lessons: readonly L[],
  sentAt: ReadonlyMap<string, string>,
): L | null {
  const inTurn = ({ lesson }: L) => sentAt.get(lesson) ?? ''
  const standing = lessons.filter(({ stands }) => stands !== null)
  const [next] = standing.sort(
    (a, b) => inTurn(a).localeCompare(inTurn(b)) || (a.stands?.nth ?? 0) - (b.stands?.nth ?? 0),
  )
  return next ?? null
}

export function isRight({ question }: Pick<Lesson, 'question'>, option: string): boolean {
  return question.right === option
}

/** Of how many answers how many were right. */
export interface Marks {
  answered: number
  right: number
}

/** How a group of people did with a lesson. */
export interface TookPart extends Marks {
  asked: number
}

/** The right share in whole percent; null where so few answered that it stays unsaid. */
export function rightShare({ answered, right }: Marks): number | null {
  return answered < FEWEST_SHOWN ? null : Math.round((100 * right) / answered)
}

/**
 * The departments of which a result may be shown. Where what is left out could be worked out from the whole, since too
 * few answered in it, the smallest that would be shown is left out, too.
 */
export function departmentsShown<D extends Marks>(departments: readonly D[]): D[] {
  const inOrder = [...departments].sort((a, b) => a.answered - b.answered)
  const first = inOrder.findIndex(({ answered }) => answered >= FEWEST_SHOWN)
  if (first < 0) return []
  const leftOut = inOrder.slice(0, first).reduce((sum, { answered }) => sum + answered, 0)
  const shown = new Set(inOrder.slice(leftOut > 0 && leftOut < FEWEST_SHOWN ? first + 1 : first))
  return departments.filter((each) => shown.has(each))
}
