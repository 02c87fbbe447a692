import { formatAskRef } from '../../../domain/ask.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, type CardNode, escaped, type Form } from '../card.js'
import { titledCard, type WaitingThing } from '../common.js'
import { textFor, titleOf } from '../definition.js'
import { type ActionView, inputs, MINUTES, verbs } from './plan.js'

/** What the cards that ask who does an action now show. */
export interface DoerView extends ActionView {
  /** Plain: who was to do it, and who was named. */
  left: string
  named: string | null
}

/** The message that asks who does an action now; what became of it afterwards. */
export function doerCard(view: DoerView, texts: Texts): Card {
  if (view.ask.state === 'answered') return receiptCard(view, texts)
  if (view.ask.state === 'closed') return closedCard(view, texts)
  const { ask, risk, action, reader, at, left } = view
  const t = texts.treatmentPlan.doer
  const title = textFor(action.title, reader)
  const today = dateIn(at, reader.timeZone)
  return {
    summary: t.summary(ask.dueOn, today),
    nodes: [
      { kind: 'title', text: t.title(title) },
      { kind: 'text', text: whenOf(view, texts) },
      { kind: 'text', text: t.left(escaped(left), action.due, today) },
      { kind: 'text', text: texts.treatmentPlan.ask.risk(escaped(titleOf(risk, reader))) },
      {
        kind: 'actions',
        actions: [{ verb: verbs.chooseDoer, value: formatAskRef(ask), label: t.open, primary: true }],
      },
      { kind: 'text', small: true, text: t.why },
    ],
  }
}

function whenOf({ ask, reader, at }: DoerView, texts: Texts): string {
  return texts.policyAcknowledgement.ask.when(ask.dueOn, dateIn(at, reader.timeZone), MINUTES)
}

/** The same question as one line of a list. */
export function waitingDoer(view: DoerView, texts: Texts): WaitingThing {
  const { ask, action, reader } = view
  const t = texts.treatmentPlan.doer
  return {
    text: `**${t.title(escaped(textFor(action.title, reader)))}**  \n${whenOf(view, texts)}`,
    action: { verb: verbs.chooseDoer, value: formatAskRef(ask), label: t.open, primary: true },
    dueOn: ask.dueOn,
  }
}

export function doerForm({ ask, action, reader }: DoerView, texts: Texts): Form {
  const t = texts.treatmentPlan.doer
  return {
    title: t.formTitle,
    close: texts.common.close,
    submit: { verb: verbs.nameDoer, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: `**${escaped(t.title(textFor(action.title, reader)))}**` },
      { kind: 'inputs', inputs: [{ kind: 'person', name: inputs.doer, label: t.label, hint: t.hint }] },
    ],
  }
}

function receiptCard(view: DoerView, texts: Texts): Card {
  const { ask, action, reader, answeredBy, named } = view
  const t = texts.treatmentPlan.doer
  const title = textFor(action.title, reader)
  const isOwn = ask.answer?.by === reader._id
  const head = isOwn ? t.own(title, named ?? '') : t.byOther(title, named ?? '', answeredBy ?? '')
  const when = texts.treatmentPlan.receipt.when(ask.answer?.at ?? '', reader.timeZone)
  const lines = [`**${escaped(head)}** · ${when}`, t.next(escaped(named ?? ''))]
  return { summary: head, nodes: lines.map((text): CardNode => ({ kind: 'text', text })) }
}

function closedCard({ ask, action, reader }: DoerView, texts: Texts): Card {
  const t = texts.treatmentPlan.closed
  const reason = (['handed-on', 'left'] as const).find((each) => each === ask.closed?.because)
  return titledCard(t.title(textFor(action.title, reader)), [t[reason ?? 'changed']])
}
