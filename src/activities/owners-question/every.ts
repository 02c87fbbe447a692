import { type ControlReviewTools, controlReview } from '../control-review/question.js'
import { type DocumentReviewTools, documentReview } from '../document-review/question.js'
import { type ObjectiveEvaluationTools, objectiveEvaluation } from '../objective-evaluation/question.js'
import { type PolicyReviewTools, policyReview } from '../policy-review/question.js'
import { type RequirementReviewTools, requirementReview } from '../requirement-review/question.js'
import type { OwnersQuestion } from './question.js'

export type OwnersQuestionTools = ControlReviewTools &
  DocumentReviewTools &
  ObjectiveEvaluationTools &
  PolicyReviewTools &
  RequirementReviewTools

/** Every process in which whoever owns something answers one question about it. */
export function everyQuestion(tools: OwnersQuestionTools) {
  return {
    'control-review': controlReview(tools),
    'document-review': documentReview(tools),
    'objective-evaluation': objectiveEvaluation(tools),
    'policy-review': policyReview(tools),
    'requirement-review': requirementReview(tools),
  } satisfies Record<string, OwnersQuestion>
}

export type QuestionProcess = keyof ReturnType<typeof everyQuestion>

/** The same of each of them, by its process. */
export function ofEveryQuestion<Made>(
  tools: OwnersQuestionTools,
  make: (question: OwnersQuestion) => Made,
): Record<QuestionProcess, Made> {
  const made = Object.entries(everyQuestion(tools)).map(([process, question]) => [process, make(question)])
  return Object.fromEntries(made)
}
