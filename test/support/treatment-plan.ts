import {
  type TreatmentPlanActivities,
  treatmentPlanActivities,
} from '../../src/activities/treatment-plan/activities.js'
import { beginPlans } from '../../src/activities/treatment-plan/begin.js'
import { runningPlans } from '../../src/activities/treatment-plan/look.js'
import type { Stores } from '../../src/main/stores.js'

/** What the workflow of a plan does to the world; the decisions that it starts come to `started`. */
function planActivities(stores: Stores, started: string[] = []): TreatmentPlanActivities {
  const nothing = async () => undefined
  return treatmentPlanActivities({
    ...{ ...stores, matchPeople: nothing, nudgeReminders: nothing, heartbeat: () => undefined },
    startDecision: async ({ _id }) => void started.push(_id),
  })
}

/** A day has begun: what is due of plans is asked about, and followed up until it waits for somebody. */
export async function plansFollowedUp(stores: Stores, asOf: string, started: string[] = []): Promise<void> {
  await beginPlans({ ...stores, startCycle: async () => undefined })(asOf)
  const activities = planActivities(stores, started)
  for (const cycle of await runningPlans(stores)) {
    let look = await activities.lookAtPlan({ cycle, asOf })
    for (let n = 0; look.next === 'follow-up' && n < 10; n += 1) {
      await activities.followUpPlan({ cycle, asOf })
      look = await activities.lookAtPlan({ cycle, asOf })
    }
    if (look.next === 'close') await activities.closePlan({ cycle, asOf })
  }
}
