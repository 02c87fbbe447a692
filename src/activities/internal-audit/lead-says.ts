import { lastOf } from '../../domain/control-check.js'
import { askInAudit } from './ask.js'
import type { AuditStageModule } from './stage.js'

/** A stage that is over when the lead auditor says so. */
export function leadSays(slot: string): AuditStageModule {
  return {
    async whatIsDue(_tools, { asks, audit, there }) {
      const asked = lastOf(asks, slot)
      if (asked?.answer) return { due: 'over' }
      const isAsked = asked?.state === 'open' && asked.askedOf === audit.lead
      return there.has(audit.lead) && !isAsked ? { due: 'act' } : { due: 'nothing', nextLook: null }
    },
    async act(tools, atHand) {
      const { cycle, audit, there } = atHand
      const person = there.get(audit.lead)
      // They have until the last of the days that were agreed, however long after the calendar's that is.
      const dueOn = audit.days?.to ?? cycle.dueOn
      if (person) await askInAudit(tools, atHand, [{ person, slot, kind: 'personal', dueOn }])
    },
  }
}
