import { hashOf } from './canonical-json.js'

/** What somebody has to have understood of a policy or of a course, in each of its languages. */
export interface Quiz {
  /** So many right answers are needed. */
  passMark: number
  questions: readonly QuizQuestion[]
}

export interface QuizQuestion {
  id: string
  text: Readonly<Record<string, string>>
  options: readonly { id: string; text: Readonly<Record<string, string>> }[]
  /** The id of the right option. */
  right: string
  /** Why it is right, where that is said afterwards. */
  because?: Readonly<Record<string, string>>
}

/** More questions than are asked at once: each attempt draws anew. */
export interface QuizPool extends Quiz {
  /** How many questions an attempt asks. */
  draw: number
  /** How often somebody may try before others see to it. */
  attempts: number
}

/** What somebody chose in one attempt: option by question. */
export type Chosen = Readonly<Record<string, string>>

/**
 * What one attempt asks, and in which order: first what this person was never asked, then what they missed the last time,
 * and of those alike what they were asked least often; else by a hash, so that it is the same whenever the same attempt
 * is shown, and another one for everybody else and the next time.
 *
 * @param who whose it is: the ask's id
 * @param before what they chose in all their attempts before it, the oldest first
 */
export function drawnFor(
  { draw, passMark, questions }: QuizPool,
  who: string,
  attempt: number,
  before: readonly Chosen[] = [],
): Quiz {
  const shuffled = <T extends { id: string }>(all: readonly T[], of: string): T[] => {
    const order = new Map(all.map(({ id }) => [id, hashOf([who, attempt, of, id])]))
    return [...all].sort((a, b) => (order.get(a.id) ?? '').localeCompare(order.get(b.id) ?? ''))
  }
  const first = [...shuffled(questions, 'first')].sort((a, b) => byNeed(a, b, before)).slice(0, draw)
  const drawn = shuffled(first, 'questions')
  return { passMark, questions: drawn.map((each) => ({ ...each, options: shuffled(each.options, each.id) })) }
}

function byNeed(a: QuizQuestion, b: QuizQuestion, before: readonly Chosen[]): number {
  const [one, other] = [a, b].map(({ id, right }) => {
    const chosen = before.flatMap((attempt) => attempt[id] ?? [])
    const rank = chosen.length === 0 ? 0 : chosen.at(-1) === right ? 2 : 1
    return { rank, asked: chosen.length }
  })
  if (!one || !other) return 0
  return one.rank - other.rank || one.asked - other.asked
}

/** How often a question was asked, and how often its answer was wrong. */
export interface Missed {
  question: string
  asked: number
  wrong: number
}

/** The questions of all these attempts, the one most often missed first. */
export function missedIn({ questions }: Pick<Quiz, 'questions'>, attempts: readonly Chosen[]): Missed[] {
  const counted = questions.map(({ id, right }): Missed => {
    const chosen = attempts.flatMap((attempt) => attempt[id] ?? [])
    return { question: id, asked: chosen.length, wrong: chosen.filter((option) => option !== right).length }
  })
  const share = ({ asked, wrong }: Missed) => (asked === 0 ? 0 : wrong / asked)
  return counted
    .filter(({ wrong }) => wrong > 0)
    .sort((a, b) => share(b) - share(a) || a.question.localeCompare(b.question))
}

/** One attempt at a quiz. Which options were chosen stands in the row's openings, where it can be erased. */
export interface QuizAttempt {
  /** Counts a person's attempts at one question from 1. */
  number: number
  /** ISO 8601 UTC, milliseconds. */
  at: string
  by: string
  /** In which it was shown; absent of attempts that were made before this was kept. */
  language?: string
  right: number
  of: number
  passed: boolean
  /** The subject's: an attempt at another text does not count. */
  hash: string
  event: string
  /** The salted commitment to what was chosen. */
  commitment: string
}

export interface Marked {
  right: number
  of: number
  passed: boolean
  /** The questions to look at again, by their ids. */
  wrong: string[]
}

/** @param chosen Option by question; what is left out is wrong. */
export function markQuiz({ passMark, questions }: Quiz, chosen: Chosen): Marked {
  const wrong = questions.filter(({ id, right }) => chosen[id] !== right).map(({ id }) => id)
  const right = questions.length - wrong.length
  return { right, of: questions.length, passed: right >= passMark, wrong }
}

/** The attempt that lets a person acknowledge this text, if they made one. */
export function passedAttempt(
  attempts: readonly QuizAttempt[] | undefined,
  hash: string,
): QuizAttempt | undefined {
  return attempts?.find((attempt) => attempt.passed && attempt.hash === hash)
}
