import { type AskRef, parseAskRef, refusalOf } from '../../../domain/ask.js'
import { CalendarDate } from '../../../domain/calendar-date.js'
import { latestEnd } from '../../../domain/policy-exception.js'
import { FAILED_SLOT, failedAnswers, WAIVER_SLOT, waiverAnswers } from '../../../domain/training.js'
import { REASON } from '../../cards/policy-acknowledgement/reason.js'
import type { TrainingDecideView } from '../../cards/training/course.js'
import { type TrainingDecision, trainingDecideForm, UNTIL } from '../../cards/training/decide.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import { trainingDecideViewOf } from '../../training-messages.js'
import type { Visit } from '../desk.js'
import { refuse, type TrainingDeskTools, today } from './view.js'

/** What the manager or the ISMS lead says about somebody who does not complete a course: its form. */
export async function openTrainingDecision(
  tools: TrainingDeskTools,
  visit: Visit,
  value: string,
  answer: string,
): Promise<Reply> {
  const found = await decisionAt(tools, visit, parseAskRef(value), answer)
  if ('refused' in found) return found.refused
  return { kind: 'form', form: trainingDecideForm(found.view, found.answer, visit.texts) }
}

/** One guarded write; the workflow sees to what follows. */
export async function decideTraining(
  tools: TrainingDeskTools,
  visit: Visit,
  value: string,
  answer: string,
  inputs: Inputs,
): Promise<Reply> {
  const shown = parseAskRef(value)
  const found = await decisionAt(tools, visit, shown, answer)
  if (!shown || 'refused' in found) return 'refused' in found ? found.refused : noSuchAsk(visit)
  const errors = faultsOf(found.answer, inputs, visit)
  if (Object.keys(errors).length > 0) return { kind: 'invalid', errors }
  const { ask } = found.view
  const { person, at, through, organisation } = visit
  const until = found.answer === 'granted' ? textOf(inputs, UNTIL) : null
  const answered = await tools.asks.answer(
    {
      ...{ ask: shown, by: person._id, at, through, value: found.answer },
      ...{ language: person.language || (organisation.languages[0] ?? 'en') },
      reason: textOf(inputs, REASON) ?? '',
      ...(until === null ? {} : { until }),
      ...(ask.delegated?.to === person._id ? { inStead: ask.askedOf } : {}),
    },
    ask.subject,
  )
  if (!answered) {
    const now = await decisionAt(tools, visit, shown, answer)
    return 'refused' in now ? now.refused : refuse(visit, { because: 'changed' })
  }
  tools.cycleMoved(ask.cycle)
  return { kind: 'done', settled: [ask._id] }
}

/** Beside its field. */
function faultsOf(answer: TrainingDecision, inputs: Inputs, visit: Visit): Record<string, string> {
  const { failed, waiver } = visit.texts.training
  const missing = {
    again: failed.again.missing,
    waive: failed.waive.missing,
    granted: waiver.grant.missing,
    refused: waiver.refuse.missing,
  }[answer]
  const reason = textOf(inputs, REASON) ? {} : { [REASON]: missing }
  if (answer !== 'granted') return reason
  const fault = faultOfEnd(textOf(inputs, UNTIL), visit)
  return { ...reason, ...(fault === null ? {} : { [UNTIL]: fault }) }
}

function faultOfEnd(until: string | null, visit: Visit): string | null {
  const t = visit.texts.training.waiver.grant
  const now = today(visit)
  if (until === null || !CalendarDate.safeParse(until).success) return t.dateMissing
  if (until <= now) return t.datePast
  return until > latestEnd(now) ? t.dateLate(latestEnd(now), now) : null
}

/** What this visitor may decide now, so; or why not. */
async function decisionAt(
  tools: TrainingDeskTools,
  visit: Visit,
  shown: AskRef | null,
  answer: string,
): Promise<{ view: TrainingDecideView; answer: TrainingDecision } | { refused: Reply }> {
  const ask = shown && (await tools.asks.byId(shown.id))
  if (!shown || ask?.process !== 'training' || (ask.slot !== FAILED_SLOT && ask.slot !== WAIVER_SLOT))
    return { refused: noSuchAsk(visit) }
  const refusal = refusalOf(ask, visit.person, shown, today(visit))
  if (refusal) return { refused: refuse(visit, refusal, ask) }
  const answers: readonly TrainingDecision[] = ask.slot === FAILED_SLOT ? failedAnswers : waiverAnswers
  const known = answers.find((each) => each === answer)
  const view = await trainingDecideViewOf(tools, ask, visit.person, visit.at)
  return known && view ? { view, answer: known } : { refused: noSuchAsk(visit) }
}

function noSuchAsk(visit: Visit): Reply {
  return refuse(visit, { because: 'no-such-ask' })
}
