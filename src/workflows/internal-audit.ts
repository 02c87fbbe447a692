import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import type { InternalAuditActivities } from '../activities/internal-audit/activities.js'
import { now } from './now.js'
import { Nudges } from './nudges.js'

/** The world may be away for hours: an activity is retried until it is back. */
const world = proxyActivities<InternalAuditActivities>({
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '15 seconds',
  retry: { initialInterval: '2 seconds', maximumInterval: '2 minutes' },
})

const { lookAtAudit } = proxyLocalActivities<InternalAuditActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '10 seconds' },
})

/**
 * An audit goes through its stages (9.2): it is planned and the auditees agree, what there is is looked at, the report is
 * issued, and what came of earlier findings is followed up; then its record is made.
 */
export async function internalAudit({ cycle }: { cycle: string }): Promise<void> {
  const nudges = new Nudges()

  for (;;) {
    nudges.forget()
    const look = await lookAtAudit({ cycle, asOf: now() })
    if (look.next === 'close') break
    if (look.next === 'act') await world.actOnAudit({ cycle, asOf: now() })
    else await nudges.waitUntil(look.nextLook)
  }

  await world.closeAudit({ cycle, asOf: now() })
}
