import type { Ask } from '../../domain/ask.js'
import { lastOf } from '../../domain/control-check.js'
import { placeOf } from '../../domain/organisation.js'
import { remindAgainOn } from '../../domain/reminders.js'
import { dateIn } from '../../domain/working-days.js'
import { askInAudit } from './ask.js'
import type { AuditAtHand, AuditStageModule } from './stage.js'

/** A stage that is over when the lead auditor says so. */
export function leadSays(slot: string): AuditStageModule {
  return {
    async whatIsDue(_tools, atHand) {
      const { asks, audit, there } = atHand
      const asked = lastOf(asks, slot)
      if (asked?.answer) return { due: 'over' }
      if (!there.has(audit.lead)) return { due: 'nothing', nextLook: null }
      return openAsk(slot, atHand) && !hasMoreTime(openAsk(slot, atHand), atHand)
        ? { due: 'nothing', nextLook: null }
        : { due: 'act' }
    },
    async act(tools, atHand) {
      const { cycle, audit, organisation, there, asOf } = atHand
      const person = there.get(audit.lead)
      if (!person) return
      // They have until the last of the days that were agreed, however long after the calendar's that is.
      const dueOn = audit.days?.to ?? cycle.dueOn
      const ask = openAsk(slot, atHand)
      if (!ask) return askInAudit(tools, atHand, [{ person, slot, kind: 'personal', dueOn }])
      if (!hasMoreTime(ask, atHand)) return
      const today = dateIn(asOf, person.timeZone)
      const remindOn = remindAgainOn(today, dueOn, placeOf(person, organisation), organisation.reminders)
      await tools.asksWhileAway.dueInstead(ask, { dueOn, remindOn }, asOf, 'internal-audit')
    },
  }
}

/** In which the lead auditor is asked for it. */
function openAsk(slot: string, { asks, audit }: AuditAtHand): Ask | undefined {
  const asked = lastOf(asks, slot)
  return asked?.state === 'open' && asked.askedOf === audit.lead ? asked : undefined
}

/** They moved the days to later ones after they were asked. */
function hasMoreTime(ask: Ask | undefined, { audit }: AuditAtHand): boolean {
  return ask !== undefined && audit.moved !== undefined && ask.dueOn < (audit.days?.to ?? '')
}
