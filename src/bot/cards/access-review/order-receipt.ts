import { isByProof } from '../../../domain/access-review.js'
import { formatAskRef } from '../../../domain/ask.js'
import { isLive } from '../../../domain/system.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import {
  type Action,
  type Card,
  type CardNode,
  escaped,
  type Form,
  LONGEST_OPTION,
  shortened,
} from '../card.js'
import { evidenceNodes } from '../control-check/check.js'
import { titleOf } from '../definition.js'
import { linesText, type OrderView, orderedAccount, progressOf } from './order-lines.js'
import { verbs } from './view.js'

/** The name of its input. */
export const TAKEN_BACK = 'taken-back'
/** As many as one form takes; the others come after it. */
const A_FORM = 50

/** What was said to be done, what came of it, what comes next, and the way back while nobody has seen it. */
export function orderReceipt(view: OrderView, texts: Texts): Card {
  const { ask, system, reader, answeredBy } = view
  const t = texts.accessReview.order.receipt
  const title = titleOf(system, reader)
  const head = ask.answer?.by === reader._id ? t.title(title) : t.byOther(title, answeredBy ?? '')
  const done = `**${escaped(head)}** · ${t.when(ask.answer?.at ?? '', reader.timeZone)}`
  const lines = view.lines.length + view.back.length > 0 ? [linesText(view, texts)] : []
  const actions = receiptActions(view, texts)
  return {
    summary: head,
    nodes: [
      ...[done, ...lines].map((text): CardNode => ({ kind: 'text', text })),
      ...evidenceNodes(ask, texts),
      ...nextOf(view, texts).map((text): CardNode => ({ kind: 'text', text })),
      ...(actions.length > 0 ? [{ kind: 'actions', actions } as const] : []),
    ],
    item: { lines: [done, progressOf(view, texts)], actions: [] },
  }
}

/** Who shows it and how, while it is not known to be done. */
function nextOf(view: OrderView, texts: Texts): string[] {
  const { ask, system, reader, lines, verify, confirmer, at } = view
  const { next: t } = texts.accessReview.order.receipt
  if (!lines.some(({ order }) => order.state === 'done')) return []
  const name = confirmer === null ? null : escaped(confirmer.name)
  if (isByProof(ask) || confirmer?.isAsked) return [t.confirms(name)]
  if (isLive(system.source)) return [t.live]
  return verify ? [t.list(verify.dueOn, dateIn(at, reader.timeZone)), t.proof(name)] : [t.csv, t.proof(name)]
}

function receiptActions(view: OrderView, texts: Texts): Action[] {
  const { reader, verify } = view
  const handIn = { verb: verbs.askHandIn, label: texts.accessReview.population.handIn.open, primary: true }
  return [
    ...(verify?.mayAnswer.includes(reader._id) ? [{ ...handIn, value: formatAskRef(verify) }] : []),
    ...takeBackActions(view, texts),
  ]
}

/** For whoever said it, or could have, until it was seen to be done. */
export function takeBackActions({ ask, reader, lines }: OrderView, texts: Texts): Action[] {
  const isDone = lines.some(({ order }) => order.state === 'done')
  if (!isDone || !ask.mayAnswer.includes(reader._id)) return []
  const label = texts.accessReview.order.takeBack.open
  return [{ verb: verbs.askTakeBack, value: formatAskRef(ask), label }]
}

/** Which of what was said to be done was not. */
export function takeBackForm(
  { ask, system, reader, lines }: Pick<OrderView, 'ask' | 'system' | 'reader' | 'lines'>,
  texts: Texts,
): Form {
  const t = texts.accessReview.order.takeBack
  const options = lines
    .filter(({ order }) => order.state === 'done')
    .slice(0, A_FORM)
    .map((line) => ({
      value: `${line.row._id}.${line.order.number}`,
      label: shortened(orderedAccount(line), LONGEST_OPTION),
    }))
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.takeBack, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: t.question(escaped(titleOf(system, reader))) },
      { kind: 'text', text: t.consequence },
      { kind: 'inputs', inputs: [{ kind: 'choices', name: TAKEN_BACK, label: t.label, options }] },
    ],
  }
}
