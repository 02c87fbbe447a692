import type { Ask } from '../../../domain/ask.js'
import { isForSeveral, mayHandOn, type Step, stepOfAsk } from '../../../domain/decision.js'
import type { DecisionSteps } from '../../../store/decision-steps.js'
import type { OwedReceipts } from '../../../store/owed-receipts.js'
import type { AskedView } from '../../cards/approval-view.js'
import { BACK, handOnForm, verbs } from '../../cards/approval-whose.js'
import { escaped } from '../../cards/card.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import { whoMayTake } from '../../who-may-take.js'
import { type ProcessDesk, type Visit, visitor } from '../desk.js'
import { say } from '../say.js'
import { type ApprovalDeskTools, refuse, shownTo, whyNot } from './view.js'

export interface WhoseDeskTools extends ApprovalDeskTools {
  decisionSteps: DecisionSteps
  owedReceipts: OwedReceipts
}

/** Whose it is to decide: of several the first who takes it, until they give it back; or whom it is handed on to. */
export function whoseActs(tools: WhoseDeskTools): ProcessDesk['acts'] {
  return {
    [verbs.take]: (visit, { value }) => withStep(tools, visit, value, (asked) => take(tools, visit, asked)),
    [verbs.chooseWhom]: (visit, { value }) =>
      withStep(tools, visit, value, (asked) => chooseWhom(tools, visit, asked)),
    [verbs.handOn]: (visit, { value, inputs }) =>
      withStep(tools, visit, value, (asked) => handOn(tools, visit, asked, inputs)),
  }
}

interface Asked {
  ask: Ask
  step: Step
  view: AskedView
}

/** For who may decide it at this moment; anybody else reads why not. */
async function withStep(
  tools: WhoseDeskTools,
  visit: Visit,
  value: string,
  act: (asked: Asked) => Promise<Reply>,
): Promise<Reply> {
  const found = await shownTo(tools, visit, value)
  if ('refused' in found) return found.refused
  const { shown, view } = found
  const refused = whyNot(visit, shown, view)
  if (refused) return refused
  const step = stepOfAsk(view.decision, view.ask)
  return step ? act({ ask: view.ask, step, view }) : refuse(visit, { because: 'changed' })
}

async function take(tools: WhoseDeskTools, visit: Visit, { ask, step, view }: Asked): Promise<Reply> {
  if (!isForSeveral(step)) return refuse(visit, { because: 'changed' }, view)
  const { person, at, through } = visit
  const claimed = { by: person._id, ask: ask._id, at }
  const isFirst = await tools.decisionSteps.claim(ask.cycle, step.slot, claimed, through)
  if (!isFirst) {
    const now = await tools.decisions.byId(ask.cycle)
    const mine = now && stepOfAsk(now, ask)?.claimed?.ask === ask._id
    if (!mine) return refuse(visit, { because: 'closed', reason: 'claimed', at }, view)
  }
  await tools.asks.closeOpenIn(ask, ask._id, 'claimed', at, visitor(visit))
  return shownAnew(tools, visit, ask)
}

async function giveBack(tools: WhoseDeskTools, visit: Visit, { ask, step, view }: Asked): Promise<Reply> {
  const { person, at, through } = visit
  const back = { by: person._id, ask: ask._id, at }
  if (!(await tools.decisionSteps.giveBack(ask.cycle, step.slot, back, through)))
    return refuse(visit, { because: 'changed' }, view)
  await tools.asks.closeOne(ask._id, 'given-back', at, visitor(visit))
  tools.decisionMoved(ask.cycle)
  return { kind: 'done', settled: [ask._id] }
}

async function chooseWhom(tools: WhoseDeskTools, visit: Visit, asked: Asked): Promise<Reply> {
  if (!mayHandOn(asked.step, asked.ask)) return refuse(visit, { because: 'changed' }, asked.view)
  const people = await mayTake(tools, visit, asked)
  if (people.length === 0 && !asked.step.claimed) return say(visit.texts.approval.whose.nobody)
  return { kind: 'form', form: handOnForm(asked.view, people, visit.texts) }
}

async function handOn(tools: WhoseDeskTools, visit: Visit, asked: Asked, inputs: Inputs): Promise<Reply> {
  const { ask, step, view } = asked
  const { person, texts, at, through } = visit
  const t = texts.approval.whose
  if (textOf(inputs, 'to') === BACK && step.claimed) return giveBack(tools, visit, asked)
  const to = (await mayTake(tools, visit, asked)).find(({ _id }) => _id === textOf(inputs, 'to'))
  if (!to) return { kind: 'invalid', errors: { to: t.notTheirs } }
  const handed = { from: ask.askedOf, to: to._id }
  const on = { by: person._id, at }
  if (!mayHandOn(step, ask) || !(await tools.decisionSteps.handOn(ask.cycle, step.slot, handed, on, through)))
    return refuse(visit, { because: 'changed' }, view)
  await tools.asks.closeOne(ask._id, 'handed-on', at, visitor(visit))
  tools.decisionMoved(ask.cycle)
  return say(t.handed(escaped(view.subject.what), escaped(to.name)))
}

function mayTake(tools: WhoseDeskTools, { organisation, at }: Visit, { ask, view }: Asked) {
  return whoMayTake(tools, view.decision, ask, organisation, at)
}

/** Everybody who was asked sees at once who has it. */
async function shownAnew(tools: WhoseDeskTools, { at }: Visit, { _id, cycle, slot }: Ask): Promise<Reply> {
  await tools.owedReceipts.owe([_id], at)
  const others = (await tools.asks.allOf(cycle)).filter((ask) => ask.slot === slot && ask._id !== _id)
  return { kind: 'done', settled: [_id, ...others.map((ask) => ask._id)] }
}
