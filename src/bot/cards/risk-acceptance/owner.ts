import { formatAskRef } from '../../../domain/ask.js'
import { planEnds } from '../../../domain/risk-acceptance.js'
import { undone } from '../../../domain/treatment-plan.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, type CardNode, escaped, shortened } from '../card.js'
import { firstLine, firstWithin, listed, type WaitingThing } from '../common.js'
import { titleOf } from '../definition.js'
import { levelText } from '../risk-register/rating.js'
import { ALONE, type OwnersAskView, verbs } from './view.js'

/** How much room the risks of a message have, in characters, and what was said of them. */
const ROOM = 5_000
const ROOM_SAID = 2_500
const ROOM_ITEM = 1_000
/** In a headline. */
const LONGEST_TITLE = 60

/** All that one person was asked at the same moment: what is open, and what became of the rest. Null: there is nothing. */
export function ownersCard(views: readonly OwnersAskView[], texts: Texts): Card | null {
  const open = views.filter(({ ask }) => ask.state === 'open')
  const settled = views.filter(({ ask }) => ask.state !== 'open').map((view) => settledText(view, texts))
  const said: CardNode[] =
    settled.length === 0
      ? []
      : [{ kind: 'text', text: listed(firstWithin(settled, ROOM_SAID), settled.length, texts) }]
  const [first] = open
  if (!first) {
    if (views.length === 0) return null
    const next = { kind: 'text', small: true, text: texts.riskAcceptance.receipt.next } as const
    return { summary: texts.riskAcceptance.aboutRun, nodes: [...said, next] }
  }
  return { ...questionCard(open, first, said, texts) }
}

function questionCard(
  open: readonly OwnersAskView[],
  first: OwnersAskView,
  said: readonly CardNode[],
  texts: Texts,
): Card {
  const t = texts.riskAcceptance.ask
  const { ask, today } = first
  const title = titleOfAsk(open, texts)
  const value = formatAskRef(ask)
  const when = texts.policyAcknowledgement.ask.when(dueOf(open), today, minutesFor(open))
  const lines = open.map((view) => lineOf(view, texts))
  const accept = { verb: aboutThese(verbs.open, open), value, label: t.accept, primary: true }
  const notYet = { verb: aboutThese(verbs.explain, open), value, label: t.notYet }
  return {
    summary: t.summary(open.length, dueOf(open), today),
    nodes: [
      { kind: 'title', text: title },
      { kind: 'text', text: when },
      { kind: 'text', text: listed(firstWithin(lines, ROOM), lines.length, texts) },
      { kind: 'actions', actions: [accept, notYet] },
      ...said,
      { kind: 'text', small: true, text: whyText(open, texts) },
    ],
    // The no is as near as the yes.
    item: {
      lines: [`**${escaped(title)}**`, when, ...shortly(lines, texts), whyText(open, texts)],
      actions: [accept, notYet],
    },
  }
}

/** As many as a list of several things has room for. */
function shortly(lines: readonly string[], texts: Texts): string[] {
  const first = firstWithin(lines, ROOM_ITEM)
  const left = lines.length - first.length
  return left > 0 ? [...first, texts.common.more(left)] : first
}

/** Why it is the reader who is asked: what is asked is theirs, or of those in whose stead they speak. */
function whyText(open: readonly OwnersAskView[], texts: Texts): string {
  const t = texts.riskAcceptance.ask.why
  const others = open.filter(({ risk, reader }) => risk.owner !== reader._id)
  const owners = [...new Set(others.map(({ risk, names }) => names.get(risk.owner) ?? ''))].map(escaped)
  if (owners.length === 0) return t.own(open.length)
  return others.length === open.length ? t.inStead(owners) : t.both(owners)
}

/** The same as one line of a list. */
export function ownersThing(open: readonly OwnersAskView[], texts: Texts): WaitingThing[] {
  const [first] = open
  if (!first) return []
  const when = texts.policyAcknowledgement.ask.when(dueOf(open), first.today, minutesFor(open))
  return [
    {
      text: `**${escaped(titleOfAsk(open, texts))}**  \n${when}`,
      action: {
        verb: aboutThese(verbs.open, open),
        value: formatAskRef(first.ask),
        label: texts.riskAcceptance.ask.accept,
        primary: true,
      },
      also: {
        verb: aboutThese(verbs.explain, open),
        value: formatAskRef(first.ask),
        label: texts.riskAcceptance.ask.notYet,
      },
      dueOn: dueOf(open),
    },
  ]
}

/** A card that shows one risk opens a form about that one, whatever else waits for its reader. */
function aboutThese(verb: string, open: readonly OwnersAskView[]): string {
  return open.length === 1 ? `${verb}/${ALONE}` : verb
}

function titleOfAsk(open: readonly OwnersAskView[], texts: Texts): string {
  const t = texts.riskAcceptance.ask
  const [first] = open
  return open.length === 1 && first
    ? t.one(shortened(titleOf(first.risk, first.reader), LONGEST_TITLE))
    : t.several(open.length)
}

function dueOf(open: readonly OwnersAskView[]): string {
  return open.map(({ ask }) => ask.dueOn).sort()[0] ?? ''
}

/** What is above the appetite takes longer, since something has to be written about it. */
function minutesFor(open: readonly OwnersAskView[]): number {
  return open.reduce((sum, { limit }) => sum + (limit ? 3 : 1), 0)
}

/** Why its owner is asked though somebody accepted it before. */
export function lastText({ last, today }: OwnersAskView, texts: Texts): string[] {
  return last ? [texts.riskAcceptance.last[last.is](escaped(last.by), last.until, today)] : []
}

function lineOf(view: OwnersAskView, texts: Texts): string {
  const { risk, criteria, reader, today, limit, beside, rejected } = view
  const t = texts.riskAcceptance.ask
  const { current, target } = risk.assessment
  const last = planEnds(risk)
  return [
    t.risk(escaped(titleOf(risk, reader)), risk._id),
    t.now(levelText(current, criteria, reader, texts)),
    t.target(levelText(target, criteria, reader, texts)),
    last === null ? t.noPlan : t.plan(undone(risk).length, last, today),
    ...(limit ? [t.beyond(escaped(beside?.name ?? ''))] : []),
    ...lastText(view, texts),
    ...(rejected ? [t.rejected(escaped(rejected.by), escaped(firstLine(rejected.reason)))] : []),
  ].join(' · ')
}

function settledText(view: OwnersAskView, texts: Texts): string {
  const { ask, risk, reader, answeredBy } = view
  const t = texts.riskAcceptance.receipt
  const title = escaped(titleOf(risk, reader))
  const { answer } = ask
  if (!answer) return t.closed(title)
  const verdict = answer.value === 'accepted' ? 'accepted' : 'not-yet'
  const isOwn = answer.by === reader._id
  const said = isOwn
    ? t[verdict](title, answer.at, reader.timeZone)
    : t[`${verdict}By`](title, escaped(answeredBy ?? ''), answer.at, reader.timeZone)
  const more = [
    ...(answer.until ? besideText(view, answer.until, texts) : []),
    ...(answer.reason ? [t.reason(escaped(firstLine(answer.reason.text)))] : []),
  ]
  return [said, ...more].join('  \n')
}

/** Who decides beside the owner, or has. */
function besideText({ beside, today }: OwnersAskView, until: string, texts: Texts): string[] {
  if (!beside) return []
  const t = texts.riskAcceptance.receipt.beside
  const name = escaped(beside.name)
  return [beside.verdict === 'rejected' ? t.rejected(name) : t[beside.verdict ?? 'open'](name, until, today)]
}
