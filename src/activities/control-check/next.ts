import type { CalendarDate } from '../../domain/calendar-date.js'
import { nextAfter } from '../../domain/control-check.js'
import type { Cycle } from '../../domain/cycle.js'
import type { Programme } from '../../domain/programme.js'
import type { Occurrences } from '../../store/occurrences.js'
import { startDays } from '../calendar/plan.js'

interface NextTools {
  occurrences: Occurrences
}

/**
 * The day on which the next one begins, before which a check that began on `since` is over; null: none is planned. One out
 * of turn stands for the date that comes while it runs, and is over before the one after that.
 */
export async function nextBegins(
  tools: NextTools,
  programme: Programme,
  { _id, isOutOfTurn }: Pick<Cycle, '_id'> & { isOutOfTurn: boolean },
  since: CalendarDate,
): Promise<CalendarDate | null> {
  const days = await startDays(tools, programme)
  const next = nextAfter(days, since)
  if (next === null || !isOutOfTurn || (await standsForDate(tools, programme, _id))) return next
  return nextAfter(days, next)
}

/** Whether the cycle is that of a date of the calendar. */
export async function standsForDate(
  { occurrences }: NextTools,
  { _id }: Pick<Programme, '_id'>,
  cycle: string,
): Promise<boolean> {
  return (await occurrences.ofProgramme(_id)).some(({ started }) => started?.cycle === cycle)
}
