import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { Cycle } from '../../../domain/cycle.js'
import type { Person } from '../../../domain/person.js'
import { type EndedPause, movesOf, type Occurrence } from '../../../domain/programme.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, escaped } from '../card.js'
import { firstWithin, listed } from '../common.js'

/** What came of an occurrence that started. */
export type Outcome =
  | { kind: 'nothing' }
  | { kind: 'running' }
  | { kind: 'acknowledged' | 'accounts'; answered: number; of: number }
  /** What whoever answered found; null where it was closed without an answer. */
  | { kind: 'found'; words: string | null }

/** One occurrence to which something happened. */
export interface Happened {
  occurrence: Occurrence
  outcome: Outcome | null
}

/** What somebody asked for out of turn, and why: it has no date of the calendar. */
export interface RanOutOfTurn {
  cycle: Pick<Cycle, '_id' | 'startedAt' | 'startedBy' | 'because'>
  outcome: Outcome
}

export interface HistoryView {
  /** What the occurrences are called; plain. */
  name: string
  /** The programme's id, which is typed in commands. */
  id: string
  reader: Pick<Person, 'timeZone'>
  today: CalendarDate
  paused: { by: string; at: string; until: CalendarDate; reason: string; approvedBy: string | null } | null
  /** Newest first. */
  happened: readonly Happened[]
  outOfTurn: readonly RanOutOfTurn[]
  /** What is over, the oldest first. */
  pausedBefore: readonly EndedPause[]
  /** By id, plain. */
  names: ReadonlyMap<string, string>
}

/** How much room all lines have, in characters, so that the card fits one message of any platform. */
const ROOM = 6_500

/** What ran when with which outcome, what was moved or left out by whom and why: newest first. */
export function historyCard(view: HistoryView, texts: Texts): Card {
  const { name, id, paused, pausedBefore, happened, outOfTurn } = view
  const t = texts.calendar.history
  const title = t.title(name)
  const lines = inOrder([
    ...happened.map((each) => ({ on: each.occurrence.nominal, lines: linesOf(each, view, texts) })),
    ...outOfTurn.map((each) => ({
      ...{ on: each.cycle.startedAt.slice(0, 10), lines: [outOfTurnLine(each, view, texts)] },
    })),
    ...pausedBefore.map((each) => ({ on: each.at.slice(0, 10), lines: [pauseLine(each, view, texts)] })),
  ])
  const shown = firstWithin(lines, ROOM)
  return {
    summary: title,
    nodes: [
      { kind: 'text', text: `**${escaped(title)}** · \`${id}\`` },
      ...(paused ? [{ kind: 'text', text: pausedWords(paused, view, texts) } as const] : []),
      { kind: 'text', text: lines.length === 0 ? t.none : listed(shown, lines.length, texts) },
    ],
  }
}

function pausedWords(
  { by, at, until, reason, approvedBy }: NonNullable<HistoryView['paused']>,
  { reader, today }: HistoryView,
  texts: Texts,
): string {
  const t = texts.calendar.history
  const said = t.paused(escaped(by), at, reader.timeZone, until, today, escaped(reason))
  return [said, ...(approvedBy === null ? [] : [t.approved(escaped(approvedBy))])].join(' · ')
}

/** Newest first. */
function inOrder(items: readonly { on: CalendarDate; lines: readonly string[] }[]): string[] {
  return [...items].sort((a, b) => b.on.localeCompare(a.on)).flatMap(({ lines }) => lines)
}

function pauseLine(
  { by, at, reason, approval, ended }: EndedPause,
  { names, reader }: HistoryView,
  texts: Texts,
): string {
  const t = texts.calendar.history
  const name = (person: string) => escaped(names.get(person) ?? '')
  return [
    t.pausedBefore(name(by), at, reader.timeZone, ended.at, escaped(reason.text)),
    ...(approval ? [t.approved(name(approval.by))] : []),
    ...(ended.by ? [t.resumed(name(ended.by))] : []),
  ].join(' · ')
}

function outOfTurnLine(
  { cycle, outcome }: RanOutOfTurn,
  { names, reader }: HistoryView,
  texts: Texts,
): string {
  const t = texts.calendar.history
  const { _id, startedAt, startedBy, because } = cycle
  return [
    t.ranOutOfTurn(startedAt, reader.timeZone, outcomeWords(outcome, texts)),
    t.askedFor(escaped(names.get(startedBy) ?? ''), escaped(because?.text ?? '')),
    t.record(_id),
  ].join(' · ')
}

/** How it stands, and below that each time that it was moved. */
function linesOf(each: Happened, view: HistoryView, texts: Texts): string[] {
  const { names, today } = view
  const t = texts.calendar.history
  const name = (person: string) => escaped(names.get(person) ?? '')
  const { occurrence } = each
  const moves = movesOf(occurrence).map(({ from, to, by, reason, overruledBy }) => {
    const said = t.moved(occurrence.period, from, to, name(by), escaped(reason.text), today)
    return overruledBy ? `${said} · ${t.overruled(name(overruledBy))}` : said
  })
  return [lineOf(each, view, texts), ...moves.reverse()]
}

function lineOf({ occurrence, outcome }: Happened, view: HistoryView, texts: Texts): string {
  const { names, today, reader } = view
  const t = texts.calendar.history
  const { period, date, state, skipped, covered, started } = occurrence
  const approval = (skipped ?? started)?.approval
  const name = (person: string) => escaped(names.get(person) ?? '')
  const head = () => {
    if (skipped) return t.skipped(period, name(skipped.by), escaped(skipped.reason.text))
    if (covered) return t.covered(period, covered.by)
    if (state === 'withdrawn') return t.withdrawn(period)
    if (!started || !outcome) return t.planned(period, date, today)
    return t.ran(period, started.at, reader.timeZone, outcomeWords(outcome, texts))
  }
  return [
    head(),
    ...(started?.by ? [t.forward(name(started.by))] : []),
    ...(approval ? [t.approved(name(approval.by))] : []),
    ...(started?.cycle ? [t.record(started.cycle)] : []),
  ].join(' · ')
}

function outcomeWords(outcome: Outcome, texts: Texts): string {
  const t = texts.calendar.history
  switch (outcome.kind) {
    case 'nothing':
      return t.nothing
    case 'running':
      return t.running
    case 'acknowledged':
      return t.acknowledged(outcome.answered, outcome.of)
    case 'accounts':
      return t.accounts(outcome.answered, outcome.of)
    case 'found':
      return outcome.words ?? t.unanswered
  }
}
