import { formatAskRef } from '../../../domain/ask.js'
import { analysisIn, meaningOf, triageAnswersFor } from '../../../domain/corrective-action.js'
import { isProposed } from '../../../domain/nonconformity.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type Card, type CardNode, escaped, type Form, shortened } from '../card.js'
import { firstLine, titledCard, type WaitingThing } from '../common.js'
import { alsoNodes, contestedNodes, findingNodes, natureNodes } from './facts.js'
import { receiptCard } from './receipt.js'
import {
  type AskedView,
  actionOf,
  type CorrectiveView,
  type Filling,
  MINUTES,
  nameIn,
  natureLine,
  roundOf,
  verbs,
} from './view.js'

/** The message in which something is asked about a nonconformity; what became of it afterwards. */
export function correctiveCard(view: AskedView, texts: Texts): Card {
  if (view.ask.state === 'answered') return receiptCard(view, texts)
  if (view.ask.state === 'closed') return closedCard(view, texts)
  const title = titleOf(view, texts)
  const when = whenOf(view, texts)
  const t = texts.correctiveAction
  return {
    summary: summaryOf(view, texts),
    nodes: [
      { kind: 'title', text: shortened(title, LONGEST_TITLE) },
      { kind: 'text', text: when },
      ...aboutNodes(view, texts),
      { kind: 'actions', actions: actionsOf(view, texts) },
      { kind: 'text', small: true, text: whyOf(view, texts) },
    ],
    item: {
      lines: [
        `**${escaped(shortened(title, LONGEST_TITLE))}**`,
        when,
        natureLine(view),
        ...measureLines(view, texts),
      ],
      actions: [{ verb: verbs.open, value: formatAskRef(view.ask), label: t.open, primary: true }],
    },
  }
}

const LONGEST_TITLE = 150

function titleOf(view: AskedView, texts: Texts): string {
  const t = texts.correctiveAction
  const { _id: id } = view.nonconformity
  const { asks } = meaningOf(view.ask)
  if (asks === 'action') return t.action.title(actionOf(view)?.what ?? id)
  if (asks === 'triage') return (isProposed(view.nonconformity) ? t.triage.proposedTitle : t.triage.title)(id)
  return t[asks].title(id)
}

/** Somebody may look on: what went wrong stands on the card. */
function summaryOf({ ask, reader, at }: AskedView, texts: Texts): string {
  return texts.correctiveAction[meaningOf(ask).asks].summary(ask.dueOn, dateIn(at, reader.timeZone))
}

function whenOf({ ask, reader, at }: AskedView, texts: Texts): string {
  const minutes = MINUTES[meaningOf(ask).asks]
  return texts.policyAcknowledgement.ask.when(ask.dueOn, dateIn(at, reader.timeZone), minutes)
}

/** What whoever is asked has to know to answer. */
function aboutNodes(view: AskedView, texts: Texts): CardNode[] {
  const { asks } = meaningOf(view.ask)
  const text = (line: string): CardNode => ({ kind: 'text', text: line })
  const lines = {
    triage: triageLines,
    analysis: analysisLines,
    plan: planLines,
    action: actionLines,
    change: changeLines,
    verify: verifyLines,
  }[asks](view, texts)
  const contested = contestedNodes(view, texts)
  if (asks === 'action') return [...lines.map(text), ...contested]
  if (asks === 'verify' || asks === 'change')
    return [text(natureLine(view)), ...contested, ...lines.map(text)]
  const more = asks === 'triage' ? [...findingNodes(view, texts), ...alsoNodes(view, texts)] : []
  return [...natureNodes(view, texts), ...more, ...lines.map(text)]
}

function triageLines(view: AskedView, texts: Texts): string[] {
  const { correctionOnly } = view.life
  const t = texts.correctiveAction.triage
  const isOwn = view.ask.askedOf === view.reader._id
  const theirs = isOwn ? t.theirs : t.theirsInStead(escaped(nameIn(view, view.ask.askedOf)))
  const isTheirs = view.isTheirs ? [theirs] : []
  if (correctionOnly?.state !== 'rejected') return isTheirs
  const reason = reasonOf(view, correctionOnly._id)
  const name = nameIn(view, correctionOnly.decided?.by)
  return [t.rejected(escaped(name), escaped(reason)), ...isTheirs]
}

/** What whoever decided wrote stands in their own answer; it is shown where the view has it. */
function reasonOf({ reasons }: Pick<CorrectiveView, 'reasons'>, decision: string): string {
  return reasons.get(decision) ?? ''
}

function analysisLines({ life, ask }: AskedView, texts: Texts): string[] {
  const { round } = meaningOf(ask)
  const before = life.rounds.find(({ number }) => number === round - 1)
  const found = before?.verdict?.answer?.reason?.text
  return found === undefined ? [] : [texts.correctiveAction.analysis.again(round, escaped(found))]
}

function planLines(view: AskedView, texts: Texts): string[] {
  const t = texts.correctiveAction.plan
  const round = roundOf(view)
  const analysis = round?.analysis && analysisIn(round.analysis)
  const last = round?.plans.at(-1)?.decision
  return [
    ...(analysis ? [t.cause(escaped(analysis.cause))] : []),
    ...(last?.state === 'rejected'
      ? [t.rejected(escaped(nameIn(view, last.decided?.by)), escaped(reasonOf(view, last._id)))]
      : []),
  ]
}

function actionLines(view: AskedView, texts: Texts): string[] {
  const t = texts.correctiveAction.action
  const { reader, at, nonconformity } = view
  const today = dateIn(at, reader.timeZone)
  const due = actionOf(view)?.due
  return [t.of(nonconformity._id), ...(due !== undefined && due < today ? [t.overdue(due, today)] : [])]
}

function changeLines(view: AskedView, texts: Texts): string[] {
  const { shown: t } = texts.correctiveAction
  const plan = roundOf(view)?.plan
  return [
    ...(plan?.ismsChange ? [t.changes(escaped(plan.ismsChange))] : []),
    ...(plan?.changeRequest ? [t.changeRequest(escaped(plan.changeRequest))] : []),
  ]
}

function verifyLines(view: AskedView, texts: Texts): string[] {
  const t = texts.correctiveAction.verify
  const round = roundOf(view)
  const done = (round?.actions ?? []).map(({ what, done: ask }) => {
    const by = nameIn(view, ask?.answer?.by)
    return `- ${t.line(escaped(what), escaped(by), ask?.answer?.at ?? '', view.reader.timeZone)}`
  })
  return [...(round?.plan ? [t.criterion(escaped(round.plan.criterion))] : []), [t.done, ...done].join('\n')]
}

/** By what whoever verifies it measures, and why they do, in short: all that the morning's message says of it. */
function measureLines(view: AskedView, texts: Texts): string[] {
  const plan = meaningOf(view.ask).asks === 'verify' ? roundOf(view)?.plan : null
  const t = texts.correctiveAction.verify
  return plan ? [t.criterion(escaped(shortened(firstLine(plan.criterion), 150))), t.short] : []
}

/** What may be answered, the likely answer first. */
function actionsOf({ ask, nonconformity, isTheirs }: AskedView, texts: Texts): Action[] {
  const t = texts.correctiveAction
  const value = formatAskRef(ask)
  const fill = (filling: Filling, label: string): Action => ({
    verb: `${verbs.fill}/${filling}`,
    value,
    label,
  })
  const actions = {
    triage: () =>
      triageAnswersFor(nonconformity, isTheirs).map((answer) => {
        const proposed = isProposed(nonconformity)
        if (proposed && answer === 'take-on') return fill(answer, t.triage.raise)
        if (proposed && answer === 'turned-down') return fill(answer, t.triage.notNeeded)
        return fill(answer, t.triage[answer])
      }),
    analysis: () => [fill('whys', t.analysis.whys), fill('free', t.analysis.free)],
    plan: () => [fill('plan', t.plan.open)],
    action: () => [fill('done', t.action.done), fill('later', t.action.later)],
    change: () => [fill('changed', t.change.changed), fill('unchanged', t.change.unchanged)],
    verify: () => [fill('effective', t.verify.effective), fill('ineffective', t.verify.ineffective)],
  }[meaningOf(ask).asks]()
  return actions.map((action, index) => (index === 0 ? { ...action, primary: true } : action))
}

function whyOf(view: AskedView, texts: Texts): string {
  const t = texts.correctiveAction
  const { asks } = meaningOf(view.ask)
  if (asks === 'triage') return whyTriage(view, texts)
  const isInStead = view.ask.delegated?.to === view.reader._id
  return asks === 'action' && isInStead
    ? t.action.whyInStead(escaped(nameIn(view, view.ask.askedOf)))
    : t[asks].why
}

/** Whoever leads the ISMS is asked, or somebody in their place: since it is about them, or they are not there. */
function whyTriage(view: AskedView, texts: Texts): string {
  const { ask, ismsLead, reader } = view
  const t = texts.correctiveAction.triage
  if (ismsLead === null || reader._id === ismsLead) return t.why
  const name = escaped(nameIn(view, ismsLead))
  return ask.neverBy?.includes(ismsLead) ? t.whyInPlace(name) : t.whyAway(name)
}

function closedCard({ nonconformity, ask }: AskedView, texts: Texts): Card {
  const t = texts.correctiveAction.closed
  const reason = (['handed-on', 'left'] as const).find((each) => each === ask.closed?.because)
  return titledCard(t.title(nonconformity._id), [t[reason ?? 'changed']])
}

/** The same question as one line of a list. */
export function waitingCorrective(view: AskedView, texts: Texts): WaitingThing {
  const { ask } = view
  const title = escaped(shortened(titleOf(view, texts), LONGEST_TITLE))
  return {
    text: `**${title}**  \n${natureLine(view)}  \n${whenOf(view, texts)}`,
    action: { verb: verbs.open, value: formatAskRef(ask), label: texts.correctiveAction.open, primary: true },
    dueOn: ask.dueOn,
  }
}

/** The question with its answers, for who comes from a list. */
export function correctiveForm(view: AskedView, texts: Texts): Form {
  const { formTitle } = texts.correctiveAction
  return { title: formTitle, close: texts.common.close, nodes: correctiveCard(view, texts).nodes }
}
