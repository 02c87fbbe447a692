import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import type { ManagementReviewActivities } from '../activities/management-review/activities.js'
import { now } from './now.js'
import { Nudges } from './nudges.js'

/** The world may be away for hours: an activity is retried until it is back. */
const world = proxyActivities<ManagementReviewActivities>({
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '15 seconds',
  retry: { initialInterval: '2 seconds', maximumInterval: '2 minutes' },
})

const { lookAtManagementReview } = proxyLocalActivities<ManagementReviewActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '10 seconds' },
})

/**
 * Top management reviews the ISMS (9.3): people are asked for what no record holds, whoever prepares it sends the pack, the
 * chair records what was decided, somebody of top management signs the minutes, and whoever is to do something because of
 * it does it. It closes when all of that is done.
 */
export async function managementReview({ cycle }: { cycle: string }): Promise<void> {
  const nudges = new Nudges()

  for (;;) {
    nudges.forget()
    const look = await lookAtManagementReview({ cycle, asOf: now() })
    if (look.next === 'close') break
    if (look.next === 'see-to') await world.seeToManagementReview({ cycle, asOf: now() })
    else await nudges.waitUntil(look.nextLook)
  }

  await world.closeManagementReview({ cycle, asOf: now() })
}
