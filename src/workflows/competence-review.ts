import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import type { CompetenceReviewActivities } from '../activities/competence-review/activities.js'
import { now } from './now.js'
import { Nudges } from './nudges.js'
import { soon, whileTheWorldIsAway } from './owners-question.js'

const world = proxyActivities<CompetenceReviewActivities>(whileTheWorldIsAway)
const { lookAtCompetence } = proxyLocalActivities<CompetenceReviewActivities>(soon)

/**
 * Whoever holds a role is assessed against what it demands (7.2): what is missing is seen to, and some months later
 * somebody else says whether that worked. It goes on until the next one begins, so that new holders are asked about at
 * once; then its record is made.
 */
export async function competenceReview({ cycle }: { cycle: string }): Promise<void> {
  const nudges = new Nudges()

  for (;;) {
    nudges.forget()
    const look = await lookAtCompetence({ cycle, asOf: now() })
    if (look.next === 'close') break
    if (look.next === 'follow-up') await world.followUpCompetence({ cycle, asOf: now() })
    else await nudges.waitUntil(look.nextLook)
  }

  await world.closeCompetence({ cycle, asOf: now() })
}
