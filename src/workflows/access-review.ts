import {
  allHandlersFinished,
  continueAsNew,
  proxyActivities,
  proxyLocalActivities,
  workflowInfo,
} from '@temporalio/workflow'
import type { AccessReviewActivities } from '../activities/access-review/activities.js'
import { now } from './now.js'
import { Nudges } from './nudges.js'
import { soon, whileTheWorldIsAway } from './owners-question.js'

const world = proxyActivities<AccessReviewActivities>(whileTheWorldIsAway)
const { lookAtAccess } = proxyLocalActivities<AccessReviewActivities>(soon)

/**
 * Who may use a system is reviewed at its planned interval (A.5.18): its accounts are read or handed in, each is decided on
 * by somebody who does not hold it, what is decided is seen to and shown, and all of it stands in the record.
 */
export async function accessReview({ cycle }: { cycle: string }): Promise<void> {
  const nudges = new Nudges()

  for (;;) {
    nudges.forget()
    const { next, nextLook } = await lookAtAccess({ cycle, asOf: now() })
    if (next === 'close') break
    if (next === 'wait') {
      await nudges.waitUntil(nextLook)
      // One that cannot read its system tries each hour: no history grows long.
      if (workflowInfo().continueAsNewSuggested && allHandlersFinished())
        await continueAsNew<typeof accessReview>({ cycle })
    } else await world.stepOfAccess({ cycle, step: next, asOf: now() })
  }

  await world.closeAccessReview({ cycle, asOf: now() })
}
