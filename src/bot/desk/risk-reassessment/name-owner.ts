import { answersInStead } from '../../../domain/ask.js'
import { isPresentAt, type Person } from '../../../domain/person.js'
import { NAME_OWNER_SLOT } from '../../../domain/risk-reassessment.js'
import { takeOver } from '../../../store/risk-take-over.js'
import { languageFor } from '../../cards/definition.js'
import { nameOwnerForm, OWNER } from '../../cards/risk-reassessment/name-owner.js'
import { personOf } from '../../directory.js'
import { accountOf, type Inputs, type Reply } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { askedOf, type ReassessmentDeskTools, refuse, shownTo } from './view.js'

export async function chooseOwner(tools: ReassessmentDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await shownTo(tools, visit, value, NAME_OWNER_SLOT)
  return 'refused' in found ? found.refused : { kind: 'form', form: nameOwnerForm(found.view, visit.texts) }
}

/** Whose a risk is from now on: they are asked how it stands at the workflow's next look. */
export async function nameOwner(
  tools: ReassessmentDeskTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const found = await askedOf(tools, visit, value, NAME_OWNER_SLOT)
  if ('refused' in found) return found.refused
  const { shown, about } = found
  const owner = await ownerIn(tools, visit, inputs)
  if ('error' in owner) return { kind: 'invalid', errors: { [OWNER]: owner.error } }
  const { person, at, through } = visit
  const inStead = answersInStead(about.ask, person._id)
  const answered = await tools.asks.answer(
    {
      ...{ ask: shown, by: person._id, at, through, isTakenOver: true, value: owner.person._id },
      language: languageFor(about.risk.title, person),
      ...(inStead === undefined ? {} : { inStead }),
    },
    about.ask.subject,
  )
  if (!answered) {
    const now = await askedOf(tools, visit, value, NAME_OWNER_SLOT)
    return 'refused' in now ? now.refused : refuse(visit, { because: 'changed' }, now.about)
  }
  await takeOver(tools, shown.id)
  tools.answered(shown.id)
  return { kind: 'done', settled: [shown.id] }
}

async function ownerIn(
  { people }: ReassessmentDeskTools,
  { texts, at }: Visit,
  inputs: Inputs,
): Promise<{ person: Person } | { error: string }> {
  const t = texts.riskReassessment.nameOwner
  const account = accountOf(inputs, OWNER)
  if (!account) return { error: t.missing }
  const person = await personOf({ people }, account)
  if (!person) return { error: t.unknown }
  return isPresentAt(person, at) ? { person } : { error: t.notThere(person.name) }
}
