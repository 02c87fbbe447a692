import type { CalendarDate } from './calendar-date.js'
import type { Occurrence } from './programme.js'
import { dateIn } from './working-days.js'

/**
 * How an occurrence went otherwise than it was planned, which a management review looks at (9.3): it was left out, a
 * later one stands for it, it was pulled out of its year, it began late, or it waits still, after its day.
 */
export type OffPlan = 'skipped' | 'covered' | 'forward' | 'late' | 'waits'

/** Null where it went as it was planned, or is still to come. */
export function offPlan(
  { state, date, started }: Occurrence,
  today: CalendarDate,
  timeZone: string,
): OffPlan | null {
  if (state === 'skipped' || state === 'covered') return state
  if (state === 'planned') return date < today ? 'waits' : null
  if (started?.approval) return 'forward'
  return started && started.by === null && dateIn(started.at, timeZone) > date ? 'late' : null
}
