import type { CalendarDate } from '../../domain/calendar-date.js'
import { processOfCycle } from '../../domain/cycle.js'
import { type ClosedIncomplete, type DailySummary, percentOnTime } from '../../domain/daily-summary.js'
import { dateIn } from '../../domain/working-days.js'
import type { Texts } from '../texts/texts.js'
import { type Card, type CardNode, escaped } from './card.js'
import { apart, capitalised, listed, more } from './common.js'
import { type Late, type LateInAll, type LateLine, lateLine, lateList } from './late.js'
import { type MoveView, moveLine } from './risk-register/moves.js'

export const verbs = { handUp: 'reminders.hand-up' } as const

export interface MorningView {
  /** Each thing that waits, or waited, as its process shows it. */
  things: readonly { card: Card; open: boolean; fresh: boolean }[]
  /** What others read today of this person, and who; names are escaped. */
  told: readonly { to: readonly string[]; line: LateLine }[]
  late: Late
  /** Whether the reader may hand on to the ISMS lead what is late. */
  handsUp: boolean
  summary: DailySummary | null
  /** What the cycles of the summary are about, escaped, by the cycle's id. */
  names: ReadonlyMap<string, string>
  /** What the summary says of the risk register. */
  moved: readonly MoveView[]
  /** The day of the next reminder about what is still open. */
  nextOn: string | null
  /** Whose morning's message it is: it stays so, whenever the message is shown anew. */
  day: CalendarDate
  timeZone: string
  at: string
}

/** Of a block's hash: nobody finds another ledger that begins with the same ones, and people can compare them. */
const DIGITS_SHOWN = 16
/** As much as fits one message, and as a person takes in at once. */
const THINGS_SHOWN = 10

/** The one message of a morning. A single question is shown whole; several in a line or two each. */
export function morningCard(view: MorningView, texts: Texts): Card {
  const [only, ...others] = view.things
  const alone = only && others.length === 0
  const parts = [
    ...(alone ? [only.card.nodes] : view.things.length > 0 ? [waitingNodes(view, texts)] : []),
    ...(view.late.count > 0 ? [lateNodes(view, texts)] : []),
    ...(view.summary ? [summaryNodes(view.summary, view, texts)] : []),
  ]
  return { summary: notification(view, texts), nodes: [...apart(parts), ...footer(view, texts)] }
}

function notification({ things, late, summary }: MorningView, texts: Texts): string {
  const t = texts.reminders
  const open = things.filter((thing) => thing.open)
  const [first] = things
  if (first && things.length === 1) return first.card.summary
  if (open.length > 0) return t.waits(open.length)
  if (late.count > 0) return t.lateSummary(late.count)
  return summary ? t.daily.summary(summary.overdue) : t.allDone
}

function waitingNodes({ things, moved }: MorningView, texts: Texts): CardNode[] {
  const t = texts.reminders
  const open = things.filter((thing) => thing.open)
  const before = open.filter(({ fresh }) => !fresh).length
  // What moved in the register takes the room of one.
  const most = moved.length > 0 ? THINGS_SHOWN - 1 : THINGS_SHOWN
  const title = open.length === 0 ? t.allDone : t.waits(open.length)
  const count = before > 0 && before < open.length ? ` ${t.fromBefore(before)}` : ''
  return [
    { kind: 'text', text: `**${title}**${count}` },
    ...apart(things.slice(0, most).map(({ card }) => condensed(card))),
    ...more(things.length - most, texts),
  ]
}

/** A card as an item of a list: what is wanted, by when, the likely button and the way out. */
export function condensed({ nodes, item }: Card): CardNode[] {
  const { lines, actions } = item ?? firstOf(nodes)
  return [
    { kind: 'text', text: lines.join('  \n') },
    ...(actions.length > 0 ? [{ kind: 'actions', actions } as const] : []),
  ]
}

function firstOf(nodes: readonly CardNode[]): NonNullable<Card['item']> {
  const lines = nodes.flatMap((node) => {
    if (node.kind === 'title') return [`**${escaped(node.text)}**`]
    return node.kind === 'text' && !node.small ? [node.text] : []
  })
  const actions = nodes.flatMap((node) => (node.kind === 'actions' ? node.actions : []))
  return { lines: lines.slice(0, 2), actions: actions.slice(0, 2) }
}

function lateNodes({ late, handsUp, at, timeZone }: MorningView, texts: Texts): CardNode[] {
  const t = texts.reminders.lateWhy
  const inChat = late.first.filter((line) => line.inChat).length
  const why = inChat === late.first.length ? t.inChat : inChat > 0 ? t.some : t.none
  return [
    ...lateList(`**${texts.reminders.lateTitle(late.count)}**`, late, dateIn(at, timeZone), texts),
    { kind: 'text', small: true, text: `_${texts.reminders.lateSoFar} ${why}_` },
    ...(handsUp ? [handUpButton(texts)] : []),
  ]
}

function handUpButton(texts: Texts): CardNode {
  const label = texts.reminders.handUp.button
  return { kind: 'actions', actions: [{ verb: verbs.handUp, value: 'late', label }] }
}

/** Who is late that the reader sees to, whenever they ask. */
export function lateCard(
  { late, handsUp, today }: { late: LateInAll; handsUp: boolean; today: string },
  texts: Texts,
): Card {
  const t = texts.reminders
  if (late.count === 0) return { summary: t.nobodyLate, nodes: [{ kind: 'text', text: t.nobodyLate }] }
  return {
    summary: t.lateSummary(late.count),
    nodes: [
      ...lateList(t.lateWith(late.count, late.questions), late, today, texts),
      ...(handsUp ? [handUpButton(texts)] : []),
    ],
  }
}

function summaryNodes(summary: DailySummary, view: MorningView, texts: Texts): CardNode[] {
  const t = texts.reminders.daily
  const { ledger, unchangedSince } = summary
  const part = summary.country === undefined ? summary.part : texts.country(summary.country)
  const title = t.title(part === undefined ? null : escaped(part), view.day)
  const said =
    unchangedSince === undefined ? figuresLine(summary, texts) : t.unchanged(unchangedSince, view.day)
  return [
    { kind: 'text', text: [`**${title}**  \n${said}`, ...movedText(summary, view, texts)].join('\n\n') },
    ...(unchangedSince === undefined ? runningNodes(summary, view, texts) : []),
    { kind: 'text', small: true, text: `_${t.everything}_` },
    ...(ledger
      ? [
          {
            kind: 'text',
            small: true,
            text: `_${t.ledger(ledger.height, ledger.hash.slice(0, DIGITS_SHOWN))}_`,
          } as const,
        ]
      : []),
  ]
}

/** What moved in the risk register, a line each, in one paragraph with the figures: a message has room for few. */
function movedText(
  { movedMore = 0 }: DailySummary,
  { moved, at, timeZone }: MorningView,
  texts: Texts,
): string[] {
  if (moved.length === 0) return []
  const lines = moved.map((view) => moveLine(view, dateIn(at, timeZone), texts))
  return [`**${texts.reminders.daily.moved.title}**`, listed(lines, lines.length + movedMore, texts)]
}

/** What is overdue and due, and how much was in time, in one line. */
export function figuresLine(
  {
    overdue,
    dueSoon,
    onTime,
    unreachable,
  }: Pick<DailySummary, 'overdue' | 'dueSoon' | 'onTime' | 'unreachable'>,
  texts: Texts,
): string {
  const t = texts.reminders.daily
  const percent = percentOnTime(onTime)
  return [
    t.overdue(overdue),
    t.dueSoon(dueSoon),
    ...(percent === null ? [] : [t.onTime(percent, onTime.due)]),
    ...(unreachable > 0 ? [t.unreachable(unreachable)] : []),
  ].join(' · ')
}

/** How far a cycle is that asks many, as a line: of a review of access in accounts, but for who sees a part of it. */
export function howFarWords(
  {
    process,
    about,
    answered,
    asked,
    parts,
  }: { process: string; about: string; answered: number; asked: number; parts: readonly unknown[] },
  texts: Texts,
): string {
  const inAccounts = process === 'access-review' && parts.length === 0
  const words = inAccounts ? texts.standing.accounts : texts.reminders.daily.running
  return capitalised(words(about, answered, asked))
}

function runningNodes(
  { running, runningMore = 0, closed = [] }: DailySummary,
  { names }: MorningView,
  texts: Texts,
): CardNode[] {
  const shown = running.map(({ cycle, completion: { answered, asked }, toShow = 0 }): CardNode => {
    const which = {
      process: processOfCycle(cycle),
      about: names.get(cycle) ?? '',
      answered,
      asked,
      parts: [],
    }
    const howFar = howFarWords(which, texts)
    const label = toShow > 0 ? `${howFar} · ${texts.standing.toShow(toShow)}` : howFar
    return { kind: 'progress', done: answered, of: asked, label }
  })
  return [...shown, ...more(runningMore, texts), ...closedNodes(closed, names, texts)]
}

/** What closed without everybody's answer; what it is about is escaped, by the cycle's id. */
function closedNodes(
  closed: readonly ClosedIncomplete[],
  names: ReadonlyMap<string, string>,
  texts: Texts,
): CardNode[] {
  if (closed.length === 0) return []
  const lines = closed.map(({ cycle, completion: { answered, asked }, unanswered }) => {
    return texts.again.closedWith(names.get(cycle) ?? '', answered, asked, unanswered)
  })
  return [{ kind: 'text', text: `**${texts.again.closedTitle}**\n\n${listed(lines, lines.length, texts)}` }]
}

function footer({ things, told, nextOn, at, timeZone }: MorningView, texts: Texts): CardNode[] {
  const t = texts.reminders
  const waits = things.some(({ open }) => open)
  const reminds = things.some(({ open, fresh }) => open && !fresh)
  const today = dateIn(at, timeZone)
  const lines = [
    ...told.map(({ to, line }) => t.told(to, lateLine(line, today, texts))),
    ...(waits && nextOn && (reminds || things.length > 1) ? [t.next(nextOn, today)] : []),
  ]
  return lines.length > 0 ? [{ kind: 'text', small: true, text: `_${lines.join(' ')}_` }] : []
}
