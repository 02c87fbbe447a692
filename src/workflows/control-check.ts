import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import type { ControlCheckActivities } from '../activities/control-check/activities.js'
import { now } from './now.js'
import { Nudges } from './nudges.js'

/** The world may be away for hours: an activity is retried until it is back. */
const world = proxyActivities<ControlCheckActivities>({
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '15 seconds',
  retry: { initialInterval: '2 seconds', maximumInterval: '2 minutes' },
})

const { lookAtCheck } = proxyLocalActivities<ControlCheckActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '10 seconds' },
})

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
