import type { Period } from '../../../domain/review-pack.js'
import { addDays, daysFrom } from '../../../domain/working-days.js'

/** As many periods as a plot shows. */
const PERIODS = 4

/** The period of the review, the one before, and further ones of the same length as that, the oldest first. */
export function periodsUpTo(period: Period, before: Period): Period[] {
  const days = daysFrom(before.from, before.to) + 1
  const periods = [before, period]
  while (periods.length < PERIODS) {
    const [first] = periods
    if (!first) break
    periods.unshift({ from: addDays(first.from, -days), to: addDays(first.from, -1) })
  }
  return periods
}
