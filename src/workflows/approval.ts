import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import type { ApprovalActivities } from '../activities/approval.js'
import { now } from './now.js'
import { Nudges } from './nudges.js'

/** The world may be away for hours: an activity is retried until it is back. */
const world = proxyActivities<ApprovalActivities>({
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '15 seconds',
  retry: { initialInterval: '2 seconds', maximumInterval: '2 minutes' },
})

const { lookAtDecision } = proxyLocalActivities<ApprovalActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '10 seconds' },
})

/**
 * Something is approved or rejected by those who may: they are asked step by step, and when the last step has its
 * quorum, when somebody rejects, or when nobody is left who may decide, the decision is concluded: what was approved
 * is done, and whoever asked hears of it.
 */
export async function approval({ decision }: { decision: string }): Promise<void> {
  const nudges = new Nudges()

  for (;;) {
    nudges.forget()
    const look = await lookAtDecision({ decision, asOf: now() })
    if (look.next === 'conclude') break
    if (look.next === 'ask') await world.askApprovers({ decision, asOf: now() })
    else await nudges.waitUntil(look.nextLook)
  }

  await world.concludeDecision({ decision, asOf: now() })
}
