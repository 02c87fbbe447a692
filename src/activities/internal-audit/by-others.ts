import { lastOf } from '../../domain/control-check.js'
import type { Cycle } from '../../domain/cycle.js'
import { type AuditStage, daysIn, ENTER_SLOT, RECORD_SLOT } from '../../domain/internal-audit.js'
import { dateIn, endOf } from '../../domain/working-days.js'
import { askInAudit, byAudit } from './ask.js'
import { whoNames } from './auditors.js'
import { followUp } from './follow-up.js'
import type { AuditAtHand, AuditStageModule } from './stage.js'
import type { AuditLookTools } from './tools.js'

/** Whoever accompanies it; where they are not there any more, whoever would name somebody else. */
async function recorder(
  { people }: Pick<AuditLookTools, 'people'>,
  { audit, there, organisation, asOf }: AuditAtHand,
) {
  const lead = there.get(audit.lead)
  const other = lead ? null : await whoNames(people, organisation, audit.lead, asOf)
  return lead ?? (other === null ? null : await people.byId(other))
}

/**
 * Since when it can be told what came of it (ISO 8601 UTC): what its day in the calendar begins, when that day is over. What
 * somebody begins out of turn was held already.
 */
function sinceWhen({ because, startedAt, timeZone }: Cycle): string {
  return because ? startedAt : endOf(dateIn(startedAt, timeZone), timeZone)
}

/** Asks for what others found: when and by whom they audited, then what they found. */
function recording(slot: string): AuditStageModule {
  return {
    async whatIsDue(tools, atHand) {
      const asked = lastOf(atHand.asks, slot)
      const since = sinceWhen(atHand.cycle)
      if (!asked && atHand.asOf < since) return { due: 'nothing', nextLook: since }
      const days = asked?.answer ? daysIn(asked.answer.value) : null
      if (asked?.answer) return { due: 'over', ...(days ? { days } : {}) }
      const person = await recorder(tools, atHand)
      const isAsked = asked?.state === 'open' && asked.askedOf === person?._id
      return person && !isAsked ? { due: 'act' } : { due: 'nothing', nextLook: null }
    },
    async act(tools, atHand) {
      const person = await recorder(tools, atHand)
      if (!person) return
      for (const ask of atHand.asks)
        if (ask.state === 'open' && ask.slot === slot && ask.askedOf !== person._id)
          await tools.asks.closeOne(ask._id, 'handed-on', atHand.asOf, byAudit)
      const round = atHand.asks.filter((ask) => ask.slot === slot).length + 1
      const { dueOn } = atHand.cycle
      await askInAudit(tools, atHand, [{ person, slot, kind: 'delegable', dueOn, round }])
    },
  }
}

const over: AuditStageModule = {
  whatIsDue: async () => ({ due: 'over' }),
  act: async () => undefined,
}

/** An audit by a certification body or a customer: what they found is entered, and whoever answers for it confirms that they know it. */
export const byOthers: Readonly<Record<Exclude<AuditStage, 'closed'>, AuditStageModule>> = {
  planning: recording(RECORD_SLOT),
  fieldwork: recording(ENTER_SLOT),
  reporting: over,
  'follow-up': followUp,
}
