import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import type { ControlCheckActivities } from '../activities/control-check/activities.js'
import { now } from './now.js'
import { Nudges } from './nudges.js'
import { soon, whileTheWorldIsAway } from './owners-question.js'

const world = proxyActivities<ControlCheckActivities>(whileTheWorldIsAway)
const { lookAtCheck } = proxyLocalActivities<ControlCheckActivities>(soon)

/**
 * A control is checked at its planned interval (9.1): its owner says whether it works and shows what was looked at; where
 * that is wanted, a second person confirms it or sends it back. It closes when that is done, or on its closing day.
 */
export async function controlCheck({ cycle }: { cycle: string }): Promise<void> {
  const nudges = new Nudges()

  for (;;) {
    nudges.forget()
    const look = await lookAtCheck({ cycle, asOf: now() })
    if (look.next === 'close') break
    if (look.next === 'ask') await world.askForCheck({ cycle, asOf: now() })
    else if (look.next === 'confirm') await world.askToConfirm({ cycle, asOf: now() })
    else if (look.next === 'tell') await world.tellNobodyChecks({ cycle, asOf: now() })
    else await nudges.waitUntil(look.nextLook)
  }

  await world.closeCheck({ cycle, asOf: now() })
}
