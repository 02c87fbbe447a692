import { answersInStead } from '../../../domain/ask.js'
import { canBeAsked, isPresentAt, type Person } from '../../../domain/person.js'
import { takeDoer } from '../../../store/plan-answers.js'
import { doerForm } from '../../cards/treatment-plan/doer.js'
import { inputs as names } from '../../cards/treatment-plan/plan.js'
import { personOf } from '../../directory.js'
import { accountOf, type Inputs, type Reply } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { doerShown, type PlanDeskTools, refuse } from './shown.js'

export async function chooseDoer(tools: PlanDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await doerShown(tools, visit, value)
  return 'refused' in found ? found.refused : { kind: 'form', form: doerForm(found.view, visit.texts) }
}

/** Who does it from now on: they are asked when it is due. */
export async function nameDoer(
  tools: PlanDeskTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const found = await doerShown(tools, visit, value)
  if ('refused' in found) return found.refused
  const { shown, view } = found
  const doer = await doerIn(tools, visit, inputs, names.doer)
  if ('error' in doer) return { kind: 'invalid', errors: { [names.doer]: doer.error } }
  const { person, at, through } = visit
  const inStead = answersInStead(view.ask, person._id)
  const answered = await tools.asks.answer(
    {
      ...{ ask: shown, by: person._id, at, through, value: doer.person._id, language: person.language },
      ...(inStead === undefined ? {} : { inStead }),
    },
    view.ask.subject,
  )
  if (!answered) {
    const now = await doerShown(tools, visit, value)
    return 'refused' in now ? now.refused : refuse(visit, { because: 'changed' }, '', undefined)
  }
  const ask = await tools.asks.byId(shown.id)
  if (ask) await takeDoer(tools, ask)
  tools.answered(shown.id)
  return { kind: 'done', settled: [shown.id] }
}

/** Whoever is chosen in this input to do something; or why they cannot. */
export async function doerIn(
  { people }: Pick<PlanDeskTools, 'people'>,
  { texts, at }: Pick<Visit, 'texts' | 'at'>,
  inputs: Inputs,
  input: string,
): Promise<{ person: Person } | { error: string }> {
  const t = texts.riskReassessment.nameOwner
  const account = accountOf(inputs, input)
  if (!account) return { error: t.missing }
  const person = await personOf({ people }, account)
  if (!person) return { error: t.unknown }
  return isPresentAt(person, at) && canBeAsked(person) ? { person } : { error: t.notThere(person.name) }
}
