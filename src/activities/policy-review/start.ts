import type { StartOccurrence } from '../calendar/start.js'
import { plannedQuestion, unplannedQuestion } from '../owners-question/start.js'
import type { StartCycleTools } from '../start-cycle.js'
import { type PolicyReviewTools, policyReview } from './question.js'

type StartReviewTools = StartCycleTools & PolicyReviewTools

export function plannedReview(tools: StartReviewTools): StartOccurrence {
  return plannedQuestion(tools, policyReview(tools))
}

/** A review after a significant change (A.5.1). */
export function unplannedReview(tools: StartReviewTools) {
  return unplannedQuestion(tools, policyReview(tools))
}
