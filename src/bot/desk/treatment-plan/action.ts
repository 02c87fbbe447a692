import { answersInStead } from '../../../domain/ask.js'
import { CalendarDate } from '../../../domain/calendar-date.js'
import { httpsLink } from '../../../domain/control-check.js'
import { type ActionAnswer, actionAnswers } from '../../../domain/treatment-plan.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Given } from '../../../store/answers.js'
import { requestNewDate, takeDone } from '../../../store/plan-answers.js'
import { explainForm } from '../../cards/treatment-plan/action.js'
import { type ActionView, inputs as names } from '../../cards/treatment-plan/plan.js'
import { fileOf, type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { takeFile } from '../taking-files.js'
import { actionShown, type PlanDeskTools, refuse } from './shown.js'

/** The form that asks for what belongs to the answer that was clicked. */
export async function explain(
  tools: PlanDeskTools,
  visit: Visit,
  value: string,
  argument: string,
): Promise<Reply> {
  const shown = await actionShown(tools, visit, value)
  if ('refused' in shown) return shown.refused
  const answer = answerNamed(argument)
  if (!answer) return refuse(visit, { because: 'no-such-ask' }, '', undefined)
  return { kind: 'form', form: explainForm(shown.view, answer, visit.texts) }
}

/** The guarded write decides; what follows from the answer is done at once, and else by its cycle. */
export async function record(
  tools: PlanDeskTools,
  visit: Visit,
  value: string,
  argument: string,
  inputs: Inputs,
): Promise<Reply> {
  const found = await actionShown(tools, visit, value)
  if ('refused' in found) return found.refused
  const answer = answerNamed(argument)
  if (!answer) return refuse(visit, { because: 'no-such-ask' }, '', undefined)
  const { shown, view } = found
  const given =
    answer === 'done' ? await evidenceIn(tools, visit, view, inputs) : newDateIn(visit, view, inputs)
  if ('errors' in given) return { kind: 'invalid', errors: given.errors }
  const inStead = answersInStead(view.ask, visit.person._id)
  const answered = await tools.asks.answer(
    {
      ...{ ask: shown, by: visit.person._id, at: visit.at, value: answer },
      ...{ through: visit.through, language: visit.person.language, ...given },
      ...(inStead === undefined ? {} : { inStead }),
    },
    view.ask.subject,
  )
  if (!answered) {
    const now = await actionShown(tools, visit, value)
    return 'refused' in now ? now.refused : refuse(visit, { because: 'changed' }, '', undefined)
  }
  await follow(tools, shown.id)
  tools.answered(shown.id)
  return { kind: 'done', settled: [shown.id] }
}

async function follow(tools: PlanDeskTools, id: string): Promise<void> {
  const ask = await tools.asks.byId(id)
  if (!ask || (await takeDone(tools, ask))) return
  const decision = await requestNewDate(tools, ask)
  if (decision) tools.decisionRequested(decision._id)
}

function answerNamed(argument: string): ActionAnswer | null {
  return actionAnswers.find((each) => each === argument) ?? null
}

type Read = Pick<Given, 'reason' | 'link' | 'file' | 'until'> | { errors: Record<string, string> }

/** What shows that it is done; or what of it cannot be taken, beside its field. */
async function evidenceIn(
  tools: PlanDeskTools,
  visit: Visit,
  { ask }: ActionView,
  inputs: Inputs,
): Promise<Read> {
  const { controlCheck, treatmentPlan } = visit.texts
  const note = textOf(inputs, names.note)
  const typed = textOf(inputs, names.link)
  const link = typed === null ? null : httpsLink(typed)
  if (typed !== null && link === null) return { errors: { [names.link]: controlCheck.form.noLink } }
  if (note === null && link === null && !fileOf(inputs, names.file))
    return { errors: { [names.note]: treatmentPlan.doneForm.lacking } }
  const taken = await takeFile(tools, visit, ask._id, inputs)
  if ('error' in taken) return { errors: { [names.file]: taken.error } }
  return {
    ...(note === null ? {} : { reason: note }),
    ...(link === null ? {} : { link }),
    ...(taken.file ? { file: taken.file } : {}),
  }
}

/** The new date, and why; or what of it cannot be. */
function newDateIn({ person, at, texts }: Visit, { action }: ActionView, inputs: Inputs): Read {
  const t = texts.treatmentPlan.laterForm
  const until = CalendarDate.safeParse(textOf(inputs, names.until)).data
  const reason = textOf(inputs, names.reason)
  const today = dateIn(at, person.timeZone)
  if (until === undefined || until <= action.due || until <= today)
    return { errors: { [names.until]: t.notLater } }
  return reason === null ? { errors: { [names.reason]: t.missing } } : { until, reason }
}
