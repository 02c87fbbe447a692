import { type DailySummary, firstOfQuarter } from '../domain/daily-summary.js'
import type { Coordinator } from '../domain/organisation.js'
import type { CalendarDate } from '../domain/person.js'
import { SOON_DAYS } from '../domain/standing.js'
import type { AskReminders } from './ask-reminders.js'

/**
 * How much is overdue and due at a moment (ISO 8601 UTC), and how much of the quarter's was in time, in these parts of
 * the organisation; in all of it, if none are named. `today` is the reader's.
 */
export async function figuresAt(
  { askReminders }: { askReminders: AskReminders },
  at: string,
  today: CalendarDate,
  parts: readonly Coordinator['of'][],
): Promise<Pick<DailySummary, 'overdue' | 'dueSoon' | 'onTime'>> {
  const [counts, onTime] = await Promise.all([
    askReminders.standing(at, SOON_DAYS, parts),
    askReminders.onTime(firstOfQuarter(today), today, parts),
  ])
  return { ...counts, onTime }
}
