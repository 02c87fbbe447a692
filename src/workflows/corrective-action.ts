import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import type { CorrectiveActionActivities } from '../activities/corrective-action/activities.js'
import { now } from './now.js'
import { Nudges } from './nudges.js'
import { soon, whileTheWorldIsAway } from './owners-question.js'

const world = proxyActivities<CorrectiveActionActivities>(whileTheWorldIsAway)
const { lookAtCorrective } = proxyLocalActivities<CorrectiveActionActivities>(soon)

/**
 * A nonconformity is seen to (10.2): the ISMS lead says what becomes of it; its owner what was done at once, what came of it
 * and why it happened, and what is done so that it does not happen again; once that plan is approved, whoever does a part of
 * it is asked when it is due; and after that somebody who had no hand in it says whether it was effective. What was not
 * begins anew. It closes once it has ended.
 */
export async function correctiveAction({ cycle }: { cycle: string }): Promise<void> {
  const nudges = new Nudges()

  for (;;) {
    nudges.forget()
    const look = await lookAtCorrective({ cycle, asOf: now() })
    if (look.next === 'close') break
    if (look.next === 'follow-up') await world.followUpCorrective({ cycle, asOf: now() })
    else await nudges.waitUntil(look.nextLook)
  }

  await world.closeCorrective({ cycle, asOf: now() })
}
