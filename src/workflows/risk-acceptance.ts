import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import type { RiskAcceptanceActivities } from '../activities/risk-acceptance/activities.js'
import { now } from './now.js'
import { Nudges } from './nudges.js'
import { soon, whileTheWorldIsAway } from './owners-question.js'

const world = proxyActivities<RiskAcceptanceActivities>(whileTheWorldIsAway)
const { lookAtAcceptances } = proxyLocalActivities<RiskAcceptanceActivities>(soon)

/**
 * The risks of the register are accepted (6.1.3 f): each by its owner, who approves the plan, and above the appetite by
 * somebody whom the criteria authorise. However many there are, a look says what is due of all of them.
 */
export async function riskAcceptance({ cycle }: { cycle: string }): Promise<void> {
  const nudges = new Nudges()

  for (;;) {
    nudges.forget()
    const look = await lookAtAcceptances({ cycle, asOf: now() })
    if (look.next === 'close') break
    if (look.next === 'see-to') await world.seeToAcceptances({ cycle, asOf: now() })
    // What could not be seen to at once is not tried again at once.
    await nudges.waitUntil(look.nextLook)
  }

  await world.closeAcceptances({ cycle, asOf: now() })
}
