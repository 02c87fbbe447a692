import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import type { InternalAuditActivities } from '../activities/internal-audit/activities.js'
import { now } from './now.js'
import { Nudges } from './nudges.js'
import { soon, whileTheWorldIsAway } from './owners-question.js'

const world = proxyActivities<InternalAuditActivities>(whileTheWorldIsAway)
const { lookAtAudit } = proxyLocalActivities<InternalAuditActivities>(soon)

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
