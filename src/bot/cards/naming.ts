import { type Ask, formatAskRef } from '../../domain/ask.js'
import { isBlocked } from '../../domain/decision.js'
import type { Person } from '../../domain/person.js'
import { dateIn } from '../../domain/working-days.js'
import type { Texts } from '../texts/texts.js'
import { type ApprovalView, discreetly } from './approval-view.js'
import { personOptions } from './approval-whose.js'
import { type Card, escaped, type Form } from './card.js'
import { titledCard, type WaitingThing } from './common.js'

export const verbs = {
  /** Opens the form that asks whom. */
  choose: 'naming.choose',
  name: 'naming.name',
} as const

export interface NamingView extends ApprovalView {
  ask: Ask
  /** Whether there is anybody who may be named. */
  somebody: boolean
  /** Who was named, and by whom, as they are called; null while nobody was. */
  named: { who: string; by: string; byReader: boolean } | null
}

const MINUTES = 2

/** The message in which somebody is asked who is to decide what nobody lawfully does, and what became of it. */
export function namingCard(view: NamingView, texts: Texts): Card {
  const { ask, subject, named } = view
  if (named) return receiptCard(view, named, texts)
  const t = texts.approval.naming
  if (ask.state !== 'open') return closedCard(view, texts)
  const today = dateIn(view.at, view.reader.timeZone)
  return {
    summary: t.summary(discreetly(subject).what, ask.dueOn, today),
    nodes: [
      { kind: 'title', text: t.title },
      { kind: 'text', text: `**${escaped(t.question(subject.what))}**` },
      { kind: 'text', text: texts.policyAcknowledgement.ask.when(ask.dueOn, today, MINUTES) },
      { kind: 'text', text: view.somebody ? t.why : `${t.why} ${t.nobody}` },
      { kind: 'facts', facts: subject.facts },
      { kind: 'text', text: subject.text },
      {
        kind: 'actions',
        actions: [{ verb: verbs.choose, value: formatAskRef(ask), label: t.choose, primary: true }],
      },
      { kind: 'text', small: true, text: t.rule(escaped(view.requester)) },
    ],
  }
}

/** The same question as one line of a list. */
export function namingWaiting({ ask, subject, reader, at }: NamingView, texts: Texts): WaitingThing {
  const t = texts.approval.naming
  const when = texts.policyAcknowledgement.ask.when(ask.dueOn, dateIn(at, reader.timeZone), MINUTES)
  return {
    text: `**${escaped(t.question(subject.what))}**  \n${when}`,
    action: { verb: verbs.choose, value: formatAskRef(ask), label: t.choose, primary: true },
    dueOn: ask.dueOn,
  }
}

function receiptCard(
  { ask, subject, reader }: NamingView,
  { who, by, byReader }: NonNullable<NamingView['named']>,
  texts: Texts,
): Card {
  const t = texts.approval.naming
  const title = byReader ? t.done(who, subject.what) : t.doneBy(by, who, subject.what)
  const when = texts.approval.receipt.when(ask.answer?.at ?? '', reader.timeZone)
  return {
    summary: title,
    nodes: [
      { kind: 'text', text: `**${escaped(title)}** · ${when}` },
      { kind: 'text', text: t.next(escaped(who)) },
    ],
  }
}

/** Why it was closed, where that is not that somebody decides it again. */
const closedWords = ['changed', 'left', 'new-criteria', 'retired', 'superseded', 'withdrawn'] as const

function closedCard({ ask, subject, requester }: NamingView, texts: Texts): Card {
  const t = texts.approval
  const reason = closedWords.find((each) => each === ask.closed?.because)
  const because = reason === undefined ? t.naming.over : t.closed[reason]
  const sentence = typeof because === 'string' ? because : because(escaped(requester))
  return titledCard(t.naming.closed(subject.what), [sentence])
}

/** @param people Who lawfully may be named, the highest first. */
export function namingForm({ ask, subject }: NamingView, people: readonly Person[], texts: Texts): Form {
  const t = texts.approval.naming
  const options = personOptions(people, texts)
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.name, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: `**${escaped(subject.question)}**` },
      { kind: 'text', text: t.explained },
      { kind: 'inputs', inputs: [{ kind: 'choice', name: 'who', label: t.whom, options, look: 'menu' }] },
    ],
  }
}

/** Tells whoever asked that nobody lawfully decides it, and what happens now. */
export function blockedCard({ decision, subject, namer }: ApprovalView, texts: Texts): Card {
  const t = texts.approval
  const title = t.outcome.blocked(subject.what)
  const summary = t.outcome.blocked(discreetly(subject).what)
  if (!isBlocked(decision)) return titledCard(title, [t.naming.past], summary)
  const next = namer === null ? t.naming.nobodyAsked : t.naming.asked(escaped(namer))
  return titledCard(title, [t.outcome.blockedWhy, next, subject.next.blocked], summary)
}
