import type { CheckOutcome } from '../../../domain/control-check.js'
import type { CalendarDate, Person } from '../../../domain/person.js'
import type { ReviewOutcome } from '../../../domain/policy-review.js'
import type { Occurrence } from '../../../domain/programme.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, escaped } from '../card.js'
import { firstWithin, listed } from '../common.js'

/** What came of an occurrence that started. */
export type Outcome =
  | { kind: 'nothing' }
  | { kind: 'running' }
  | { kind: 'acknowledged'; answered: number; of: number }
  /** Null where it was closed without an answer. */
  | { kind: 'reviewed'; outcome: ReviewOutcome | null; by: string }
  | { kind: 'checked'; outcome: CheckOutcome | null; by: string }

/** One occurrence to which something happened. */
export interface Happened {
  occurrence: Occurrence
  outcome: Outcome | null
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
  /** By id, plain. */
  names: ReadonlyMap<string, string>
}

/** How much room all lines have, in characters, so that the card fits one message of any platform. */
const ROOM = 6_500

/** What ran when with which outcome, what was moved or left out by whom and why: newest first. */
export function historyCard(view: HistoryView, texts: Texts): Card {
  const { name, id, paused, happened } = view
  const t = texts.calendar.history
  const title = t.title(name)
  const lines = happened.map((each) => lineOf(each, view, texts))
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

function lineOf({ occurrence, outcome }: Happened, view: HistoryView, texts: Texts): string {
  const { names, today, reader } = view
  const t = texts.calendar.history
  const { period, date, moved, skipped, started } = occurrence
  const approval = (skipped ?? started)?.approval
  const name = (person: string) => escaped(names.get(person) ?? '')
  const head = () => {
    if (skipped) return t.skipped(period, name(skipped.by), escaped(skipped.reason.text))
    if (!started || !outcome) return t.planned(period, date, today)
    return t.ran(period, started.at, reader.timeZone, outcomeWords(outcome, texts))
  }
  return [
    head(),
    ...(started?.by ? [t.forward(name(started.by))] : []),
    ...(approval ? [t.approved(name(approval.by))] : []),
    ...(moved ? [t.moved(moved.from, date, name(moved.by), escaped(moved.reason.text), today)] : []),
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
    case 'reviewed':
      return outcome.outcome === null ? t.reviewed.none : t.reviewed[outcome.outcome](escaped(outcome.by))
    case 'checked':
      return outcome.outcome === null ? t.reviewed.none : t.checked[outcome.outcome](escaped(outcome.by))
  }
}
