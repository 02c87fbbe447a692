import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import type { TrainingActivities } from '../activities/training/activities.js'
import { now } from './now.js'
import { Nudges } from './nudges.js'
import { whileTheWorldIsAway } from './owners-question.js'

const world = proxyActivities<TrainingActivities>(whileTheWorldIsAway)

/** Most looks take a moment; one over tens of thousands of people takes seconds. */
const { lookAtTraining } = proxyLocalActivities<TrainingActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '10 seconds' },
})

/**
 * A course is open for a year (7.2, 7.3, A.6.3): whoever needs it by now is asked to complete it, whoever no longer does
 * is not; what runs out is renewed, and who does not get through it is seen to. It closes before the next one begins.
 */
export async function training({ cycle }: { cycle: string }): Promise<void> {
  const nudges = new Nudges()

  await world.matchTrained({ cycle, asOf: now() })
  for (;;) {
    nudges.forget()
    const look = await lookAtTraining({ cycle, asOf: now() })
    if (look.next === 'close') break
    if (look.next === 'see-to') await world.seeToTraining({ cycle, asOf: now() })
    else await nudges.waitUntil(look.nextLook)
  }

  await world.closeTraining({ cycle, asOf: now() })
}
