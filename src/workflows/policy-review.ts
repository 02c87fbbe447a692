import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import type { PolicyReviewActivities } from '../activities/policy-review/activities.js'
import { now } from './now.js'
import { Nudges } from './nudges.js'

/** The world may be away for hours: an activity is retried until it is back. */
const world = proxyActivities<PolicyReviewActivities>({
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '15 seconds',
  retry: { initialInterval: '2 seconds', maximumInterval: '2 minutes' },
})

const { lookAtReview } = proxyLocalActivities<PolicyReviewActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '10 seconds' },
})

/**
 * A policy is reviewed at its planned interval, or after a significant change (A.5.1): its owner is asked whether it
 * still holds, and the record says what they found, also when nothing changes.
 */
export async function policyReview({ cycle }: { cycle: string }): Promise<void> {
  const nudges = new Nudges()

  for (;;) {
    nudges.forget()
    const look = await lookAtReview({ cycle, asOf: now() })
    if (look.next === 'close') break
    if (look.next === 'ask') await world.askReviewer({ cycle, asOf: now() })
    else if (look.next === 'tell') await world.tellNobodyReviews({ cycle, asOf: now() })
    else await nudges.waitUntil(look.nextLook)
  }

  await world.closeReview({ cycle, asOf: now() })
}
