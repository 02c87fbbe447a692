import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import type { TreatmentPlanActivities } from '../activities/treatment-plan/activities.js'
import { now } from './now.js'
import { Nudges } from './nudges.js'
import { soon, whileTheWorldIsAway } from './owners-question.js'

const world = proxyActivities<TreatmentPlanActivities>(whileTheWorldIsAway)
const { lookAtPlan } = proxyLocalActivities<TreatmentPlanActivities>(soon)

/**
 * What is due in a quarter of the plans of all risks is followed up (8.3): whoever does an action is asked before it is due,
 * and again until it is done or may come later; its risk's owner says what it has changed. It closes once its quarter is
 * over and nothing of it is left.
 */
export async function treatmentPlan({ cycle }: { cycle: string }): Promise<void> {
  const nudges = new Nudges()

  for (;;) {
    nudges.forget()
    const look = await lookAtPlan({ cycle, asOf: now() })
    if (look.next === 'close') break
    if (look.next === 'follow-up') await world.followUpPlan({ cycle, asOf: now() })
    else await nudges.waitUntil(look.nextLook)
  }

  await world.closePlan({ cycle, asOf: now() })
}
