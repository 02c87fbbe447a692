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
