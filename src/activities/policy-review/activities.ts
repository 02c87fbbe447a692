import {
  type OwnersQuestionTools,
  type QuestionAt,
  type QuestionLook,
  questionIsDue,
  questionSteps,
} from '../owners-question/activities.js'
import type { IsDue } from '../sweep.js'
import { type PolicyReviewTools, policyReview } from './question.js'

export interface PolicyReviewActivities {
  lookAtReview(input: QuestionAt): Promise<QuestionLook>
  askReviewer(input: QuestionAt): Promise<void>
  tellNobodyReviews(input: QuestionAt): Promise<void>
  closeReview(input: QuestionAt): Promise<void>
}

/** Under the names by which the workflows that run know them. */
export function policyReviewActivities(
  tools: OwnersQuestionTools & PolicyReviewTools,
): PolicyReviewActivities {
  const { look, ask, tellNobody, close } = questionSteps(tools, policyReview(tools))
  return { lookAtReview: look, askReviewer: ask, tellNobodyReviews: tellNobody, closeReview: close }
}

export function reviewIsDue(tools: PolicyReviewTools & Pick<OwnersQuestionTools, 'asks'>): IsDue {
  return questionIsDue(tools, policyReview(tools))
}
