import { formatAskRef } from '../../../domain/ask.js'
import { planChange } from '../../../domain/plan-change.js'
import { beforeAndAfter, NAME_OWNER_SLOT } from '../../../domain/risk-reassessment.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, type CardNode, escaped } from '../card.js'
import { firstLine, titledCard, type WaitingThing } from '../common.js'
import { textFor, titleOf } from '../definition.js'
import { nameOwnerCard, waitingForOwner } from './name-owner.js'
import { levelBefore, levelFound, levelNow, type ReassessmentView, verbs } from './view.js'

/** As long as it takes to think about one risk, at least. */
const MINUTES = 3

/** What asks for it beside the calendar. */
const whys = ['new-criteria', 'new-owner', 'out-of-turn'] as const

/** The message in which such an ask stands: the question while it is open, what became of it afterwards. */
export function reassessmentCard(view: ReassessmentView, texts: Texts): Card {
  if (view.ask.slot === NAME_OWNER_SLOT) return nameOwnerCard(view, texts)
  if (view.ask.state === 'answered') return receiptCard(view, texts)
  if (view.ask.state === 'closed') return closedCard(view, texts)
  const { ask, risk, reader, at, trigger } = view
  const t = texts.riskReassessment.ask
  const title = titleOf(risk, reader)
  const today = dateIn(at, reader.timeZone)
  const when = texts.policyAcknowledgement.ask.when(ask.dueOn, today, MINUTES)
  const now = t.now(escaped(levelNow(view, texts)))
  const open = { verb: verbs.open, value: formatAskRef(ask), label: t.open, primary: true }
  const why = t.why[whys.find((each) => each === trigger) ?? 'reassessment']
  return {
    summary: t.summary(ask.dueOn, today),
    nodes: [
      { kind: 'title', text: t.title(title) },
      { kind: 'text', text: when },
      ...changedNodes(view, texts),
      { kind: 'text', text: now },
      { kind: 'actions', actions: [open] },
      { kind: 'text', small: true, text: why },
    ],
    item: { lines: [`**${escaped(t.title(title))}**`, `${when} · ${now}`], actions: [open] },
  }
}

/** Why it is asked out of turn, word for word. */
export function changedNodes({ changed, trigger }: ReassessmentView, texts: Texts): CardNode[] {
  const t = texts.riskReassessment.ask
  if (changed !== null) return [{ kind: 'text', text: t.changed(escaped(changed)) }]
  return trigger === 'new-criteria' ? [{ kind: 'text', text: t.newCriteria }] : []
}

function receiptCard(view: ReassessmentView, texts: Texts): Card {
  const { ask, risk, reader, answeredBy } = view
  const t = texts.riskReassessment.receipt
  const title = titleOf(risk, reader)
  const isOwn = ask.answer?.by === reader._id
  const level = levelFound(view, texts)
  const said = isOwn ? t.own(title, level) : t.byOther(title, level, answeredBy ?? '')
  const before = levelBefore(view, texts)
  const why = ask.answer?.reason?.text
  return {
    summary: said,
    nodes: [
      { kind: 'text', text: `**${escaped(said)}** · ${t.when(ask.answer?.at ?? '', reader.timeZone)}` },
      ...(before === null ? [] : [{ kind: 'text', text: t.before(escaped(before)) } as const]),
      ...planNodes(view, texts),
      ...(why ? [{ kind: 'text', text: t.reason(escaped(why)) } as const] : []),
      ...(isOwn ? [{ kind: 'text', small: true, text: t.again(risk._id) } as const] : []),
    ],
  }
}

/** What the answer has changed of the plan. */
function planNodes(view: ReassessmentView, texts: Texts): CardNode[] {
  const { ask, risk, reader, names, at } = view
  const t = texts.riskReassessment.receipt
  const [before, made] = beforeAndAfter(risk, ask)
  if (!before || !made) return []
  const { added, takenOut } = planChange(before.plan, made.plan)
  const today = dateIn(at, reader.timeZone)
  const lines = [
    ...added.map(({ title, owner, due }) =>
      t.added(escaped(textFor(title, reader)), escaped(names.get(owner) ?? ''), due, today),
    ),
    ...takenOut.map(({ title }) => t.takenOut(escaped(textFor(title, reader)))),
  ]
  return lines.length === 0 ? [] : [{ kind: 'text', text: lines.map((line) => `- ${line}`).join('\n') }]
}

const closedWords = ['superseded', 'changed', 'settled', 'left', 'handed-on', 'cycle-closed'] as const

function closedCard({ ask, risk, reader }: ReassessmentView, texts: Texts): Card {
  const t = texts.riskReassessment.closed
  const because = closedWords.find((each) => each === ask.closed?.because) ?? 'cycle-closed'
  return titledCard(t.title(titleOf(risk, reader)), [t[because]])
}

/** The same question as one line of a list. */
export function waitingReassessment(view: ReassessmentView, texts: Texts): WaitingThing {
  if (view.ask.slot === NAME_OWNER_SLOT) return waitingForOwner(view, texts)
  const { ask, risk, reader, at, changed } = view
  const t = texts.riskReassessment.ask
  const when = texts.policyAcknowledgement.ask.when(ask.dueOn, dateIn(at, reader.timeZone), MINUTES)
  const why = changed === null ? '' : `  \n${t.changed(escaped(firstLine(changed)))}`
  return {
    text: `**${escaped(t.title(titleOf(risk, reader)))}**  \n${when}${why}`,
    action: { verb: verbs.open, value: formatAskRef(ask), label: t.open, primary: true },
    dueOn: ask.dueOn,
  }
}
