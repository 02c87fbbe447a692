import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import type { AwarenessActivities } from '../activities/awareness/activities.js'
import { now } from './now.js'
import { Nudges } from './nudges.js'
import { soon, whileTheWorldIsAway } from './owners-question.js'

const world = proxyActivities<AwarenessActivities>(whileTheWorldIsAway)
const { lookAtLesson } = proxyLocalActivities<AwarenessActivities>(soon)

/** One lesson is sent to everybody (7.3, A.6.3), stays open until the next one begins, and leaves its record. */
export async function awareness({ cycle }: { cycle: string }): Promise<void> {
  const nudges = new Nudges()

  await world.sendLesson({ cycle, asOf: now() })

  for (;;) {
    nudges.forget()
    const look = await lookAtLesson({ cycle, asOf: now() })
    if (look.settled) break
    await nudges.waitUntil(look.nextLook)
  }

  await world.closeLesson({ cycle, asOf: now() })
}
