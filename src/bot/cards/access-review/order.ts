import { formatAskRef } from '../../../domain/ask.js'
import { LARGEST_FILE } from '../../../domain/kept-file.js'
import { isLive } from '../../../domain/system.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import {
  type Action,
  type Card,
  type CardNode,
  escaped,
  type Form,
  type Input,
  LONGEST_OPTION,
  shortened,
} from '../card.js'
import { titledCard, type WaitingThing } from '../common.js'
import { evidenceNodes, handedInAs, kindNames, LONGEST_NOTE } from '../control-check/check.js'
import { titleOf } from '../definition.js'
import { reasonField } from '../policy-acknowledgement/reason.js'
import { countsOf, linesText, type OrderView, orderedAccount, progressOf } from './order-lines.js'
import { orderReceipt, takeBackActions } from './order-receipt.js'
import { verbs } from './view.js'

const MINUTES_AN_ORDER = 2
const MINUTES_TO_CONFIRM = 3
/** As many as one form takes; the others come after it. */
export const ORDERS_A_FORM = 50
/** The names of the inputs. */
export const orderInputs = { done: 'done', note: 'note', link: 'link', file: 'file' } as const

/** The message in which a system's owner is told what to remove and change; what became of it afterwards. */
export function orderCard(view: OrderView, texts: Texts): Card {
  if (view.ask.state === 'answered') return orderReceipt(view, texts)
  if (view.ask.state === 'closed') return closedOrderCard(view, texts)
  const { ask, system, reader, lookedAt, at } = view
  const t = texts.accessReview.order
  const title = titleOf(system, reader)
  const { removed, changed } = countsOf(view)
  const when = whenOf(view, texts)
  const actions = actionsOf(view, texts)
  return {
    summary: t.summary(removed, changed, title, ask.dueOn, dateIn(at, reader.timeZone)),
    nodes: [
      { kind: 'title', text: t.title(removed, changed, title) },
      { kind: 'text', text: `${when} · ${progressOf(view, texts)}` },
      ...sentBackNodes(view, texts),
      { kind: 'text', text: linesText(view, texts) },
      ...(lookedAt === null ? [] : [{ kind: 'text', text: t.looked(lookedAt, reader.timeZone) } as const]),
      { kind: 'text', text: t.whatNext[isLive(system.source) ? 'live' : 'csv'] },
      { kind: 'actions', actions: [...actions, ...takeBackActions(view, texts)] },
      { kind: 'text', small: true, text: t.why(system.controls.join(', ')) },
    ],
    item: {
      lines: [
        `**${t.title(removed, changed, escaped(title))}**`,
        `${when} · ${progressOf(view, texts)}`,
        openLine(view, texts),
      ],
      actions,
    },
  }
}

/** As many accounts are named where it is one of several things that wait. */
const NAMED_IN_A_LIST = 3
const LONGEST_IN_A_LIST = 60

/** Which accounts are still to be removed or changed, and what was said of one that was not so. */
function openLine({ lines }: OrderView, texts: Texts): string {
  const open = lines.filter(({ order }) => order.state === 'open')
  const t = texts.accessReview.order.reopened
  const named = open.slice(0, NAMED_IN_A_LIST).map(({ row, order }) => {
    const because = order.reopened?.at(-1)?.because
    const login = escaped(shortened(row.account.login, LONGEST_IN_A_LIST))
    return because === undefined ? login : `${login} (${t[because]})`
  })
  const left = open.length - named.length
  return texts.accessReview.order.open([...named, ...(left > 0 ? [texts.common.more(left)] : [])])
}

function sentBackNodes({ sentBack }: OrderView, texts: Texts): CardNode[] {
  if (!sentBack) return []
  const said = texts.controlCheck.ask.sentBack(escaped(sentBack.by), escaped(sentBack.reason))
  return [{ kind: 'text', text: said }]
}

function whenOf({ ask, reader, lines, at }: OrderView, texts: Texts): string {
  const open = lines.filter(({ order }) => order.state === 'open').length
  const minutes = Math.max(open, 1) * MINUTES_AN_ORDER
  return texts.policyAcknowledgement.ask.when(ask.dueOn, dateIn(at, reader.timeZone), minutes)
}

function actionsOf({ ask, system }: OrderView, texts: Texts): Action[] {
  const t = texts.accessReview.order
  const value = formatAskRef(ask)
  return [
    { verb: verbs.askDone, value, label: t.say, primary: true },
    ...(isLive(system.source)
      ? [
          { verb: verbs.checkNow, value, label: t.checkNow },
          { verb: verbs.askProof, value, label: t.byProof.open },
        ]
      : []),
  ]
}

/** What was done about those that are open; @param recorded How many were recorded right before. */
export function doneForm(
  { ask, system, reader, lines }: Pick<OrderView, 'ask' | 'system' | 'reader' | 'lines'>,
  recorded: number,
  texts: Texts,
): Form {
  const t = texts.accessReview.order.form
  const open = lines.filter(({ order }) => order.state === 'open')
  const options = open.slice(0, ORDERS_A_FORM).map((line) => ({
    value: `${line.row._id}.${line.order.number}`,
    label: shortened(t.option[line.order.kind](orderedAccount(line)), LONGEST_OPTION),
  }))
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.done, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: t.question(escaped(titleOf(system, reader))) },
      ...(recorded > 0 ? [{ kind: 'text', text: t.others(open.length) } as const] : []),
      { kind: 'text', text: isLive(system.source) ? t.help : `${t.help} ${t.listLater}` },
      {
        kind: 'inputs',
        inputs: [
          { kind: 'choices', name: orderInputs.done, label: t.label, hint: t.labelHint, options },
          {
            ...{ kind: 'text', name: orderInputs.note, label: t.note, hint: t.noteHint },
            ...{ optional: true, long: true, most: LONGEST_NOTE },
          },
          fileInput(t.file, t.fileHint(kindNames, LARGEST_FILE / 1_000_000)),
        ],
      },
    ],
  }
}

export function fileInput(label: string, hint: string): Input {
  return { kind: 'file', name: orderInputs.file, label, hint, optional: true, endings: handedInAs }
}

function closedOrderCard({ ask, system, reader }: OrderView, texts: Texts): Card {
  const t = texts.accessReview.order.closed
  const reason = (['handed-on', 'left', 'withdrawn', 'settled'] as const).find(
    (each) => each === ask.closed?.because,
  )
  return titledCard(t.title(titleOf(system, reader)), [t[reason ?? 'over']])
}

/** What a second person is asked: whether what was shown can be confirmed; what became of it afterwards. */
export function proofCard(view: OrderView, texts: Texts): Card {
  if (view.ask.state === 'answered') return proofReceipt(view, texts)
  if (view.ask.state === 'closed') return closedOrderCard(view, texts)
  const { ask, system, reader, at } = view
  const t = texts.accessReview.order.proof
  const title = titleOf(system, reader)
  const today = dateIn(at, reader.timeZone)
  const when = texts.policyAcknowledgement.ask.when(ask.dueOn, today, MINUTES_TO_CONFIRM)
  const actions = proofActions(view, texts)
  return {
    summary: t.summary(title, ask.dueOn, today),
    nodes: [
      { kind: 'title', text: t.title(title) },
      { kind: 'text', text: when },
      ...shownNodes(view, texts),
      { kind: 'actions', actions },
      { kind: 'text', small: true, text: t.why(system.controls.join(', ')) },
    ],
    item: {
      lines: [`**${t.title(escaped(title))}**`, when, ...saidLine(view, texts)],
      actions,
    },
  }
}

function proofActions({ ask }: OrderView, texts: Texts): Action[] {
  const t = texts.accessReview.order.proof
  const value = formatAskRef(ask)
  return [
    { verb: verbs.confirmProof, value, label: t.confirm, primary: true },
    { verb: verbs.askSendBack, value, label: t.sendBack },
  ]
}

function saidLine({ shown, reader }: OrderView, texts: Texts): string[] {
  if (!shown) return []
  const at = shown.ask.answer?.at ?? ''
  return [texts.accessReview.order.proof.said(escaped(shown.by), at, reader.timeZone)]
}

/** What was said to be done, and what shows it. */
function shownNodes(view: OrderView, texts: Texts): CardNode[] {
  return [
    ...saidLine(view, texts).map((text): CardNode => ({ kind: 'text', text })),
    { kind: 'text', text: linesText(view, texts) },
    ...(view.shown ? evidenceNodes(view.shown.ask, texts) : []),
  ]
}

export function sendBackProofForm(
  { ask, system, reader }: Pick<OrderView, 'ask' | 'system' | 'reader'>,
  texts: Texts,
): Form {
  const t = texts.accessReview.order.proof.form
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.sendBack, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: t.question(escaped(titleOf(system, reader))) },
      { kind: 'inputs', inputs: [reasonField(t.label, t.hint)] },
    ],
  }
}

function proofReceipt(view: OrderView, texts: Texts): Card {
  const { ask, system, reader, answeredBy } = view
  const t = texts.accessReview.order.proof
  const said = ask.answer?.value === 'confirmed' ? 'confirmed' : 'sent-back'
  const title = titleOf(system, reader)
  const isOwn = ask.answer?.by === reader._id
  const head = isOwn ? t.receipt[said](title) : t.byOther[said](title, answeredBy ?? '')
  const reason = ask.answer?.reason?.text
  const when = texts.accessReview.order.receipt.when(ask.answer?.at ?? '', reader.timeZone)
  return {
    summary: head,
    nodes: [
      { kind: 'text', text: `**${escaped(head)}** · ${when}` },
      ...(reason ? [{ kind: 'text', text: escaped(reason) } as const] : []),
      ...shownNodes(view, texts),
      { kind: 'text', text: t.next[said] },
    ],
  }
}

/** Either question as one line of a list. */
export function waitingOrder(view: OrderView, texts: Texts): WaitingThing {
  const { ask, system, reader, shown } = view
  const t = texts.accessReview.order
  const title = escaped(titleOf(system, reader))
  const { removed, changed } = countsOf(view)
  const head = shown ? t.proof.title(title) : t.title(removed, changed, title)
  const [action, also] = shown ? proofActions(view, texts) : actionsOf(view, texts)
  if (!action) throw new RangeError(`${ask._id} asks nothing`)
  const when = shown
    ? texts.policyAcknowledgement.ask.when(ask.dueOn, dateIn(view.at, reader.timeZone), MINUTES_TO_CONFIRM)
    : `${whenOf(view, texts)} · ${progressOf(view, texts)}`
  return { text: `**${head}**  \n${when}`, action, dueOn: ask.dueOn, ...(also ? { also } : {}) }
}
