import { answersInStead } from '../../../domain/ask.js'
import { judgementIn, type Rating } from '../../../domain/risk.js'
import { impossibleIn, isOnScale, riskValue } from '../../../domain/risk-criteria.js'
import { formatRating, judgementOnceFound, parseRating } from '../../../domain/treatment-plan.js'
import { takeResult } from '../../../store/plan-answers.js'
import { inputs as names, type ResultView } from '../../cards/treatment-plan/plan.js'
import { levelForm } from '../../cards/treatment-plan/result.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Texts } from '../../texts/texts.js'
import type { Visit } from '../desk.js'
import { type PlanDeskTools, refuse, resultShown } from './shown.js'

/** The form that asks how high the risk is, filled in with what was clicked. */
export async function rate(
  tools: PlanDeskTools,
  visit: Visit,
  value: string,
  argument: string,
): Promise<Reply> {
  const found = await resultShown(tools, visit, value)
  if ('refused' in found) return found.refused
  const proposed = parseRating(argument)
  const fits = proposed && isOnScale(proposed, found.view.criteria) ? proposed : null
  return { kind: 'form', form: levelForm(found.view, fits, visit.texts) }
}

/** The guarded write decides; the risk has the level at once, and else by the cycle. */
export async function recordLevel(
  tools: PlanDeskTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const found = await resultShown(tools, visit, value)
  if ('refused' in found) return found.refused
  const { shown, view } = found
  const rating = ratingIn(inputs)
  if (!rating || !isOnScale(rating, view.criteria))
    return refuse(visit, { because: 'changed' }, '', undefined)
  const impossible = impossibleText(view, rating, visit.texts)
  if (impossible) return { kind: 'invalid', errors: { [names.likelihood]: impossible } }
  const note = textOf(inputs, names.note)
  const inStead = answersInStead(view.ask, visit.person._id)
  const answered = await tools.asks.answer(
    {
      ...{ ask: shown, by: visit.person._id, at: visit.at, value: formatRating(rating) },
      ...{ through: visit.through, language: visit.person.language },
      ...(note === null ? {} : { reason: note }),
      ...(inStead === undefined ? {} : { inStead }),
    },
    view.ask.subject,
  )
  if (!answered) {
    const now = await resultShown(tools, visit, value)
    return 'refused' in now ? now.refused : refuse(visit, { because: 'changed' }, '', undefined)
  }
  const ask = await tools.asks.byId(shown.id)
  if (ask) await takeResult(tools, ask)
  tools.answered(shown.id)
  return { kind: 'done', settled: [shown.id] }
}

/** Held against what it would be without any control, of which this form asks nothing. */
function impossibleText(
  { risk }: ResultView,
  current: Rating,
  { treatmentPlan: { result } }: Texts,
): string | undefined {
  const found = judgementOnceFound(judgementIn(risk.assessment), current)
  if (impossibleIn(found).length === 0) return undefined
  return result.form.impossible(riskValue(current), riskValue(found.inherent), risk._id)
}

function ratingIn(inputs: Inputs): Rating | null {
  const likelihood = textOf(inputs, names.likelihood)
  const consequence = textOf(inputs, names.consequence)
  return likelihood && consequence ? parseRating(`${likelihood}x${consequence}`) : null
}
