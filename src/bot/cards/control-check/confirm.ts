import { formatAskRef } from '../../../domain/ask.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, type CardNode, escaped, type Form } from '../card.js'
import { firstLine, type WaitingThing } from '../common.js'
import { textFor, titleOf } from '../definition.js'
import { reasonField } from '../policy-acknowledgement/reason.js'
import { closedCard } from './ask.js'
import { type CheckView, evidenceNodes, outcomeOf, outOfTurnNodes, verbs, whenOf } from './check.js'

const MINUTES = 3

/** What a second person is asked: whether what was found can be confirmed; what became of it afterwards. */
export function confirmCard(view: CheckView, texts: Texts): Card {
  if (view.ask.state === 'answered') return receiptCard(view, texts)
  if (view.ask.state === 'closed') return closedCard(view, texts)
  const { ask, check, reader, at } = view
  const t = texts.controlCheck.confirm
  const title = titleOf(check, reader)
  const value = formatAskRef(ask)
  const when = whenOf(view, MINUTES, texts)
  const actions = [
    { verb: verbs.confirm, value, label: t.confirm, primary: true },
    { verb: verbs.sendBack, value, label: t.sendBack },
  ]
  return {
    summary: t.summary(title, ask.dueOn, dateIn(at, reader.timeZone)),
    nodes: [
      { kind: 'title', text: t.title(title) },
      { kind: 'text', text: when },
      ...outOfTurnNodes(view, texts),
      ...foundNodes(view, texts),
      { kind: 'text', text: texts.controlCheck.ask.lookAt(escaped(textFor(check.lookAt, reader))) },
      { kind: 'actions', actions },
      { kind: 'text', small: true, text: t.why(check.controls.join(', ')) },
    ],
    item: { lines: [`**${t.title(escaped(title))}**`, when, ...foundLines(view, texts)], actions },
  }
}

/** What was found, by whom and when, and what they looked at. */
export function foundNodes({ before, reader }: CheckView, texts: Texts): CardNode[] {
  const outcome = before && outcomeOf(before.ask)
  if (!before || !outcome) return []
  const t = texts.controlCheck.confirm.found
  const at = before.ask.answer?.at ?? ''
  return [
    { kind: 'text', text: t[outcome](escaped(before.by), at, reader.timeZone) },
    ...evidenceNodes(before.ask, texts),
  ]
}

/** The same in a list: without what they looked at, but for their note. */
function foundLines({ before, reader }: CheckView, texts: Texts): string[] {
  const outcome = before && outcomeOf(before.ask)
  if (!before || !outcome) return []
  const { at = '', reason } = before.ask.answer ?? {}
  const t = texts.controlCheck
  return [
    t.confirm.found[outcome](escaped(before.by), at, reader.timeZone),
    ...(reason ? [t.receipt.note(escaped(firstLine(reason.text)))] : []),
  ]
}

export function waitingConfirmation(view: CheckView, texts: Texts): WaitingThing {
  const { ask, check, reader } = view
  const t = texts.controlCheck.confirm
  return {
    text: `**${t.title(escaped(titleOf(check, reader)))}**  \n${whenOf(view, MINUTES, texts)}`,
    action: { verb: verbs.open, value: formatAskRef(ask), label: t.open, primary: true },
    dueOn: ask.dueOn,
  }
}

export function confirmForm(view: CheckView, texts: Texts): Form {
  const { nodes } = confirmCard(view, texts)
  return { title: texts.controlCheck.confirm.formTitle, close: texts.common.close, nodes }
}

export function sendBackForm(view: CheckView, texts: Texts): Form {
  const { ask, before, check, reader } = view
  const t = texts.controlCheck.confirm.form
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.sendBackNow, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: t.question(escaped(titleOf(check, reader))) },
      { kind: 'inputs', inputs: [reasonField(t.label, t.hint(before?.by ?? ''))] },
    ],
  }
}

function receiptCard(view: CheckView, texts: Texts): Card {
  const { ask, check, reader, answeredBy } = view
  const t = texts.controlCheck.confirm
  const said = ask.answer?.value === 'confirmed' ? 'confirmed' : 'sent-back'
  const title = titleOf(check, reader)
  const head =
    ask.answer?.by === reader._id ? t.receipt[said](title) : t.byOther[said](title, answeredBy ?? '')
  const reason = ask.answer?.reason?.text
  const when = texts.controlCheck.receipt.when(ask.answer?.at ?? '', reader.timeZone)
  return {
    summary: head,
    nodes: [
      { kind: 'text', text: `**${escaped(head)}** · ${when}` },
      ...(reason ? [{ kind: 'text', text: escaped(reason) } as const] : []),
      ...foundNodes(view, texts),
      { kind: 'text', text: t.next[said] },
    ],
  }
}
