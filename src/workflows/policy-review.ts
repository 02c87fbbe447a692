import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import type { PolicyReviewActivities } from '../activities/policy-review/activities.js'
import { askUntilAnswered, soon, whileTheWorldIsAway } from './owners-question.js'

const world = proxyActivities<PolicyReviewActivities>(whileTheWorldIsAway)
const { lookAtReview } = proxyLocalActivities<PolicyReviewActivities>(soon)

/**
 * A policy is reviewed at its planned interval, or after a significant change (A.5.1): its owner is asked whether it
 * still holds, and the record says what they found, also when nothing changes.
 */
export async function policyReview({ cycle }: { cycle: string }): Promise<void> {
  await askUntilAnswered(cycle, {
    look: lookAtReview,
    ask: world.askReviewer,
    tellNobody: world.tellNobodyReviews,
    close: world.closeReview,
  })
}
