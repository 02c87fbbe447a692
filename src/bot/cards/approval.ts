import { answersInStead, formatAskRef } from '../../domain/ask.js'
import type { CalendarDate } from '../../domain/calendar-date.js'
import { isBlocked, urgencyOfDecision } from '../../domain/decision.js'
import { dateIn } from '../../domain/working-days.js'
import type { Texts } from '../texts/texts.js'
import { type ApprovalView, type AskedView, discreetly, type SubjectView } from './approval-view.js'
import { whoseActions } from './approval-whose.js'
import { type Card, type CardNode, escaped, type Form } from './card.js'
import { apart, more, titledCard, type WaitingThing } from './common.js'
import { queriesOnCard, queriesToRead, verbs as queryVerbs } from './query.js'
import type { StandingLine } from './standing.js'

export const verbs = {
  read: 'approval.read',
  page: 'approval.page',
  /** Opens the form that asks once more. */
  confirm: 'approval.confirm',
  approve: 'approval.approve',
  /** Opens the form that asks for the reason. */
  explain: 'approval.explain',
  reject: 'approval.reject',
  /** Opens the form that asks once more. */
  withdraw: 'approval.withdraw',
  takeBack: 'approval.take-back',
} as const

/** The most that a reason may say, in characters: it is shown whole, in one message. */
const LONGEST_REASON = 1_000

/** The message in which an approver's ask stands: the question while it is open, what became of it afterwards. */
export function approvalCard(view: AskedView, texts: Texts): Card {
  if (view.ask.state === 'answered') return receiptCard(view, texts)
  if (view.ask.state === 'closed') return closedCard(view, texts)
  const { ask, subject, reader } = view
  const t = texts.approval.ask
  const value = formatAskRef(ask)
  const today = dateIn(view.at, reader.timeZone)
  const when = texts.policyAcknowledgement.ask.when(ask.dueOn, today, subject.minutes)
  const read = { verb: verbs.read, value, label: t.read, primary: true }
  const approve = subject.readFirst ? [] : [{ verb: verbs.confirm, value, label: subject.approve }]
  const reject = { verb: verbs.explain, value, label: t.reject }
  const why = t.askedBy(escaped(view.requester), becauseOf(view, texts))
  return {
    summary: t.summary(discreetly(subject).question, ask.dueOn, today),
    nodes: [
      { kind: 'title', text: subject.question },
      { kind: 'text', text: when },
      { kind: 'facts', facts: subject.facts },
      { kind: 'text', text: subject.text },
      ...(subject.picture ? [{ kind: 'image', picture: subject.picture } as const] : []),
      ...queriesOnCard(view.queries, reader, texts),
      {
        kind: 'actions',
        actions: [
          ...[read, ...approve, reject],
          { verb: queryVerbs.ask, value, label: texts.query.ask },
          ...whoseActions(view, texts),
        ],
      },
      ...(view.claimedBy === null ? [] : [{ kind: 'text', text: texts.approval.whose.yours } as const]),
      { kind: 'text', small: true, text: why },
    ],
    // The no is as near as the yes.
    item: { lines: [`**${escaped(subject.question)}**`, when, why], actions: [read, ...approve, reject] },
  }
}

/** Why it is this person who decides. */
function becauseOf({ ask, subject, reader, askedOf, inPlaceOf }: AskedView, texts: Texts): string {
  const t = texts.approval.ask
  if (inPlaceOf) return t.inPlaceOf[inPlaceOf.why](escaped(inPlaceOf.name))
  const inStead = answersInStead(ask, reader._id) !== undefined
  return inStead ? subject.becauseInStead(escaped(askedOf)) : subject.because
}

/** The same question as one line of a list. */
export function waitingThing({ ask, subject, reader, at }: AskedView, texts: Texts): WaitingThing {
  const t = texts.approval.ask
  const when = texts.policyAcknowledgement.ask.when(ask.dueOn, dateIn(at, reader.timeZone), subject.minutes)
  return {
    text: `**${escaped(subject.question)}**  \n${when}`,
    action: { verb: verbs.read, value: formatAskRef(ask), label: t.read, primary: true },
    dueOn: ask.dueOn,
  }
}

function receiptCard(view: AskedView, texts: Texts): Card {
  const { ask, decision, subject, reader, requester } = view
  const t = texts.approval.receipt
  const approved = ask.answer?.value === 'approved'
  const title = receiptTitle(view, texts)
  const reason = ask.answer?.reason?.text
  const isOwn = ask.answer?.by === reader._id
  const overtaken = { changed: t.tooLate, retired: t.tooLateRetired, requester: t.takenBack }
  const because = decision.ended?.because
  const tooLate =
    because === 'changed' || because === 'retired' || because === 'requester' ? overtaken[because] : null
  return {
    summary: title,
    nodes: [
      { kind: 'text', text: `**${escaped(title)}** · ${t.when(ask.answer?.at ?? '', reader.timeZone)}` },
      ...(reason
        ? [{ kind: 'text', text: (isOwn ? t : texts.approval.outcome).reason(escaped(reason)) } as const]
        : []),
      {
        kind: 'text',
        text: tooLate ?? (approved ? subject.done.approver : t.told(escaped(requester))),
      },
    ],
  }
}

/** The answer of somebody else, too, stands in the messages of who was asked. */
function receiptTitle(
  { ask, subject: { what, approved }, reader, answeredBy }: AskedView,
  texts: Texts,
): string {
  const verdict = ask.answer?.value === 'approved' ? 'approved' : 'rejected'
  if (ask.answer?.by !== reader._id) return texts.approval.outcome[verdict](what, answeredBy?.who ?? '')
  const { receipt } = texts.approval
  const inStead = { approved: receipt.approvedFor, rejected: receipt.rejectedFor }
  if (answeredBy?.for) return inStead[verdict](what, answeredBy.for)
  return verdict === 'approved' && approved ? approved : receipt[verdict](what)
}

const closedWords = [
  'authority-lost',
  'changed',
  'escalated',
  'given-back',
  'handed-on',
  'left',
  'new-criteria',
  'retired',
  'superseded',
  'withdrawn',
] as const

function closedCard(view: AskedView, texts: Texts): Card {
  const { ask, decision, subject, requester, claimedBy, decidedBy } = view
  const t = texts.approval.closed
  const title = t.title(subject.what)
  const reason = ask.closed?.because
  if (reason === 'claimed' && claimedBy !== null) return titledCard(title, [t.claimed(escaped(claimedBy))])
  const known = closedWords.find((each) => each === reason)
  const verdict = decision.state === 'approved' || decision.state === 'rejected' ? decision.state : null
  if (!known && verdict && decidedBy) return titledCard(title, [t.decided[verdict](escaped(decidedBy))])
  const because = t[known ?? 'cycle-closed']
  return titledCard(title, [typeof because === 'string' ? because : because(escaped(requester))])
}

/** Approving may not be undone, so it is asked once more, with what it does. */
export function confirmForm({ ask, subject }: AskedView, texts: Texts): Form {
  return {
    title: texts.approval.confirm.title,
    close: texts.common.close,
    submit: { verb: verbs.approve, value: formatAskRef(ask), label: subject.submit ?? subject.approve },
    nodes: [
      { kind: 'text', text: `**${escaped(subject.question)}**` },
      { kind: 'facts', facts: subject.facts },
      { kind: 'text', text: subject.text },
      consequence(subject, texts),
    ],
  }
}

/** A rejection needs a reason. */
export function rejectionForm({ ask, subject, requester }: AskedView, texts: Texts): Form {
  const t = texts.approval.rejection
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.reject, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: t.question(escaped(subject.what)) },
      {
        kind: 'inputs',
        inputs: [
          {
            ...{ kind: 'text', name: 'reason', label: t.reason, hint: t.reasonHint(requester) },
            ...{ long: true, most: LONGEST_REASON },
          },
        ],
      },
    ],
  }
}

/** What is decided on, as its type shows it; on its last page it can be approved. */
export function readForm(
  { ask, subject, queries, reader }: AskedView,
  page: { nodes: readonly CardNode[]; isLast: boolean },
  texts: Texts,
): Form {
  const decidable = page.isLast && ask.state === 'open'
  return {
    title: texts.approval.read.title,
    close: texts.common.close,
    nodes: [
      ...page.nodes,
      ...(page.isLast ? queriesToRead(queries, reader, texts) : []),
      ...(decidable ? [consequence(subject, texts)] : []),
    ],
    ...(decidable
      ? {
          submit: { verb: verbs.approve, value: formatAskRef(ask), label: subject.submit ?? subject.approve },
        }
      : {}),
  }
}

function consequence(subject: SubjectView, texts: Texts): CardNode {
  return { kind: 'text', text: texts.approval.confirm.consequence(subject.consequence) }
}

/** To whoever may take it back: for whom it waits, and since when. */
export function waitingCard(view: ApprovalView & { reachable: boolean }, texts: Texts): Card {
  const { decision, subject, reader, reachable, namer } = view
  const t = texts.approval.waiting
  const meanwhile = reachable ? subject.meanwhile : t.unreachable(escaped(view.approver))
  const since = t.since(
    escaped(view.approver),
    decision.requestedAt,
    reader.timeZone,
    escaped(view.requester),
  )
  return {
    summary: t.title(subject.what),
    nodes: [
      { kind: 'text', text: `**${escaped(t.title(subject.what))}**` },
      { kind: 'text', text: `${since} · ${t.due(decision.dueOn, dateIn(view.at, reader.timeZone))}` },
      { kind: 'text', text: isBlocked(decision) ? blockedText(namer, texts) : meanwhile },
      takeBackButton(decision, texts),
    ],
  }
}

/** To whoever asked for it: that it is late, and who has it. */
export function lateDecisionCard(view: ApprovalView, texts: Texts): Card {
  const { decision, subject, reader } = view
  const t = texts.approval.late
  const today = dateIn(view.at, reader.timeZone)
  return {
    summary: t.title(discreetly(subject).what),
    nodes: [
      { kind: 'text', text: `**${escaped(t.title(subject.what))}**` },
      { kind: 'text', text: t.waits(escaped(view.approver), decision.dueOn, today) },
      takeBackButton(decision, texts),
    ],
  }
}

/** So many of them a message has room for. */
const LATE_SHOWN = 5

/** The same of several. */
export function lateDecisionsCard(views: readonly ApprovalView[], texts: Texts): Card {
  const title = texts.approval.late.several(views.length)
  const shown = views.slice(0, LATE_SHOWN).map((view) => lateDecisionCard(view, texts).nodes)
  return {
    summary: title,
    nodes: [
      { kind: 'text', text: `**${title}**` },
      ...apart(shown),
      ...more(views.length - shown.length, texts),
    ],
  }
}

function takeBackButton({ _id }: ApprovalView['decision'], texts: Texts): CardNode {
  const label = texts.approval.waiting.withdraw
  return { kind: 'actions', actions: [{ verb: verbs.withdraw, value: _id, label }] }
}

/** Taking it back ends it for everybody, so it is asked once more. */
export function takeBackForm({ decision, subject }: ApprovalView, texts: Texts): Form {
  const t = texts.approval.takingBack
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.takeBack, value: decision._id, label: t.submit },
    nodes: [
      { kind: 'text', text: t.question(escaped(subject.what)) },
      { kind: 'text', text: t.consequence },
    ],
  }
}

/** What happens while nobody lawfully decides it. */
function blockedText(namer: string | null, texts: Texts): string {
  const t = texts.approval.naming
  return namer === null ? t.nobodyAsked : t.asked(escaped(namer))
}

/** The same in a line, for who does not decide it. */
export function standingLine(
  { decision, subject, approver, reader, namer }: ApprovalView,
  today: CalendarDate,
  texts: Texts,
): StandingLine {
  const { requestedAt } = decision
  const t = texts.approval.waiting
  const standing = urgencyOfDecision(decision, today)
  const [what, by] = [escaped(subject.what), escaped(approver)]
  if (isBlocked(decision)) {
    const text = `${t.blocked(what, requestedAt, reader.timeZone)} ${blockedText(namer, texts)}`
    return { ...standing, text }
  }
  return {
    ...{ ...standing, text: t.line(what, by, requestedAt, reader.timeZone) },
    ...(standing.urgency === 'overdue'
      ? { next: { text: texts.standing.isLate(what, [by]), actions: [] } }
      : {}),
  }
}
