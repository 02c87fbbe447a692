import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import type { ManagementReviewActivities } from '../activities/management-review/activities.js'
import { now } from './now.js'
import { Nudges } from './nudges.js'
import { soon, whileTheWorldIsAway } from './owners-question.js'

const world = proxyActivities<ManagementReviewActivities>(whileTheWorldIsAway)
const { lookAtManagementReview } = proxyLocalActivities<ManagementReviewActivities>(soon)

/** As often as something new can be due at once. What is due even then cannot be done now, and waits for the next look. */
const MOST_AT_ONCE = 10

/**
 * Top management reviews the ISMS (9.3): people are asked for what no record holds, whoever prepares it sends the pack, the
 * chair records what was decided, somebody of top management signs the minutes, and whoever is to do something because of
 * it does it. It closes when all of that is done.
 */
export async function managementReview({ cycle }: { cycle: string }): Promise<void> {
  const nudges = new Nudges()
  let inARow = 0

  for (;;) {
    nudges.forget()
    const look = await lookAtManagementReview({ cycle, asOf: now() })
    // Histories of before have no answer here: it was closed.
    if (look.next === 'close' && (await world.closeManagementReview({ cycle, asOf: now() })) !== false) return
    if (look.next === 'see-to' && inARow < MOST_AT_ONCE) {
      inARow += 1
      await world.seeToManagementReview({ cycle, asOf: now() })
    } else {
      inARow = 0
      await nudges.waitUntil(look.nextLook)
    }
  }
}
