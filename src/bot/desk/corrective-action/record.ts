import { answersInStead } from '../../../domain/ask.js'
import { meaningOf, triageAnswersFor } from '../../../domain/corrective-action.js'
import { fillForm } from '../../cards/corrective-action/forms.js'
import { type AskedView, answersTo, type Filling, fillings } from '../../cards/corrective-action/view.js'
import type { Inputs, Reply } from '../../interaction.js'
import type { Visit } from '../desk.js'
import type { Read } from './read.js'
import { actionRead, changeRead, verdictRead } from './read-action.js'
import { analysisRead } from './read-analysis.js'
import { planRead } from './read-plan.js'
import { triageRead } from './read-triage.js'
import { correctiveShown, refuse } from './shown.js'
import type { CorrectiveDeskTools } from './tools.js'

/** The form that asks for what belongs to what was clicked. */
export async function fill(
  tools: CorrectiveDeskTools,
  visit: Visit,
  value: string,
  argument: string,
): Promise<Reply> {
  const found = await correctiveShown(tools, visit, value)
  if ('refused' in found) return found.refused
  const filling = fillingNamed(argument, found.view)
  if (!filling) return refuse(visit, { because: 'changed' }, null)
  return { kind: 'form', form: fillForm(found.view, filling, visit.texts) }
}

/** The guarded write decides; what follows from the answer its cycle does. */
export async function record(
  tools: CorrectiveDeskTools,
  visit: Visit,
  { value, inputs }: { value: string; inputs: Inputs },
  argument: string,
): Promise<Reply> {
  const found = await correctiveShown(tools, visit, value)
  if ('refused' in found) return found.refused
  const { shown, view } = found
  const filling = fillingNamed(argument, view)
  if (!filling) return refuse(visit, { because: 'changed' }, null)
  const given = await readIn(tools, visit, view, filling, inputs)
  if ('errors' in given) return { kind: 'invalid', errors: given.errors }
  const { person, at, through } = visit
  const inStead = answersInStead(view.ask, person._id)
  const answered = await tools.asks.answer(
    {
      ...{ ask: shown, by: person._id, at, through, language: person.language, ...given },
      ...(inStead === undefined ? {} : { inStead }),
    },
    view.ask.subject,
  )
  if (!answered) {
    const now = await correctiveShown(tools, visit, value)
    return 'refused' in now ? now.refused : refuse(visit, { because: 'changed' }, null)
  }
  tools.answered(shown.id)
  return { kind: 'done', settled: [shown.id] }
}

/** Null: it does not answer what is asked. */
function fillingNamed(argument: string, { ask, nonconformity, isTheirs }: AskedView): Filling | null {
  const filling = fillings.find((each) => each === argument)
  if (!filling || answersTo[filling] !== meaningOf(ask).asks) return null
  if (answersTo[filling] !== 'triage') return filling
  return triageAnswersFor(nonconformity, isTheirs).some((each) => each === filling) ? filling : null
}

async function readIn(
  tools: CorrectiveDeskTools,
  visit: Visit,
  view: AskedView,
  filling: Filling,
  inputs: Inputs,
): Promise<Read> {
  switch (filling) {
    case 'whys':
    case 'free':
      return analysisRead(visit, filling, inputs)
    case 'plan':
      return planRead(tools, visit, view, inputs)
    case 'done':
    case 'later':
      return actionRead(tools, visit, view, filling, inputs)
    case 'changed':
    case 'unchanged':
      return changeRead(tools, visit, view, filling, inputs)
    case 'effective':
    case 'ineffective':
      return verdictRead(tools, visit, view, filling, inputs)
    default:
      return triageRead(tools, visit, view, filling, inputs)
  }
}
