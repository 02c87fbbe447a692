import { minuteOf } from '../../../domain/delivery.js'
import { seesAll } from '../../../domain/organisation.js'
import { REGISTER_PLAN } from '../../../domain/register-plan.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Deliveries } from '../../../store/deliveries.js'
import { noticeCard } from '../../cards/common.js'
import { registerPlanCard } from '../../cards/risk-register/plan.js'
import type { Reply } from '../../interaction.js'
import { type RegisterPlanTools, registerPlanView } from '../../register-plan-view.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'

export interface PlanTools extends RegisterPlanTools {
  deliveries: Deliveries
}

/** The treatment plan of the register as it stands at this moment, which is a version of its own where it is otherwise. */
export async function showPlan(tools: PlanTools, visit: Visit): Promise<Reply> {
  const { person, texts, at } = visit
  const plan = await tools.registerPlans.asItStands(await tools.risks.open(), at)
  if (!plan) return say(texts.registerPlan.none)
  const view = await registerPlanView(tools, plan, { at, timeZone: person.timeZone }, texts)
  const today = dateIn(at, person.timeZone)
  return { kind: 'card', card: registerPlanCard(view, { reader: person, today }, texts) }
}

/** It is sent by the worker; whoever asks twice within a minute has asked once. */
export async function sendPlan(tools: PlanTools, visit: Visit, version: string, as: string): Promise<Reply> {
  const { person, organisation, texts, at } = visit
  const plan = seesAll(person, organisation)
    ? await tools.registerPlans.byVersion(REGISTER_PLAN, version)
    : null
  if (!plan) return say(texts.common.notYoursToSee)
  const askedAt = minuteOf(at)
  const format = as === 'csv' ? 'csv' : 'pdf'
  await tools.deliveries.tell([person], { kind: 'register-plan', version, format, askedAt, asks: [] }, at)
  return { kind: 'card', card: noticeCard(texts.registerPlan.file.comes) }
}
