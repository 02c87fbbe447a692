import { CONFIRM_PROOF_SLOT, ORDER_SLOT } from '../../../domain/access-review.js'
import { isLive } from '../../../domain/system.js'
import { orderViewOf } from '../../access-order-views.js'
import { doneForm, ORDERS_A_FORM, orderInputs, sendBackProofForm } from '../../cards/access-review/order.js'
import type { OrderView } from '../../cards/access-review/order-lines.js'
import { TAKEN_BACK, takeBackForm } from '../../cards/access-review/order-receipt.js'
import { escaped } from '../../cards/card.js'
import { titleOf } from '../../cards/definition.js'
import { REASON } from '../../cards/policy-acknowledgement/reason.js'
import { choicesOf, type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import { takeFile } from '../taking-files.js'
import {
  type AccessDeskTools,
  type AskShown,
  answering,
  askShown,
  formOf,
  refuse,
  saidShown,
  sayToReview,
  settled,
  whyNotTaken,
} from './shown.js'

/** The form that asks what was done of what is open. */
export async function askDone(tools: AccessDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await askShown(tools, visit, value, [ORDER_SLOT])
  if ('refused' in found) return found.refused
  const view = await orderViewOf(tools, found.ask, visit.person, visit.at)
  if (!view) return refuse(visit, { because: 'no-such-ask' }, null)
  if (openIn(view).length === 0) return answerOnceDone(tools, visit, found, value)
  return { kind: 'form', form: doneForm(view, 0, visit.texts) }
}

function openIn({ lines }: OrderView) {
  return lines.filter(({ order }) => order.state === 'open')
}

/**
 * Records what was done, each order by a guarded write of its own; what was said before, or was opened anew meanwhile, stays as
 * it is. The question is answered once nothing of it is open.
 */
export async function recordDone(
  tools: AccessDeskTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const { person, texts, at } = visit
  const found = await askShown(tools, visit, value, [ORDER_SLOT])
  if ('refused' in found) return found.refused
  const view = await orderViewOf(tools, found.ask, person, at)
  if (!view) return refuse(visit, { because: 'no-such-ask' }, null)
  const t = texts.accessReview.order.form
  const chosen = new Set(choicesOf(inputs, orderInputs.done).slice(0, ORDERS_A_FORM))
  const done = openIn(view).filter(({ row, order }) => chosen.has(`${row._id}.${order.number}`))
  if (done.length === 0)
    return { kind: 'invalid', errors: { [orderInputs.done]: chosen.size === 0 ? t.nothing : t.gone } }
  const taken = await takeFile(tools, visit, found.ask._id, inputs)
  if ('error' in taken) return { kind: 'invalid', errors: { [orderInputs.file]: taken.error } }
  const { by, at: when, through, inStead } = formOf(visit, found)
  for (const { row } of done)
    await tools.accessOrders.done({
      ...{ row: row._id, ask: found.ask._id, by, at: when, through },
      ...{ proof: textOf(inputs, orderInputs.note), file: taken.file },
      ...(inStead === undefined ? {} : { inStead }),
    })
  const now = await orderViewOf(tools, found.ask, person, at)
  if (!now || openIn(now).length === 0) return answerOnceDone(tools, visit, found, value)
  await tools.owedReceipts.owe([found.ask._id], at)
  return { kind: 'form', form: doneForm(now, done.length, texts), settled: [found.ask._id] }
}

async function answerOnceDone(
  tools: AccessDeskTools,
  visit: Visit,
  found: AskShown,
  value: string,
): Promise<Reply> {
  const answered = await tools.asks.answer({ ...answering(visit, found), value: 'done' }, found.ask.subject)
  if (answered) return settled(tools, found.shown)
  return whyNotTaken(tools, visit, value, [ORDER_SLOT], { value: 'done', reason: null })
}

/** The form for what was said to be done and was not. */
export async function askTakeBack(tools: AccessDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await saidShown(tools, visit, value)
  if ('refused' in found) return found.refused
  const view = await orderViewOf(tools, found.ask, visit.person, visit.at)
  if (!view) return refuse(visit, { because: 'no-such-ask' }, null)
  const t = visit.texts.accessReview.order.takeBack
  if (doneIn(view).length === 0) return say(t.gone)
  return { kind: 'form', form: takeBackForm(view, visit.texts) }
}

function doneIn({ lines }: OrderView) {
  return lines.filter(({ order }) => order.state === 'done')
}

/** What was not done after all is open again, until somebody has seen that it was; who did it is asked for it anew. */
export async function takeBack(
  tools: AccessDeskTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const { person, texts, at } = visit
  const found = await saidShown(tools, visit, value)
  if ('refused' in found) return found.refused
  const view = await orderViewOf(tools, found.ask, person, at)
  if (!view) return refuse(visit, { because: 'no-such-ask' }, null)
  const t = texts.accessReview.order.takeBack
  const chosen = new Set(choicesOf(inputs, TAKEN_BACK))
  if (chosen.size === 0) return { kind: 'invalid', errors: { [TAKEN_BACK]: t.nothing } }
  const rows = doneIn(view).flatMap(({ row, order }) =>
    chosen.has(`${row._id}.${order.number}`) ? [row._id] : [],
  )
  const acting = { ...formOf(visit, found), ask: found.ask._id }
  const back = await tools.accessOrders.takenBack(rows, acting)
  if (back === 0) return say(t.gone)
  await tools.owedReceipts.owe([found.ask._id], at)
  tools.cycleChanged(found.ask.cycle)
  return say(t.done(back, escaped(titleOf(found.system, person))))
}

/** Steward reads the system now, to see what is done by now. */
export async function checkNow(tools: AccessDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await askShown(tools, visit, value, [ORDER_SLOT])
  if ('refused' in found) return found.refused
  const { ask, system } = found
  if (!isLive(system.source)) return refuse(visit, { because: 'changed' }, found)
  await tools.cycles.verifyAsked(ask.cycle, visit.at)
  tools.cycleChanged(ask.cycle)
  return say(visit.texts.accessReview.order.checking(escaped(titleOf(system, visit.person))))
}

/**
 * A second person has looked at what was shown, and confirms it. The guard knows who may never: who owns the system, who did
 * what was shown, and who stands in for them.
 */
export function confirmProof(tools: AccessDeskTools, visit: Visit, value: string): Promise<Reply> {
  return sayToReview(tools, visit, value, CONFIRM_PROOF_SLOT, { value: 'confirmed', reason: null })
}

/** The form that asks what is missing or wrong. */
export async function askSendBack(tools: AccessDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await askShown(tools, visit, value, [CONFIRM_PROOF_SLOT])
  if ('refused' in found) return found.refused
  const { ask, system } = found
  return { kind: 'form', form: sendBackProofForm({ ask, system, reader: visit.person }, visit.texts) }
}

export async function sendBack(
  tools: AccessDeskTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const reason = textOf(inputs, REASON)
  const t = visit.texts.accessReview.order.proof.form
  if (!reason) return { kind: 'invalid', errors: { [REASON]: t.missing } }
  return sayToReview(tools, visit, value, CONFIRM_PROOF_SLOT, { value: 'sent-back', reason })
}
