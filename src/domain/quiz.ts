/** What somebody who acknowledges a policy has to have understood, in each language of the policy. */
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
}

/** One attempt at a quiz. Which options were chosen stands in the row's openings, where it can be erased. */
export interface QuizAttempt {
  /** Counts a person's attempts at one question from 1. */
  number: number
  /** ISO 8601 UTC, milliseconds. */
  at: string
  by: string
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
export function markQuiz({ passMark, questions }: Quiz, chosen: Readonly<Record<string, string>>): Marked {
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
