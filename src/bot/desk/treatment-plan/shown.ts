import { type Ask, type AskRef, parseAskRef, type Refusal, refusalOf } from '../../../domain/ask.js'
import { riskHash } from '../../../domain/risk.js'
import { ACTION_SLOT, actionHash, DOER_SLOT, plannedIn } from '../../../domain/treatment-plan.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Absences } from '../../../store/absences.js'
import type { Deliveries } from '../../../store/deliveries.js'
import type { PlanAnswerTools } from '../../../store/plan-answers.js'
import { escaped } from '../../cards/card.js'
import { refusalOfAnewText, refusedCard } from '../../cards/common.js'
import { textFor, titleOf } from '../../cards/definition.js'
import type { DoerView } from '../../cards/treatment-plan/doer.js'
import type { ActionView, ResultView } from '../../cards/treatment-plan/plan.js'
import type { Reply } from '../../interaction.js'
import { actionViewOf, doerViewOf, type PlanViewTools, resultViewOf } from '../../treatment-plan-messages.js'
import type { Visit } from '../desk.js'
import type { HandingInTools } from '../taking-files.js'

export interface PlanDeskTools extends PlanViewTools, PlanAnswerTools, HandingInTools {
  asks: PlanAnswerTools['asks'] & PlanViewTools['asks']
  absences: Absences
  deliveries: Deliveries
  people: PlanAnswerTools['people'] & PlanViewTools['people']
  /** After an answer is durable: wakes the workflow of its cycle. Never fails, never waited for. */
  answered: (ask: string) => void
  /** After a plan is another one: it wants to be accepted anew. Never fails, never waited for. */
  riskChanged: (risk: string) => void
  /** After a request is on record: starts its workflow. Never fails, never waited for; a sweep mends it. */
  decisionRequested: (decision: string) => void
}

type Found<View> = { shown: AskRef; view: View } | { refused: Reply }

/** The question about an action as it stands, for whoever may answer it at this moment; or why they may not. */
export async function actionShown(
  tools: PlanDeskTools,
  visit: Visit,
  value: string,
): Promise<Found<ActionView>> {
  const { shown, ask } = await askOf(tools, value)
  const view = ask?.slot === ACTION_SLOT ? await actionViewOf(tools, ask, visit.person, visit.at) : null
  return asPlanned(visit, shown, view)
}

/** The same of who does it now. */
export async function doerShown(tools: PlanDeskTools, visit: Visit, value: string): Promise<Found<DoerView>> {
  const { shown, ask } = await askOf(tools, value)
  const view = ask?.slot === DOER_SLOT ? await doerViewOf(tools, ask, visit.person, visit.at) : null
  return asPlanned(visit, shown, view)
}

function asPlanned<View extends ActionView>(
  visit: Visit,
  shown: AskRef | null,
  view: View | null,
): Found<View> {
  if (!shown || !view) return { refused: refuse(visit, { because: 'no-such-ask' }, '', undefined) }
  const { risk, action, ask } = view
  const planned = plannedIn(risk, action.id)
  const stands = planned !== null && actionHash(planned) === ask.subject.hash
  return found(visit, shown, view, textFor(action.title, visit.person), stands)
}

/** The same of what an action has changed. */
export async function resultShown(
  tools: PlanDeskTools,
  visit: Visit,
  value: string,
): Promise<Found<ResultView>> {
  const { shown, ask } = await askOf(tools, value)
  const view = ask ? await resultViewOf(tools, ask, visit.person, visit.at) : null
  if (!shown || !view) return { refused: refuse(visit, { because: 'no-such-ask' }, '', undefined) }
  const isAsItWas = riskHash(view.risk) === view.ask.subject.hash
  return found(visit, shown, view, titleOf(view.risk, visit.person), isAsItWas)
}

async function askOf(
  { asks }: PlanDeskTools,
  value: string,
): Promise<{ shown: AskRef | null; ask: Ask | null }> {
  const shown = parseAskRef(value)
  const ask = shown && (await asks.byId(shown.id))
  return { shown, ask: ask?.process === 'treatment-plan' ? ask : null }
}

function found<View extends { ask: Ask }>(
  visit: Visit,
  shown: AskRef,
  view: View,
  title: string,
  stands: boolean,
): Found<View> {
  const { person, at } = visit
  const refusal = refusalOf(view.ask, person, shown, dateIn(at, person.timeZone))
  if (refusal) return { refused: refuse(visit, refusal, title, view.ask) }
  return stands ? { shown, view } : { refused: refuse(visit, { because: 'changed' }, title, view.ask) }
}

export function refuse(visit: Visit, refusal: Refusal, title: string, ask: Ask | undefined): Reply {
  const { person, texts } = visit
  const t = texts.treatmentPlan
  // Sent off twice, it is one answer.
  if (refusal.because === 'already-answered' && ask?.answer?.by === person._id)
    return { kind: 'done', settled: [ask._id] }
  const already = (at: string) => t.already(escaped(title), at, person.timeZone)
  const sentence = refusalOfAnewText(refusal, already, person.timeZone, texts)
  return { kind: 'card', card: refusedCard(sentence, texts) }
}
