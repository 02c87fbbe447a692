import { formatAskRef } from '../../../domain/ask.js'
import { type CheckOutcome, CONFIRM_SLOT, checkOutcomes } from '../../../domain/control-check.js'
import { LARGEST_FILE } from '../../../domain/kept-file.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, type CardNode, escaped, type Form } from '../card.js'
import { firstLine, titledCard, type WaitingThing } from '../common.js'
import { textFor, titleOf } from '../definition.js'
import {
  type CheckView,
  evidenceNodes,
  fileLine,
  handedInAs,
  inputs,
  kindNames,
  LONGEST_NOTE,
  outcomeOf,
  outOfTurnLine,
  outOfTurnNodes,
  verbs,
  whenOf,
} from './check.js'

/** As long as looking and writing it down takes, at least. */
const MINUTES = 10

/** The message in which a check's ask stands: the question while it is open, what became of it afterwards. */
export function checkCard(view: CheckView, texts: Texts): Card {
  if (view.ask.state === 'answered') return receiptCard(view, texts)
  if (view.ask.state === 'closed') return closedCard(view, texts)
  const { ask, check, reader, confirmation } = view
  const t = texts.controlCheck.ask
  const title = titleOf(check, reader)
  const today = dateIn(view.at, reader.timeZone)
  const value = formatAskRef(ask)
  const when = whenOf(view, MINUTES, texts)
  const back = confirmation?.ask.answer
  const by = escaped(confirmation?.by ?? '')
  return {
    summary: t.summary(title, ask.dueOn, today),
    nodes: [
      { kind: 'title', text: t.title(title) },
      { kind: 'text', text: when },
      ...(back ? [{ kind: 'text', text: t.sentBack(by, escaped(back.reason?.text ?? '')) } as const] : []),
      ...lookAtNodes(view, texts),
      {
        kind: 'actions',
        actions: checkOutcomes.map((outcome) => ({
          ...{ verb: `${verbs.explain}/${outcome}`, value, label: t[outcome] },
          ...(outcome === 'ok' ? { primary: true } : {}),
        })),
      },
      whyNode(view, texts),
    ],
    item: {
      lines: [`**${t.title(escaped(title))}**`, when, inOneLine(view, texts)],
      actions: [{ verb: verbs.open, value, label: t.open, primary: true }],
    },
  }
}

/** In a list there is room for one of these: why it was sent back, why it is asked out of turn, or what to look at. */
function inOneLine(view: CheckView, texts: Texts): string {
  const { check, reader, confirmation } = view
  const t = texts.controlCheck.ask
  const back = confirmation?.ask.answer
  if (back) return t.sentBack(escaped(confirmation.by), escaped(firstLine(back.reason?.text ?? '')))
  return outOfTurnLine(view, firstLine, texts) ?? t.lookAt(escaped(firstLine(textFor(check.lookAt, reader))))
}

/** Why now, what to look at, and who looks at what was found. */
function lookAtNodes(view: CheckView, texts: Texts): CardNode[] {
  const { check, reader, confirmer } = view
  const t = texts.controlCheck.ask
  return [
    ...outOfTurnNodes(view, texts),
    { kind: 'text', text: t.lookAt(escaped(textFor(check.lookAt, reader))) },
    ...(confirmer ? [{ kind: 'text', text: t.confirmer(escaped(confirmer)) } as const] : []),
  ]
}

function whyNode({ ask, check, reader }: CheckView, texts: Texts): CardNode {
  const t = texts.controlCheck.ask
  const why = ask.delegated?.to === reader._id ? t.whyInStead : t.why
  return { kind: 'text', small: true, text: why(check.controls.join(', ')) }
}

/** The same question as one line of a list. */
export function waitingCheck(view: CheckView, texts: Texts): WaitingThing {
  const { ask, check, reader } = view
  const t = texts.controlCheck.ask
  return {
    text: `**${t.title(escaped(titleOf(check, reader)))}**  \n${whenOf(view, MINUTES, texts)}`,
    action: { verb: verbs.open, value: formatAskRef(ask), label: t.open, primary: true },
    dueOn: ask.dueOn,
  }
}

/** The question with all its answers, for who comes from a list. */
export function checkForm(view: CheckView, texts: Texts): Form {
  return {
    title: texts.controlCheck.ask.formTitle,
    close: texts.common.close,
    nodes: checkCard(view, texts).nodes,
  }
}

/** That it works is shown by what was looked at; that it does not, or does not apply, is explained. */
export function findingForm(view: CheckView, outcome: CheckOutcome, texts: Texts): Form {
  const t = texts.controlCheck.form
  const optional = outcome === 'ok'
  return {
    title: t.title[outcome],
    close: texts.common.close,
    submit: { verb: `${verbs.record}/${outcome}`, value: formatAskRef(view.ask), label: t.submit[outcome] },
    nodes: [
      { kind: 'text', text: t.question[outcome](escaped(titleOf(view.check, view.reader))) },
      ...lookAtNodes(view, texts),
      ...(optional ? [{ kind: 'text', text: t.needed } as const] : []),
      {
        kind: 'inputs',
        inputs: [
          {
            ...{ kind: 'text', name: inputs.note, label: t.label[outcome], hint: t.hint[outcome], optional },
            ...{ long: true, most: LONGEST_NOTE },
          },
          { kind: 'text', name: inputs.link, label: t.link, hint: t.linkHint, optional: true, most: 1_000 },
          {
            ...{ kind: 'file', name: inputs.file, label: t.file, optional: true },
            hint: t.fileHint(kindNames, LARGEST_FILE / 1_000_000),
            endings: handedInAs,
          },
        ],
      },
      { kind: 'text', small: true, text: t.kept },
      whyNode(view, texts),
    ],
  }
}

function receiptCard(view: CheckView, texts: Texts): Card {
  const { ask, check, reader, answeredBy } = view
  const t = texts.controlCheck.receipt
  const title = titleOf(check, reader)
  const outcome = outcomeOf(ask) ?? 'ok'
  const isOwn = ask.answer?.by === reader._id
  const head = isOwn ? t.title[outcome](title) : t.byOther[outcome](title, answeredBy ?? '')
  const done = `**${escaped(head)}** · ${t.when(ask.answer?.at ?? '', reader.timeZone)}`
  const evidence = evidenceNodes(ask, texts)
  const next = afterwards(view, outcome, (reason) => reason, texts)
  const correction = isOwn ? correcting(view, texts) : []
  const { reason, file } = ask.answer ?? {}
  return {
    summary: head,
    nodes: [
      { kind: 'text', text: done },
      ...evidence,
      ...next.map((text): CardNode => ({ kind: 'text', text })),
      ...correction.map((text): CardNode => ({ kind: 'text', small: true, text })),
    ],
    item: {
      lines: [
        done,
        ...(reason ? [t.note(escaped(firstLine(reason.text)))] : []),
        ...(file ? [fileLine(file, texts)] : []),
        ...afterwards(view, outcome, firstLine, texts),
        ...correction,
      ],
      actions: evidence.flatMap((node) => (node.kind === 'actions' ? node.actions : [])),
    },
  }
}

/** How whoever answered may still correct it. */
function correcting({ check, confirmation, confirmer, unconfirmed }: CheckView, texts: Texts) {
  const t = texts.controlCheck.receipt
  if (!confirmation && !unconfirmed && confirmer) return [t.correct(escaped(confirmer))]
  const sentBack = confirmation?.ask.answer?.value === 'sent-back'
  return sentBack ? [] : [t.again(check.check)]
}

/** What came of it, and what comes next. */
function afterwards(
  view: CheckView,
  outcome: CheckOutcome,
  shown: (reason: string) => string,
  texts: Texts,
): string[] {
  const { confirmation, confirmer, unconfirmed, leadIsTold, nextOn, reader, at } = view
  const t = texts.controlCheck.receipt
  const said = confirmation?.ask.answer
  const by = escaped(confirmation?.by ?? '')
  const confirmed = (): string[] => {
    if (said?.value === 'confirmed') return [t.confirmed(by, said.at, reader.timeZone)]
    if (said) return [t.sentBack(by, escaped(shown(said.reason?.text ?? '')))]
    if (unconfirmed) return [t.unconfirmed]
    return confirmer ? [t.confirms(escaped(confirmer))] : []
  }
  return [
    ...confirmed(),
    ...(outcome === 'not-ok' && leadIsTold ? [t.told] : []),
    ...(nextOn ? [t.next(nextOn, dateIn(at, reader.timeZone))] : []),
  ]
}

export function closedCard({ ask, check, reader }: CheckView, texts: Texts): Card {
  const t = texts.controlCheck.closed
  const title = t.title(titleOf(check, reader))
  const reason = (['handed-on', 'left', 'withdrawn'] as const).find((each) => each === ask.closed?.because)
  return titledCard(title, [reason ? t[reason] : t.over[ask.slot === CONFIRM_SLOT ? 'confirm' : 'check']])
}
