import type { CalendarDate } from './calendar-date.js'
import type { Nonconformity } from './nonconformity.js'
import { addMonths, dateIn, daysFrom, earlierOf, endOf, lastOfMonth } from './working-days.js'

/** From so many days on each class of age begins; the first begins with the day on which it was raised. */
export const ageClasses = [0, 30, 90, 180] as const

/** How many were open at the end of a month, or are now, by how old they were: as many counts as there are classes. */
export interface AgesAt {
  /** `2027-04` */
  month: string
  counts: number[]
}

/** The last so many months, the running one as of now. A month before the first that was ever raised is nothing to count. */
export function agesOver(
  all: readonly Pick<Nonconformity, 'at' | 'endedAt'>[],
  months: number,
  asOf: string,
  timeZone: string,
): AgesAt[] {
  const today = dateIn(asOf, timeZone)
  if (all.length === 0) return []
  const first = all.map(({ at }) => at).sort()[0] ?? asOf
  const ends = Array.from({ length: months }, (_, nth) => lastOfMonth(addMonths(today, nth + 1 - months)))
  return ends
    .filter((day) => endOf(day, timeZone) > first)
    .map((day) => agesOn(all, earlierOf(day, today), day < today ? endOf(day, timeZone) : asOf, timeZone))
}

function agesOn(
  all: readonly Pick<Nonconformity, 'at' | 'endedAt'>[],
  day: CalendarDate,
  moment: string,
  timeZone: string,
): AgesAt {
  const counts = ageClasses.map(() => 0)
  for (const { at, endedAt } of all) {
    if (at > moment || (endedAt !== undefined && endedAt <= moment)) continue
    const age = daysFrom(dateIn(at, timeZone), day)
    const index = ageClasses.findLastIndex((from) => age >= from)
    counts[Math.max(0, index)] = (counts[Math.max(0, index)] ?? 0) + 1
  }
  return { month: day.slice(0, 7), counts }
}
