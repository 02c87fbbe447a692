import type { CalendarDate } from '../../../domain/calendar-date.js'
import {
  analysisIn,
  type CorrectiveKind,
  lastDueOf,
  planIn,
  triagedIn,
  verifiableFrom,
} from '../../../domain/corrective-action.js'
import type { Decision } from '../../../domain/decision.js'
import type { PersonId } from '../../../domain/person.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import type { SubjectView } from '../approval-view.js'
import { type CardNode, escaped, shortened } from '../card.js'
import { firstLine } from '../common.js'
import { natureNodes } from './facts.js'
import { analysisLinesOf, planLinesOf, plannedLines } from './round.js'
import { type AskedView, actionOf, nameIn, natureLine, roundOf } from './view.js'

/** What whoever decides about a plan, a later date or a correction needs to know. The ask is the one in which it was asked for. */
export function correctiveDecisionView(
  view: AskedView,
  kind: CorrectiveKind,
  { until, requestedAt, never }: Pick<Decision, 'until' | 'requestedAt' | 'never'>,
  texts: Texts,
): SubjectView {
  const { decision: d } = texts.correctiveAction
  const t = d[kind]
  const { nonconformity, reader } = view
  const { _id: id } = nonconformity
  const action = kind === 'corrective-extension' ? actionOf(view) : undefined
  const { day } = texts.correctiveAction
  const asked = dateIn(requestedAt, reader.timeZone)
  const round = roundOf(view)
  const from = until && action && round ? verifiableFrom(round, { action: action.number, due: until }) : null
  return {
    ...{ what: t.what(id), question: t.question(id), discreet: d.discreet },
    because: becauseOf(view, kind, never ?? [], texts),
    becauseInStead: d.becauseInStead,
    facts: [
      { label: d.facts.nature, value: natureLine(view) },
      ...(nonconformity.owner
        ? [{ label: d.facts.owner, value: escaped(nameIn(view, nonconformity.owner)) }]
        : []),
      ...(action
        ? [
            { label: d.facts.doer, value: escaped(nameIn(view, action.who)) },
            { label: d.facts.due, value: day(action.due, asked) },
            ...(until ? [{ label: d.facts.until, value: day(until, asked) }] : []),
            ...(from ? [{ label: d.facts.verifyFrom, value: day(from, asked) }] : []),
          ]
        : []),
    ],
    ...(kind === 'corrective-plan' ? { readFirst: true as const } : {}),
    text: [textOf(view, kind, texts), ...lateLines(view, kind, { until, asked }, texts)].join('\n\n'),
    language: reader.language,
    minutes: kind === 'corrective-plan' ? 5 : 2,
    ...{ approve: t.approve, consequence: t.consequence, done: { approver: t.done, requester: t.done } },
    next: { again: t.again, blocked: d.blocked },
    meanwhile: d.meanwhile,
  }
}

/** Whose it is to decide, or in whose place the reader does: since they have a part in it, or are not there. */
function becauseOf(view: AskedView, kind: CorrectiveKind, never: readonly PersonId[], texts: Texts): string {
  const t = texts.correctiveAction.decision
  if (kind === 'correction-only') return t[kind].because
  const { owner } = view.nonconformity
  const { ismsLead, reader, ask } = view
  const isOwners = kind === 'corrective-extension' && owner !== null && owner !== ask.askedOf
  const seat = isOwners ? owner : ismsLead
  if (seat === null || reader._id === seat)
    return isOwners ? t[kind].because : t[kind === 'corrective-plan' ? kind : 'byLead'].because
  const name = escaped(nameIn(view, seat))
  return never.includes(seat) ? t.inPlace(name) : t.whileAway(name)
}

/** Where what is asked for ends after the day by which it was to be done, or by which others want it answered. */
function lateLines(
  view: AskedView,
  kind: CorrectiveKind,
  { until, asked }: { until: CalendarDate | undefined; asked: CalendarDate },
  texts: Texts,
): string[] {
  const t = texts.correctiveAction.decision
  const plan = kind === 'corrective-plan' ? planIn(view.ask) : null
  const last = plan ? lastDueOf(plan) : kind === 'corrective-extension' ? until : undefined
  if (last === undefined) return []
  const { dueOn, deadline } = view.nonconformity
  return [
    ...(dueOn !== null && last > dueOn ? [t.late(last, dueOn, asked)] : []),
    ...(deadline !== null && last > deadline ? [t.afterDeadline(deadline, asked)] : []),
  ]
}

function textOf(view: AskedView, kind: CorrectiveKind, texts: Texts): string {
  const { shown, decision } = texts.correctiveAction
  const { ask } = view
  const reason = ask.answer?.reason ? [decision.reason(escaped(ask.answer.reason.text))] : []
  if (kind === 'corrective-plan') return planInShort(view, texts)
  const what = actionOf(view)?.what
  const correction = triagedIn(ask)?.correction
  return [
    ...(kind === 'corrective-extension' && what ? [`**${escaped(what)}**`] : []),
    ...(correction === undefined ? [] : [shown.correction(escaped(correction))]),
    ...reason,
  ].join('\n\n')
}

/** Why it happened, and what is to be done by whom and when; all of it is read before it is approved. */
function planInShort(view: AskedView, texts: Texts): string {
  const plan = planIn(view.ask)
  const analysis = roundOf(view)?.analysis
  const cause = analysis && analysisIn(analysis)?.cause
  const short = (text: string) => shortened(firstLine(text), 100)
  const actions = plan?.actions.map((action) => ({ ...action, what: short(action.what) })) ?? []
  return [
    ...(cause ? [texts.correctiveAction.plan.cause(escaped(short(cause)))] : []),
    ...(plan ? [plannedLines(view, { ...plan, actions }, texts)] : []),
  ].join('\n\n')
}

/** All of it, to read before it is decided. */
export function correctiveDecisionPage(
  view: AskedView,
  kind: CorrectiveKind,
  { question, facts, text }: SubjectView,
  texts: Texts,
): CardNode[] {
  const analysis = kind === 'corrective-plan' ? roundOf(view)?.analysis : null
  const lines =
    kind === 'corrective-plan'
      ? [...(analysis ? analysisLinesOf(analysis, texts) : []), ...planLinesOf(view, view.ask, texts)]
      : [text]
  return [
    { kind: 'text', text: `**${escaped(question)}**` },
    ...natureNodes(view, texts),
    { kind: 'facts', facts: facts.slice(1) },
    ...lines.map((line): CardNode => ({ kind: 'text', text: line })),
  ]
}
