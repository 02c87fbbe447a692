import { patched, proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import type { ApprovalActivities } from '../activities/approval.js'
import { now } from './now.js'
import { Nudges } from './nudges.js'

/** The world may be away for hours: an activity is retried until it is back. */
const world = proxyActivities<ApprovalActivities>({
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '15 seconds',
  retry: { initialInterval: '2 seconds', maximumInterval: '2 minutes' },
})

const { lookAtDecision, seeToDecision } = proxyLocalActivities<ApprovalActivities>({
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
  // Those that began before that go on as they began, at twice the events.
  const asksAtOnce = patched('asks-at-once')

  for (;;) {
    nudges.forget()
    const look = await (asksAtOnce ? seeToDecision : lookAtDecision)({ decision, asOf: now() })
    if (look.next === 'conclude') break
    if (look.next === 'ask') await world.askApprovers({ decision, asOf: now() })
    // Any answer may be the one that counts, and few answer: there is nothing to wait together for.
    else if (asksAtOnce) await nudges.untilNudgedOr(look.nextLook)
    else await nudges.waitUntil(look.nextLook)
  }

  await world.concludeDecision({ decision, asOf: now() })
}
