import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import type { RiskReassessmentActivities } from '../activities/risk-reassessment/activities.js'
import { now } from './now.js'
import { Nudges } from './nudges.js'
import { whileTheWorldIsAway } from './owners-question.js'

const world = proxyActivities<RiskReassessmentActivities>(whileTheWorldIsAway)

/** A look counts what is open of thousands. */
const { lookAtReassessment } = proxyLocalActivities<RiskReassessmentActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '10 seconds' },
})

/**
 * Risks are assessed anew at planned intervals, and when something significant changes (8.2): each owner says how theirs
 * stand, the register takes that over, and the record is made when nothing waits any more.
 */
export async function riskReassessment({ cycle }: { cycle: string }): Promise<void> {
  const nudges = new Nudges()

  for (;;) {
    nudges.forget()
    const look = await lookAtReassessment({ cycle, asOf: now() })
    if (look.next === 'close') break
    if (look.next === 'ask') await world.askOwnersOfRisks({ cycle, asOf: now() })
    else if (look.next === 'take-over') await world.takeOverAnswers({ cycle, asOf: now() })
    else await nudges.waitUntil(look.nextLook)
  }

  await world.closeReassessment({ cycle, asOf: now() })
}
