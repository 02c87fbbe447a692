import { answersInStead, parseAskRef, refusalOf } from '../../../domain/ask.js'
import { CONFIRM_COMPLETION_SLOT, type ConfirmAnswer } from '../../../domain/training.js'
import { REASON } from '../../cards/policy-acknowledgement/reason.js'
import { sendCompletionBackForm } from '../../cards/training/confirm.js'
import { courseLanguage, type TrainingDecideView } from '../../cards/training/course.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import { trainingDecideViewOf } from '../../training-messages.js'
import type { Visit } from '../desk.js'
import { refuse, type TrainingDeskTools, today } from './view.js'

/** A second person confirms what somebody says of themselves; from then on it counts. */
export function confirmCompletion(tools: TrainingDeskTools, visit: Visit, value: string): Promise<Reply> {
  return say(tools, visit, value, 'confirmed')
}

/** The form that asks what is missing. */
export async function openSendBack(tools: TrainingDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await confirmationAt(tools, visit, value)
  if ('refused' in found) return found.refused
  return { kind: 'form', form: sendCompletionBackForm(found.view, visit.texts) }
}

export async function sendCompletionBack(
  tools: TrainingDeskTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const reason = textOf(inputs, REASON)
  if (!reason) return { kind: 'invalid', errors: { [REASON]: visit.texts.trainingWays.confirm.form.missing } }
  return say(tools, visit, value, 'sent-back', reason)
}

/** One guarded write, which whoever it is about never passes, not as somebody's delegate either. */
async function say(
  tools: TrainingDeskTools,
  visit: Visit,
  value: string,
  answer: ConfirmAnswer,
  reason?: string,
): Promise<Reply> {
  const found = await confirmationAt(tools, visit, value)
  if ('refused' in found) return found.refused
  const { ask, about, course } = found.view
  const { person, at, through } = visit
  const inStead = answersInStead(ask, person._id)
  const answered = await tools.asks.answer(
    {
      ...{ ask: { id: ask._id, revision: ask.revision }, by: person._id, at, through, value: answer },
      language: courseLanguage(course, person),
      ...(reason === undefined ? {} : { reason }),
      ...(inStead === undefined ? {} : { inStead }),
    },
    ask.subject,
  )
  if (!answered) {
    const now = await confirmationAt(tools, visit, value)
    return 'refused' in now ? now.refused : refuse(visit, { because: 'changed' })
  }
  if (answer === 'confirmed') await tools.courses.isConfirmed(about._id)
  tools.cycleMoved(ask.cycle)
  return { kind: 'done', settled: [ask._id] }
}

/** What this visitor may confirm now; or why not. */
async function confirmationAt(
  tools: TrainingDeskTools,
  visit: Visit,
  value: string,
): Promise<{ view: TrainingDecideView } | { refused: Reply }> {
  const shown = parseAskRef(value)
  const ask = shown && (await tools.asks.byId(shown.id))
  if (!shown || ask?.slot !== CONFIRM_COMPLETION_SLOT)
    return { refused: refuse(visit, { because: 'no-such-ask' }) }
  const refusal = refusalOf(ask, visit.person, shown, today(visit))
  if (refusal) return { refused: refuse(visit, refusal, ask) }
  const view = await trainingDecideViewOf(tools, ask, visit.person, visit.at)
  return view ? { view } : { refused: refuse(visit, { because: 'no-such-ask' }) }
}
