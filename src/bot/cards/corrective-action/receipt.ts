import {
  analysisIn,
  meaningOf,
  planIn,
  triagedIn,
  verifiableFrom,
} from '../../../domain/corrective-action.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, type CardNode, escaped } from '../card.js'
import { evidenceNodes } from '../control-check/check.js'
import { plannedLines } from './round.js'
import { type AskedView, actionOf, nameIn, roundOf, verbs } from './view.js'

/** What was answered, by whom and when, and what comes next. */
export function receiptCard(view: AskedView, texts: Texts): Card {
  const { ask, reader, answeredBy } = view
  const t = texts.correctiveAction.receipt
  const head = headOf(view, texts)
  const when = t.when(escaped(answeredBy ?? ''), ask.answer?.at ?? '', reader.timeZone)
  const next = [t.next[answerOf(view)], ...verifiedFrom(view, texts)].join(' ')
  return {
    summary: head,
    nodes: [
      { kind: 'text', text: `**${escaped(head)}** · ${when}` },
      ...saidNodes(view, texts),
      { kind: 'text', text: next },
    ],
    item: { lines: [`**${escaped(head)}** · ${when}`, next], actions: [] },
  }
}

/** Once all is done it is known from when on its effect can be told: what was done sooner or later than planned moves that. */
function verifiedFrom(view: AskedView, texts: Texts): string[] {
  const round = roundOf(view)
  if (answerOf(view) !== 'done' || !round || round.actions.some(({ done }) => done === null)) return []
  const from = verifiableFrom(round)
  return from ? [texts.correctiveAction.shown.verifyOn(from, dateIn(view.at, view.reader.timeZone))] : []
}

type Answered = keyof Texts['correctiveAction']['receipt']['next']

function answerOf({ ask }: Pick<AskedView, 'ask'>): Answered {
  return (ask.answer?.value ?? 'analysed') as Answered
}

function headOf(view: AskedView, texts: Texts): string {
  const t = texts.correctiveAction.receipt
  const { _id: id } = view.nonconformity
  const answer = answerOf(view)
  switch (answer) {
    case 'take-on':
      return t[answer](id, nameIn(view, triagedIn(view.ask)?.owner))
    case 'done':
    case 'later':
      return t[answer](actionOf(view)?.what ?? id)
    default:
      return t[answer](id)
  }
}

/** Why it happened, or what is done; the rest is shown to whoever wants it. */
function saidInShort(view: AskedView, texts: Texts): string[] {
  const { ask } = view
  const analysis = analysisIn(ask)
  if (analysis) return [texts.correctiveAction.plan.cause(escaped(analysis.cause))]
  const plan = planIn(ask)
  return plan ? [plannedLines(view, plan, texts)] : []
}

function showing({ nonconformity }: AskedView, texts: Texts): CardNode {
  const { show: label } = texts.correctiveAction.told
  return { kind: 'actions', actions: [{ verb: verbs.show, value: nonconformity._id, label }] }
}

/** What was said. */
function saidNodes(view: AskedView, texts: Texts): CardNode[] {
  const { ask, reader, at } = view
  const t = texts.correctiveAction
  const { asks } = meaningOf(ask)
  const text = (line: string): CardNode => ({ kind: 'text', text: line })
  if (asks === 'analysis' || asks === 'plan')
    return [...saidInShort(view, texts).map(text), showing(view, texts)]
  const isShown = ['done', 'changed'].some((each) => each === ask.answer?.value)
  if (asks === 'verify' || isShown) return evidenceNodes(ask, texts)
  const { reason, until } = ask.answer ?? {}
  const correction = triagedIn(ask)?.correction
  const day = until && `**${t.facts.dueOn}:** ${t.day(until, dateIn(at, reader.timeZone))}`
  return [
    ...(day ? [text(day)] : []),
    ...(correction === undefined ? [] : [text(t.shown.correction(escaped(correction)))]),
    ...(reason ? [text(t.shown.reason(escaped(reason.text)))] : []),
  ]
}
