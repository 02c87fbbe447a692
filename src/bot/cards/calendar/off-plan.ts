import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { OffPlan } from '../../../domain/off-plan.js'
import type { Texts } from '../../texts/texts.js'
import { type CardNode, escaped } from '../card.js'
import { firstWithin, listed } from '../common.js'
import type { CalendarEntry } from './entry.js'

/** An occurrence that went otherwise than it was planned. */
export interface OffPlanEntry {
  entry: CalendarEntry
  how: OffPlan
  /** The name of who left it out or pulled it forward, and of who approved that. */
  by: string
  approvedBy: string | null
}

/** How much room all lines have, in characters. */
const ROOM = 2_400

/** What the next review of the ISMS has to know of the calendar; nothing where all went as it was planned. */
export function offPlanNodes(
  entries: readonly OffPlanEntry[],
  today: CalendarDate,
  timeZone: string,
  texts: Texts,
): CardNode[] {
  if (entries.length === 0) return []
  const lines = entries.map((each) => lineOf(each, today, timeZone, texts))
  const shown = firstWithin(lines, ROOM)
  const text = `${texts.calendar.offPlan.title}\n\n${listed(shown, lines.length, texts)}`
  return [{ kind: 'text', text }]
}

function lineOf(
  { entry, how, by, approvedBy }: OffPlanEntry,
  today: CalendarDate,
  timeZone: string,
  texts: Texts,
): string {
  const { period, date, skipped, covered, started } = entry.occurrence
  const { history, offPlan } = texts.calendar
  const words = {
    skipped: () => history.skipped(period, escaped(by), escaped(skipped?.reason.text ?? '')),
    covered: () => history.covered(period, covered?.by ?? ''),
    forward: () => offPlan.forward(period, escaped(by)),
    late: () => offPlan.late(period, date, started?.at ?? '', timeZone, today),
    waits: () => offPlan.waits(period, date, today),
  }
  return [
    escaped(entry.name),
    words[how](),
    ...(approvedBy === null ? [] : [history.approved(escaped(approvedBy))]),
  ].join(' · ')
}
