import { isInAnnexA } from '../../../domain/annex-a.js'
import { answersInStead } from '../../../domain/ask.js'
import {
  type Judgement,
  judgementIn,
  type PlanAction,
  type Rating,
  type Treatment,
  treatments,
} from '../../../domain/risk.js'
import { impossibleIn, isOnScale, type RiskCriteria, riskValue } from '../../../domain/risk-criteria.js'
import {
  type Objection,
  objectionTo,
  type RatingName,
  REASSESS_SLOT,
  ratings,
  reassessedValue,
} from '../../../domain/risk-reassessment.js'
import type { Given } from '../../../store/answers.js'
import { takeOverAtOnce } from '../../../store/risk-take-over.js'
import { languageFor } from '../../cards/definition.js'
import {
  formatSaid,
  inputNames,
  ratingInput,
  reassessmentForm,
  saidAnew,
} from '../../cards/risk-reassessment/form.js'
import type { AskedAbout } from '../../cards/risk-reassessment/view.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Texts } from '../../texts/texts.js'
import type { Visit } from '../desk.js'
import { planIn } from '../treatment-plan/change-inputs.js'
import { askedOf, type ReassessmentDeskTools, refuse, viewOf } from './view.js'

type Errors = Record<string, string>

/**
 * Records what an owner finds. What the ratings make, and what is new in the plan, is said by the form before: where that is
 * something else than it said, it says so first, and nothing is recorded yet.
 */
export async function record(
  tools: ReassessmentDeskTools,
  visit: Visit,
  { value, inputs }: { value: string; inputs: Inputs },
  shownBefore: string,
): Promise<Reply> {
  const [found, stated] = await Promise.all([
    askedOf(tools, visit, value, REASSESS_SLOT),
    tools.statements.controlIds(),
  ])
  if ('refused' in found) return found.refused
  const { shown, about } = found
  const { criteria, risk, ask } = about
  const planned = await planIn(tools, visit, risk, inputs)
  const filled = filledIn(visit, about, planned.plan, stated, inputs)
  const errors = { ...planned.errors, ...('errors' in filled ? filled.errors : {}) }
  if ('errors' in filled || Object.keys(errors).length > 0) return { kind: 'invalid', errors }
  const { judgement, reason } = filled
  const anew = saidAnew(shownBefore, formatSaid(about, judgement))
  if (anew.length > 0) {
    const view = await viewOf(tools, visit, about)
    const names = new Map([...view.names, ...planned.doers])
    const form = reassessmentForm(
      { ...view, names },
      { ...filled, anew, places: planned.places },
      visit.texts,
    )
    return { kind: 'form', form }
  }
  const { person, at, through } = visit
  const inStead = answersInStead(ask, person._id)
  const given: Given = {
    ...{ ask: shown, by: person._id, at, through, isTakenOver: true },
    value: reassessedValue({ criteria: criteria.version, judgement }),
    language: languageFor(risk.title, person),
    ...(reason === null ? {} : { reason }),
    ...(inStead === undefined ? {} : { inStead }),
  }
  if (!(await tools.asks.answer(given, ask.subject))) {
    const now = await askedOf(tools, visit, value, REASSESS_SLOT)
    return 'refused' in now ? now.refused : refuse(visit, { because: 'changed' }, now.about)
  }
  await takeOverAtOnce(tools, about, given)
  tools.answered(shown.id)
  return { kind: 'done', settled: [shown.id] }
}

/**
 * What was filled in, or what is wrong with it, by the inputs.
 *
 * @param stated The controls of the statement of applicability; null where there is none.
 */
function filledIn(
  { texts }: Visit,
  { criteria, risk }: AskedAbout,
  plan: PlanAction[],
  stated: ReadonlySet<string> | null,
  inputs: Inputs,
): { judgement: Judgement; reason: string | null } | { errors: Errors } {
  const t = texts.riskReassessment.form
  const before = judgementIn(risk.assessment)
  const errors: Errors = {}
  const rated = (which: RatingName): Rating => {
    const rating = ratingIn(which, before[which], inputs)
    for (const scale of ['likelihood', 'consequence'] as const)
      if (!isStep(rating, scale, criteria)) errors[ratingInput(which, scale)] = t.missing
    return rating
  }
  const [inherent, current, target] = ratings.map(rated) as [Rating, Rating, Rating]
  if (Object.keys(errors).length > 0) return { errors }
  const impossible = impossibleErrors({ inherent, current, target }, texts)
  const reason = textOf(inputs, inputNames.reason)
  const controls = controlsIn(textOf(inputs, inputNames.controls) ?? '')
  const treatment = treatmentIn(inputs) ?? before.treatment
  const judgement = { ...before, inherent, current, target, treatment, controls, plan }
  const unknown = controls.filter((id) => (stated ? !stated.has(id) : !isInAnnexA(id)))
  const objection = objectionTo(risk, judgement, reason)
  if (unknown.length > 0) errors[inputNames.controls] = t.unknownControls(unknown)
  else if (objection) errors[inputOf(objection)] = t[objection]
  const all = { ...errors, ...impossible }
  return Object.keys(all).length > 0 ? { errors: all } : { judgement, reason }
}

/** Beside what is above the one that it came from. */
function impossibleErrors(rated: Pick<Judgement, RatingName>, { riskReassessment }: Texts): Errors {
  const t = riskReassessment.form.impossible
  const value = (which: RatingName) => riskValue(rated[which])
  const sentences = {
    current: t.current(value('current'), value('inherent')),
    target: t.target(value('target'), value('current')),
  }
  return Object.fromEntries(
    impossibleIn(rated).map((which) => [ratingInput(which, 'likelihood'), sentences[which]]),
  )
}

function inputOf(objection: Objection): string {
  switch (objection) {
    case 'controls-missing':
      return inputNames.controls
    case 'nothing-is-planned':
      return inputNames.treatment
    case 'reason-missing':
      return inputNames.reason
  }
}

/** What is not asked stays as it was. */
function ratingIn(which: RatingName, before: Rating, inputs: Inputs): Rating {
  const step = (scale: 'likelihood' | 'consequence') =>
    Number(textOf(inputs, ratingInput(which, scale)) ?? before[scale])
  return { likelihood: step('likelihood'), consequence: step('consequence') }
}

function isStep(rating: Rating, scale: 'likelihood' | 'consequence', criteria: RiskCriteria): boolean {
  const other = scale === 'likelihood' ? 'consequence' : 'likelihood'
  return isOnScale({ ...rating, [other]: 1 }, criteria)
}

function treatmentIn(inputs: Inputs): Treatment | undefined {
  return treatments.find((each) => each === textOf(inputs, inputNames.treatment))
}

/** `A.8.13, HP-1`: in any case, with commas or spaces between them. */
function controlsIn(text: string): string[] {
  const typed = text.split(/[\s,;]+/).map((id) => id.toUpperCase())
  return [...new Set(typed.filter((id) => id !== ''))]
}
