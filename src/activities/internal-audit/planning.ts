import { type PlanningStep, planningOf } from '../../domain/audit-planning.js'
import { AGREE_SLOT, auditorsOf, DATE_SLOT } from '../../domain/internal-audit.js'
import { placeOf } from '../../domain/organisation.js'
import { businessDaysBefore, dateIn, endOf } from '../../domain/working-days.js'
import { type AskingInAudit, answerBy, askInAudit, byAudit } from './ask.js'
import type { AuditAtHand, AuditStageModule } from './stage.js'
import type { InternalAuditTools } from './tools.js'

function planningAt({ audit, asks, organisation, there, asOf }: AuditAtHand) {
  const today = dateIn(asOf, organisation.timeZone)
  return planningOf({ audit, asks, isThere: (person) => there.has(person), today })
}

/** Once they have declared that they are independent, the lead proposes days, and the auditees agree (9.2.2). */
export const planning: AuditStageModule = {
  async whatIsDue(_tools, atHand) {
    const { steps, days } = planningAt(atHand)
    if (steps.length > 0) return { due: 'act' }
    if (days) return { due: 'over', days }
    const until = atHand.asks
      .filter(({ slot, state }) => slot === AGREE_SLOT && state === 'open')
      .map(({ dueOn }) => endOf(dueOn, atHand.organisation.timeZone))
    return { due: 'nothing', nextLook: until.sort().at(-1) ?? null }
  },

  async act(tools, atHand) {
    const { steps } = planningAt(atHand)
    for (const step of steps)
      if (step.step === 'close') await tools.asks.closeOne(step.ask._id, step.because, atHand.asOf, byAudit)
    for (const step of steps)
      if (step.step === 'propose' && step.follows) await tellOfObjection(tools, atHand, step)
    await askInAudit(
      tools,
      atHand,
      steps.flatMap((step) => askingOf(step, atHand)),
    )
  },
}

/** The lead hears at once that other days are asked for: the question for these comes with the morning's message. */
async function tellOfObjection(
  { deliveries }: InternalAuditTools,
  { cycle, there, asOf }: AuditAtHand,
  { person, follows = '' }: Extract<PlanningStep, { step: 'propose' }>,
): Promise<void> {
  const lead = there.get(person)
  const content = { kind: 'audit-news', cycle: cycle._id, news: 'other-days', about: follows } as const
  if (lead) await deliveries.tell([lead], { ...content, asks: [] }, asOf)
}

function askingOf(step: PlanningStep, { audit, there, organisation, asOf }: AuditAtHand): AskingInAudit[] {
  const person = step.step === 'close' ? undefined : there.get(step.person)
  if (!person) return []
  switch (step.step) {
    case 'propose':
      return [
        { person, slot: DATE_SLOT, kind: 'personal', ...(step.follows ? { follows: step.follows } : {}) },
      ]
    case 'agree': {
      const usual = answerBy(person, organisation.approval.businessDays, organisation, asOf)
      const last = businessDaysBefore(step.before, 1, placeOf(person, organisation))
      // Days that have begun already are agreed to as any others.
      const dueOn = last >= dateIn(asOf, person.timeZone) && last < usual ? last : usual
      // Nobody agrees, in an auditee's stead, to the days that they proposed.
      const neverBy = auditorsOf(audit)
      return [{ person, slot: AGREE_SLOT, kind: 'delegable', neverBy, follows: step.follows, dueOn }]
    }
    default:
      return []
  }
}
