import { deciderOf } from '../../../domain/declined.js'
import { isPresentAt, type Person } from '../../../domain/person.js'
import { REASON } from '../../cards/policy-acknowledgement/reason.js'
import { cannotForm } from '../../cards/training/decide.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import { courseAt, refuse, type TrainingDeskTools } from './view.js'

/** Somebody can't complete a course: says who decides, and asks why. */
export async function openCannot(tools: TrainingDeskTools, visit: Visit, value: string): Promise<Reply> {
  const view = await courseAt(tools, visit, value)
  if ('refused' in view) return view.refused
  const decider = await whoDecides(tools, visit)
  if (!decider) return say(visit.texts.training.cannot.nobody)
  return { kind: 'form', form: cannotForm({ ...view, decider: decider.name }, visit.texts) }
}

/** One guarded write; the workflow puts it to whoever decides. */
export async function cannot(
  tools: TrainingDeskTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const view = await courseAt(tools, visit, value)
  if ('refused' in view) return view.refused
  if (!(await whoDecides(tools, visit))) return say(visit.texts.training.cannot.nobody)
  const reason = textOf(inputs, REASON)
  if (!reason) return { kind: 'invalid', errors: { [REASON]: visit.texts.training.cannot.reasonMissing } }
  const { _id: id, revision } = view.ask
  const { person, at, through } = visit
  const declined = await tools.declines.decline({
    ask: { id, revision },
    by: person._id,
    at,
    through,
    reason,
  })
  if (!declined) {
    const now = await courseAt(tools, visit, value)
    return 'refused' in now ? now.refused : refuse(visit, { because: 'changed' })
  }
  tools.cycleMoved(declined.cycle)
  return { kind: 'done', settled: [id] }
}

/** Nobody decides about themselves. Null: nobody else is there. */
async function whoDecides(
  { people }: TrainingDeskTools,
  { person, organisation, at }: Visit,
): Promise<Person | null> {
  const { ismsLead, deputy, topManagement } = organisation
  const known = await people.byIds([ismsLead, ...(deputy === null ? [] : [deputy]), ...topManagement])
  const id = deciderOf(person._id, organisation, (each) => {
    const found = known.get(each)
    return found !== undefined && isPresentAt(found, at)
  })
  return (id === null ? undefined : known.get(id)) ?? null
}
