import { awayOn } from '../../../domain/absence.js'
import { isPresentAt } from '../../../domain/person.js'
import { planChange } from '../../../domain/plan-change.js'
import { answersFor, type Risk } from '../../../domain/risk.js'
import { objectionTo } from '../../../domain/risk-reassessment.js'
import { dateIn } from '../../../domain/working-days.js'
import { changePlan } from '../../../store/plan-answers.js'
import { escaped } from '../../cards/card.js'
import { titleOf } from '../../cards/definition.js'
import { REASON } from '../../cards/policy-acknowledgement/reason.js'
import { parseRiskRef } from '../../cards/risk-register/close.js'
import { type ChangeFilled, changeForm, nothingChanged } from '../../cards/treatment-plan/change.js'
import { actionInput } from '../../cards/treatment-plan/change-inputs.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import { type PlanFilled, planIn } from './change-inputs.js'
import type { PlanDeskTools } from './shown.js'

/** The form in which whoever answers for a risk changes its plan. */
export function chooseChange(tools: PlanDeskTools, visit: Visit, value: string): Promise<Reply> {
  const { borne } = visit.texts.treatmentPlan.change
  return forOwner(tools, visit, value, async (risk) =>
    risk.assessment.treatment === 'retain'
      ? say(borne(risk._id))
      : formFor(tools, visit, risk, nothingChanged),
  )
}

/**
 * Records what changes of a plan. What is new is said once more before, and so is that somebody has changed the risk since the
 * form was opened: of two at once none is lost, and the same sent twice is one change.
 */
export function recordChange(
  tools: PlanDeskTools,
  visit: Visit,
  { value, inputs }: { value: string; inputs: Inputs },
  said: string,
): Promise<Reply> {
  return forOwner(tools, visit, value, async (risk) => {
    const planned = await planIn(tools, visit, risk, inputs)
    const change = planChange(risk.assessment.plan, planned.plan)
    const reason = textOf(inputs, REASON)
    const errors = errorsIn(visit, risk, planned, reason)
    if (reason === null || Object.keys(errors).length > 0) return { kind: 'invalid', errors }
    const isOther = parseRiskRef(value)?.revision !== risk.revision
    const anew: ChangeFilled['anew'] = [
      ...(isOther ? (['risk'] as const) : []),
      ...(said === String(change.added.length) ? [] : (['plan'] as const)),
    ]
    const again = (which: Risk, what: ChangeFilled['anew']) =>
      formFor(tools, visit, which, { change, anew: what, places: planned.places }, planned.doers)
    if (anew.length > 0) return again(risk, anew)
    const { person, at, through, texts } = visit
    const inStead = person._id === risk.owner ? {} : { for: risk.owner }
    const act = { by: person._id, ...inStead, at, through }
    if (await changePlan(tools, risk, { change, reason }, act)) {
      tools.riskChanged(risk._id)
      return say(texts.treatmentPlan.change.done(escaped(titleOf(risk, person))))
    }
    return forOwner(tools, visit, value, (now) => again(now, ['risk']))
  })
}

/** Anything that is not theirs to change is said. */
async function forOwner(
  tools: PlanDeskTools,
  visit: Visit,
  value: string,
  act: (risk: Risk) => Promise<Reply>,
): Promise<Reply> {
  const t = visit.texts.treatmentPlan.change
  const shown = parseRiskRef(value)
  const risk = shown && (await tools.risks.byId(shown._id))
  if (risk && !(await isTheirs(tools, visit, risk))) return say(t.notYours)
  return risk?.state === 'open' ? act(risk) : say(t.gone)
}

/** A risk is its owner's; while they are not there, their deputy on record decides about it, as in an assessment. */
async function isTheirs(
  { absences, people }: PlanDeskTools,
  { person, at }: Visit,
  risk: Risk,
): Promise<boolean> {
  if (!answersFor(risk, person._id)) return false
  const owner = await people.byId(risk.owner)
  if (person._id === risk.owner || !owner || !isPresentAt(owner, at)) return true
  return awayOn((await absences.of(owner._id)).absences, dateIn(at, owner.timeZone)) !== null
}

async function formFor(
  { people }: PlanDeskTools,
  { person: reader, at, texts }: Visit,
  risk: Risk,
  filled: ChangeFilled,
  doers: PlanFilled['doers'] = new Map(),
): Promise<Reply> {
  const named = await people.byIds(risk.assessment.plan.map(({ owner }) => owner))
  const names = new Map([...[...named].map(([id, { name }]) => [id, name] as const), ...doers])
  return { kind: 'form', form: changeForm({ risk, reader, names, at }, filled, texts) }
}

/** What is wrong with it, by the inputs. */
function errorsIn(
  { texts }: Visit,
  risk: Risk,
  { plan, errors }: PlanFilled,
  reason: string | null,
): Record<string, string> {
  const t = texts.treatmentPlan.change
  const first = actionInput('action', 1)
  const { added, takenOut } = planChange(risk.assessment.plan, plan)
  const isSame = added.length === 0 && takenOut.length === 0 && Object.keys(errors).length === 0
  const objection = objectionTo(risk, { ...risk.assessment, plan }, reason)
  return {
    ...(isSame ? { [first]: t.unchanged } : {}),
    ...(objection === 'nothing-is-planned' ? { [first]: t.borne(risk._id) } : {}),
    ...errors,
    ...(reason === null ? { [REASON]: t.missing } : {}),
  }
}
