import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
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
    const look = await lookAtAccess({ cycle, asOf: now() })
    if (look.next === 'close') break
    if (look.next === 'ask-to-extract') await world.askToExtract({ cycle, asOf: now() })
    else if (look.next === 'tell') await world.tellNobodyReviews({ cycle, asOf: now() })
    else await nudges.waitUntil(look.nextLook)
  }

  await world.closeAccessReview({ cycle, asOf: now() })
}
