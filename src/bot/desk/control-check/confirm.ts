import { answersInStead } from '../../../domain/ask.js'
import { CONFIRM_SLOT, type Confirmation } from '../../../domain/control-check.js'
import { whoNeverConfirms } from '../../../store/second-person.js'
import { inputs as names } from '../../cards/control-check/check.js'
import { sendBackForm } from '../../cards/control-check/confirm.js'
import { languageFor } from '../../cards/definition.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { type ControlCheckDeskTools, refuse, settled, shownTo, whyNotTaken } from './shown.js'

/** A second person has looked at what was found, and confirms it. */
export function confirm(tools: ControlCheckDeskTools, visit: Visit, value: string): Promise<Reply> {
  return say(tools, visit, value, 'confirmed')
}

/** The form that asks what is missing or wrong. */
export async function askWhy(tools: ControlCheckDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await shownTo(tools, visit, value, CONFIRM_SLOT)
  if ('refused' in found) return found.refused
  return { kind: 'form', form: sendBackForm(found.view, visit.texts) }
}

export async function sendBack(
  tools: ControlCheckDeskTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const reason = textOf(inputs, names.reason)
  if (!reason)
    return { kind: 'invalid', errors: { [names.reason]: visit.texts.controlCheck.confirm.form.missing } }
  return say(tools, visit, value, 'sent-back', reason)
}

/** The guard knows who may never confirm: whoever made the check, and who stands in for them. */
async function say(
  tools: ControlCheckDeskTools,
  visit: Visit,
  value: string,
  confirmation: Confirmation,
  reason?: string,
): Promise<Reply> {
  const saying = { value: confirmation, reason: reason ?? null }
  const found = await shownTo(tools, visit, value, CONFIRM_SLOT, saying)
  if ('refused' in found) return found.refused
  const { shown, view } = found
  // Whoever has come to stand in for the maker since it was asked.
  const never = await whoNeverConfirms(tools, view.before?.ask, visit.at)
  if (never.includes(visit.person._id)) return refuse(visit, { because: 'own-request' }, view)
  const inStead = answersInStead(view.ask, visit.person._id)
  const answered = await tools.asks.answer(
    {
      ...{ ask: shown, by: visit.person._id, at: visit.at, value: confirmation },
      through: visit.through,
      language: languageFor(view.check.lookAt, visit.person),
      ...(reason === undefined ? {} : { reason }),
      ...(inStead === undefined ? {} : { inStead }),
    },
    view.ask.subject,
  )
  return answered ? settled(tools, shown) : whyNotTaken(tools, visit, value, CONFIRM_SLOT, saying)
}
