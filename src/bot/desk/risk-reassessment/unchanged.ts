import { answersInStead } from '../../../domain/ask.js'
import { judgementIn } from '../../../domain/risk.js'
import { reassessedValue } from '../../../domain/risk-reassessment.js'
import type { Given } from '../../../store/answers.js'
import { takeOverAtOnce } from '../../../store/risk-take-over.js'
import { escaped } from '../../cards/card.js'
import { languageFor, titleOf } from '../../cards/definition.js'
import { confirmable, digestOf, STATEMENT, unchangedForm } from '../../cards/risk-reassessment/unchanged.js'
import type { ReassessmentView } from '../../cards/risk-reassessment/view.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import { reassessmentViewsOf } from '../../risk-reassessment-messages.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import type { ReassessmentDeskTools } from './view.js'

/** Asks for the one statement by which several risks are confirmed as they are. */
export async function confirmAll(tools: ReassessmentDeskTools, visit: Visit, cycle: string): Promise<Reply> {
  return listed(await theirs(tools, visit, cycle), false, visit)
}

/** Each is an answer of its own, under its own guard: one that was closed meanwhile keeps no other. */
export async function recordAll(
  tools: ReassessmentDeskTools,
  visit: Visit,
  { value: cycle, inputs }: { value: string; inputs: Inputs },
  shown: string,
): Promise<Reply> {
  const views = await theirs(tools, visit, cycle)
  if (views.length === 0 || digestOf(views) !== shown) return listed(views, views.length > 0, visit)
  const reason = textOf(inputs, STATEMENT)
  const { missing } = visit.texts.riskReassessment.unchanged
  if (!reason) return { kind: 'invalid', errors: { [STATEMENT]: missing } }
  const outcomes = await Promise.allSettled(views.map((view) => confirm(tools, visit, view, reason)))
  const settled = outcomes.flatMap((one) => (one.status === 'fulfilled' ? (one.value ?? []) : []))
  const open = views.filter(({ ask }) => !settled.includes(ask._id))
  if (open.length === 0) return { kind: 'done', settled }
  if (settled.length === 0) return listed(await theirs(tools, visit, cycle), true, visit)
  const titles = open.map(({ risk, reader }) => escaped(titleOf(risk, reader)))
  return say(visit.texts.riskReassessment.unchanged.partly(titles))
}

/** Its ask; null: it was answered or closed meanwhile. What is on record counts, whatever fails afterwards. */
async function confirm(
  tools: ReassessmentDeskTools,
  { person, at, through }: Visit,
  view: ReassessmentView,
  reason: string,
): Promise<string | null> {
  const { ask, risk, criteria } = view
  const { _id: id, revision, subject } = ask
  const inStead = answersInStead(ask, person._id)
  const judgement = judgementIn(risk.assessment)
  const given: Given = {
    ...{ ask: { id, revision }, by: person._id, at, through, reason, isTakenOver: true },
    value: reassessedValue({ criteria: criteria.version, judgement }),
    language: languageFor(risk.title, person),
    ...(inStead === undefined ? {} : { inStead }),
  }
  if (!(await tools.asks.answer(given, subject))) return null
  // What fails here the workflow does when it looks: it is owed.
  await takeOverAtOnce(tools, view, given).catch(() => undefined)
  tools.answered(id)
  return id
}

async function theirs(
  tools: ReassessmentDeskTools,
  visit: Visit,
  cycle: string,
): Promise<ReassessmentView[]> {
  const asks = await tools.reassessments.openOf(visit.person._id, cycle)
  const views = confirmable(await reassessmentViewsOf(tools, asks, visit))
  return views.sort((one, other) => one.risk._id.localeCompare(other.risk._id))
}

function listed(views: readonly ReassessmentView[], isAnew: boolean, { texts }: Visit): Reply {
  const form = unchangedForm(views, isAnew, texts)
  return form ? { kind: 'form', form } : say(texts.riskReassessment.unchanged.none)
}
