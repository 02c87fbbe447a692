import type { TriageAnswer, Triaged } from '../../../domain/corrective-action.js'
import { canBeAsked, isPresentAt, type Person } from '../../../domain/person.js'
import {
  type AskedView,
  inputs as names,
  VOUCHED,
  wantsVouching,
} from '../../cards/corrective-action/view.js'
import { accountOf, type Inputs, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { doerIn } from '../treatment-plan/doer.js'
import { dueDayIn } from './due-day.js'
import type { Read } from './read.js'
import type { CorrectiveDeskTools } from './tools.js'

/** What becomes of it. */
export async function triageRead(
  tools: CorrectiveDeskTools,
  visit: Visit,
  view: AskedView,
  answer: TriageAnswer,
  inputs: Inputs,
): Promise<Read> {
  if (answer === 'take-on') return takeOnRead(tools, visit, view, inputs)
  const { missing } = visit.texts.correctiveAction
  const reason = textOf(inputs, names.reason)?.trim()
  const correction = textOf(inputs, names.correction)?.trim()
  const wantsCorrection = answer === 'correction-only'
  const errors = {
    ...(wantsCorrection && !correction ? { [names.correction]: missing } : {}),
    ...(reason ? {} : { [names.reason]: missing }),
  }
  if (!reason || Object.keys(errors).length > 0) return { errors }
  const triaged: Triaged = { ...(correction ? { correction } : {}) }
  return { value: answer, reason, ...(wantsCorrection ? { findings: JSON.stringify(triaged) } : {}) }
}

async function takeOnRead(
  tools: CorrectiveDeskTools,
  visit: Visit,
  { nonconformity }: AskedView,
  inputs: Inputs,
): Promise<Read> {
  const claim = wantsVouching(nonconformity) ? textOf(inputs, names.vouched) : VOUCHED.no
  const vouched = claim === VOUCHED.yes ? { vouched: true as const } : {}
  const owner = await ownerIn(tools, visit, nonconformity.owner, inputs)
  const day = dueDayIn(visit, { ...nonconformity, ...vouched }, inputs)
  const errors = {
    ...('error' in owner ? { [names.owner]: owner.error } : {}),
    ...('error' in day ? { [names.due]: day.error } : {}),
    ...(claim === null ? { [names.vouched]: visit.texts.correctiveAction.missing } : {}),
  }
  if ('error' in owner || 'error' in day || claim === null) return { errors }
  const triaged: Triaged = { owner: owner.person._id, ...vouched }
  return { value: 'take-on', until: day.due, findings: JSON.stringify(triaged) }
}

/** Whoever is chosen; or who could see to it, where nobody is. */
async function ownerIn(
  tools: CorrectiveDeskTools,
  visit: Visit,
  could: string | null,
  inputs: Inputs,
): Promise<{ person: Person } | { error: string }> {
  if (accountOf(inputs, names.owner)) return doerIn(tools, visit, inputs, names.owner)
  const person = could === null ? null : await tools.people.byId(could)
  if (person && isPresentAt(person, visit.at) && canBeAsked(person)) return { person }
  return { error: visit.texts.correctiveAction.takeOn.ownerMissing }
}
