import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import type { PolicyAcknowledgementActivities } from '../activities/policy-acknowledgement/activities.js'
import { now } from './now.js'
import { Nudges } from './nudges.js'

/**
 * The world may be away for hours (Slack, a maintenance window): an activity is retried until it is back. The list of
 * 50,000 accounts alone takes a quarter of an hour.
 */
const world = proxyActivities<PolicyAcknowledgementActivities>({
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '15 seconds',
  retry: { initialInterval: '2 seconds', maximumInterval: '2 minutes' },
})

/** Most looks take a moment; one that finds thousands who joined takes seconds, on a slow day some more. */
const { lookAtCampaign } = proxyLocalActivities<PolicyAcknowledgementActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '10 seconds' },
})

/**
 * One policy version is acknowledged by its audience (A.5.1, 7.3): who belongs to it is frozen and asked, the
 * answers come in as rows, and when all have answered, or the closing day is over, the record is made.
 */
export async function policyAcknowledgement({ cycle }: { cycle: string }): Promise<void> {
  const nudges = new Nudges()

  await world.matchAudience({ cycle, asOf: now() })
  await world.openCampaign({ cycle, asOf: now() })

  for (;;) {
    nudges.forget()
    const look = await lookAtCampaign({ cycle, asOf: now() })
    if (look.settled) break
    await nudges.waitUntil(look.nextLook)
  }

  await world.closeCampaign({ cycle, asOf: now() })
}
