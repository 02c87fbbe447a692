import { answersInStead } from '../../../domain/ask.js'
import {
  CHECK_SLOT,
  type CheckOutcome,
  checkOutcomes,
  httpsLink,
  lacking,
} from '../../../domain/control-check.js'
import { findingForm } from '../../cards/control-check/ask.js'
import { inputs as names } from '../../cards/control-check/check.js'
import { languageFor } from '../../cards/definition.js'
import { fileOf, type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { takeFile } from '../taking-files.js'
import { type ControlCheckDeskTools, refuse, settled, shownTo, whyNotTaken } from './shown.js'

/** The form that asks what was looked at, for the outcome that was clicked. */
export async function explain(
  tools: ControlCheckDeskTools,
  visit: Visit,
  value: string,
  argument: string,
): Promise<Reply> {
  const found = await shownTo(tools, visit, value, CHECK_SLOT)
  if ('refused' in found) return found.refused
  const outcome = outcomeNamed(argument)
  if (!outcome) return refuse(visit, { because: 'no-such-ask' }, found.view)
  return { kind: 'form', form: findingForm(found.view, outcome, visit.texts) }
}

/** The guarded write decides; what could be said about it is looked up when it did not match. */
export async function record(
  tools: ControlCheckDeskTools,
  visit: Visit,
  value: string,
  argument: string,
  inputs: Inputs,
): Promise<Reply> {
  const saying = { value: argument, reason: textOf(inputs, names.note) }
  const found = await shownTo(tools, visit, value, CHECK_SLOT, saying)
  if ('refused' in found) return found.refused
  const { shown, view } = found
  const outcome = outcomeNamed(argument)
  if (!outcome) return refuse(visit, { because: 'no-such-ask' }, view)
  const given = readGiven(visit, outcome, inputs)
  if ('errors' in given) return { kind: 'invalid', errors: given.errors }
  const taken = await takeFile(tools, visit, shown.id, inputs)
  if ('error' in taken) return { kind: 'invalid', errors: { [names.file]: taken.error } }
  const inStead = answersInStead(view.ask, visit.person._id)
  const answered = await tools.asks.answer(
    {
      ...{ ask: shown, by: visit.person._id, at: visit.at, value: outcome },
      through: visit.through,
      language: languageFor(view.check.lookAt, visit.person),
      ...(given.note === null ? {} : { reason: given.note }),
      ...(given.link === null ? {} : { link: given.link }),
      ...(taken.file ? { file: taken.file } : {}),
      ...(inStead === undefined ? {} : { inStead }),
    },
    view.ask.subject,
  )
  return answered ? settled(tools, shown) : whyNotTaken(tools, visit, value, CHECK_SLOT, saying)
}

function outcomeNamed(argument: string): CheckOutcome | null {
  return checkOutcomes.find((each) => each === argument) ?? null
}

/** What was filled in; or what of it cannot be taken, beside its field. */
function readGiven(
  { texts }: Visit,
  outcome: CheckOutcome,
  inputs: Inputs,
): { note: string | null; link: string | null } | { errors: Record<string, string> } {
  const t = texts.controlCheck.form
  const note = textOf(inputs, names.note)
  const typed = textOf(inputs, names.link)
  const link = typed === null ? null : httpsLink(typed)
  if (typed !== null && link === null) return { errors: { [names.link]: t.noLink } }
  const lacks = lacking(outcome, { note, link, file: fileOf(inputs, names.file) !== null })
  return lacks ? { errors: { [names.note]: t.lacking[lacks] } } : { note, link }
}
