import type { DailySummary } from '../../domain/daily-summary.js'
import { dateIn } from '../../domain/working-days.js'
import type { Texts } from '../texts/texts.js'
import { type Card, type CardNode, escaped } from './card.js'
import { more } from './common.js'

export const verbs = { handUp: 'reminders.hand-up' } as const

/** Somebody who is late, and with what; names and titles are escaped. Nothing more is said about them. */
export interface LateLine {
  person: string
  about: string
  dueOn: string
}

export interface MorningView {
  /** Each thing that waits, or waited, as its process shows it. */
  things: readonly { card: Card; open: boolean; fresh: boolean }[]
  /** What others read today of this person, and who; names are escaped. */
  told: readonly { to: readonly string[]; line: LateLine }[]
  late: readonly LateLine[]
  /** Whether the reader may hand on to the ISMS lead what is late. */
  handsUp: boolean
  summary: DailySummary | null
  /** What the cycles of the summary are about, escaped, by the cycle's id. */
  names: ReadonlyMap<string, string>
  /** The day of the next reminder about what is still open. */
  nextOn: string | null
  timeZone: string
  at: string
}

/** As much as fits one message, and as a person takes in at once. */
const THINGS_SHOWN = 10
const LATE_SHOWN = 10

/** The one message of a morning. A single question is shown whole; several in a line or two each. */
export function morningCard(view: MorningView, texts: Texts): Card {
  const [only, ...others] = view.things
  const alone = only && others.length === 0
  const parts = [
    ...(alone ? [only.card.nodes] : view.things.length > 0 ? [waitingNodes(view, texts)] : []),
    ...(view.late.length > 0 ? [lateNodes(view, texts)] : []),
    ...(view.summary ? [summaryNodes(view.summary, view, texts)] : []),
  ]
  return { summary: notification(view, texts), nodes: [...parts.flat(), ...footer(view, texts)] }
}

function notification({ things, late, summary }: MorningView, texts: Texts): string {
  const t = texts.reminders
  const open = things.filter((thing) => thing.open)
  const [first] = things
  if (first && things.length === 1) return first.card.summary
  if (open.length > 0) return t.waits(open.length)
  if (late.length > 0) return t.lateSummary(late.length)
  return summary ? t.daily.summary(summary.overdue) : t.allDone
}

function waitingNodes({ things }: MorningView, texts: Texts): CardNode[] {
  const t = texts.reminders
  const open = things.filter((thing) => thing.open)
  const before = open.filter(({ fresh }) => !fresh).length
  const title = open.length === 0 ? t.allDone : t.waits(open.length)
  const count = before > 0 && before < open.length ? ` ${t.fromBefore(before)}` : ''
  return [
    { kind: 'text', text: `**${title}**${count}` },
    ...things.slice(0, THINGS_SHOWN).flatMap(({ card }) => condensed(card)),
    ...more(things.length - THINGS_SHOWN, texts),
  ]
}

/** A card as an item of a list: what is wanted, by when, the likely button and the way out. */
export function condensed({ nodes }: Card): CardNode[] {
  const lines = nodes.flatMap((node) => {
    if (node.kind === 'title') return [`**${escaped(node.text)}**`]
    return node.kind === 'text' && !node.small ? [node.text] : []
  })
  const actions = nodes.flatMap((node) => (node.kind === 'actions' ? node.actions : [])).slice(0, 2)
  return [
    { kind: 'text', text: lines.slice(0, 2).join('\n\n') },
    ...(actions.length > 0 ? [{ kind: 'actions', actions } as const] : []),
  ]
}

function lateNodes({ late, handsUp, at, timeZone }: MorningView, texts: Texts): CardNode[] {
  const t = texts.reminders
  return [
    ...lateList(late, dateIn(at, timeZone), texts),
    { kind: 'text', small: true, text: `_${t.lateWhy}_` },
    ...(handsUp ? [handUpButton(texts)] : []),
  ]
}

function handUpButton(texts: Texts): CardNode {
  const label = texts.reminders.handUp.button
  return { kind: 'actions', actions: [{ verb: verbs.handUp, value: 'late', label }] }
}

/** Who is late that the reader sees to, whenever they ask. */
export function lateCard(
  { late, handUpTo, today }: { late: readonly LateLine[]; handUpTo: string | null; today: string },
  texts: Texts,
): Card {
  const t = texts.reminders
  if (late.length === 0) return { summary: t.nobodyLate, nodes: [{ kind: 'text', text: t.nobodyLate }] }
  return {
    summary: t.lateSummary(late.length),
    nodes: [...lateList(late, today, texts), ...(handUpTo === null ? [] : [handUpButton(texts)])],
  }
}

function lateList(late: readonly LateLine[], today: string, texts: Texts): CardNode[] {
  const title = `**${texts.reminders.lateTitle(late.length)}**`
  return [
    { kind: 'text', text: `${title}\n\n${lateLinesOf(late, LATE_SHOWN, today, texts)}` },
    ...more(late.length - LATE_SHOWN, texts),
  ]
}

/** The first of those who are late, as a list. */
export function lateLinesOf(late: readonly LateLine[], most: number, today: string, texts: Texts): string {
  return late
    .slice(0, most)
    .map(({ person, about, dueOn }) => `- ${texts.reminders.lateLine(person, about, dueOn, today)}`)
    .join('\n')
}

function summaryNodes(summary: DailySummary, { names, at, timeZone }: MorningView, texts: Texts): CardNode[] {
  const t = texts.reminders.daily
  const { onTime, ledger, unreachable, running } = summary
  const figures = [
    t.overdue(summary.overdue),
    t.dueSoon(summary.dueSoon),
    ...(onTime.due > 0 ? [t.onTime(Math.floor((100 * onTime.inTime) / onTime.due))] : []),
    ...(unreachable > 0 ? [t.unreachable(unreachable)] : []),
  ]
  const title = t.title(summary.part ? escaped(summary.part) : null, dateIn(at, timeZone))
  return [
    { kind: 'text', text: `**${title}**\n\n${figures.join(' · ')}` },
    ...running.map(({ cycle, completion: { answered, asked } }): CardNode => {
      const label = t.running(names.get(cycle) ?? '', answered, asked)
      return { kind: 'progress', done: answered, of: asked, label }
    }),
    ...(ledger
      ? [{ kind: 'text', small: true, text: `_${t.ledger(ledger.height, ledger.hash)}_` } as const]
      : []),
  ]
}

function footer({ things, told, nextOn, at, timeZone }: MorningView, texts: Texts): CardNode[] {
  const t = texts.reminders
  const waits = things.some(({ open }) => open)
  const reminds = things.some(({ open, fresh }) => open && !fresh)
  const today = dateIn(at, timeZone)
  const lines = [
    ...told.map(({ to, line }) => t.told(to, t.lateLine(line.person, line.about, line.dueOn, today))),
    ...(waits && nextOn && (reminds || things.length > 1) ? [t.next(nextOn, today)] : []),
  ]
  return lines.length > 0 ? [{ kind: 'text', small: true, text: `_${lines.join(' ')}_` }] : []
}
