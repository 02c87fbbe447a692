import {
  type QuestionAt,
  type QuestionLook,
  type QuestionStepTools,
  questionSteps,
} from '../owners-question/activities.js'
import { type PolicyReviewTools, policyReview } from './question.js'

/** What every owner's question does, under the names by which the reviews that run know it. */
export interface PolicyReviewActivities {
  lookAtReview(input: QuestionAt): Promise<QuestionLook>
  askReviewer(input: QuestionAt): Promise<void>
  tellNobodyReviews(input: QuestionAt): Promise<void>
  closeReview(input: QuestionAt): Promise<void>
}

export function policyReviewActivities(tools: QuestionStepTools & PolicyReviewTools): PolicyReviewActivities {
  const { look, ask, tellNobody, close } = questionSteps(tools, policyReview(tools))
  return { lookAtReview: look, askReviewer: ask, tellNobodyReviews: tellNobody, closeReview: close }
}
