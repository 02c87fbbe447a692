import type { CalendarDate } from '../domain/calendar-date.js'
import { addDays, mondayOf } from '../domain/working-days.js'
import { type Load, minutesFor } from './load.js'
import type { Done } from './log.js'

/** A date that, moved, would take the most out of a week in which everybody together has much to do. */
export interface Shift {
  /** The Monday of the heavy week. */
  week: CalendarDate
  /** What everybody has to do in it, in minutes, and how much of it comes of this cycle. */
  minutes: number
  ofCycle: number
  cycle: string
  /** Later, or, below 0, earlier. */
  weeks: number
  /** What the fullest week has then, of those in which people have to do with it, before and after. */
  peak: number
}

const HEAVIEST = 3
/** Further than that it is another date, not a moved one. */
const FURTHEST = 8
/** Of a week's load, and of what is saved: less is not worth a date. */
const WORTH = 0.2

type Weeks = ReadonlyMap<CalendarDate, number>

/**
 * For each of the heaviest weeks the cycle that most of it comes from, and where its answers, moved as they are, would leave
 * the lowest peak. Nothing is foretold: who would be away then is not looked at.
 */
export function shiftsFor(year: number, loads: readonly Load[], done: readonly Done[]): Shift[] {
  const total = summed(loads.map(({ week, minutes }) => [week, minutes]))
  const cycles = new Map<string, Map<CalendarDate, number>>()
  for (const { about, on, effort } of done) {
    // A decision comes when it comes: it has no date in any file.
    if (!about.startsWith('cycle/')) continue
    const weeks = cycles.get(about) ?? new Map<CalendarDate, number>()
    weeks.set(mondayOf(on), (weeks.get(mondayOf(on)) ?? 0) + minutesFor(effort))
    cycles.set(about, weeks)
  }
  const heaviest = [...total].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, HEAVIEST)
  const shifts = heaviest.flatMap(([week, minutes]) => {
    const own = [...cycles].map(([cycle, weeks]) => ({ cycle, weeks, of: weeks.get(week) ?? 0 }))
    const most = own.sort((a, b) => b.of - a.of || (a.cycle < b.cycle ? -1 : 1))[0]
    if (!most || most.of < WORTH * minutes) return []
    const best = lowestPeak(year, total, most.weeks)
    if (!best || best.peak > (1 - WORTH) * minutes) return []
    return { week, minutes, ofCycle: most.of, cycle: most.cycle, ...best }
  })
  // Two heavy weeks in a row may be one and the same campaign.
  return shifts.filter(({ cycle }, nth) => shifts.findIndex((each) => each.cycle === cycle) === nth)
}

function summed(entries: readonly (readonly [CalendarDate, number])[]): Map<CalendarDate, number> {
  const weeks = new Map<CalendarDate, number>()
  for (const [week, minutes] of entries) weeks.set(week, (weeks.get(week) ?? 0) + minutes)
  return weeks
}

function lowestPeak(year: number, total: Weeks, own: Weeks): Pick<Shift, 'weeks' | 'peak'> | null {
  const before = [...own.keys()]
  let best: Pick<Shift, 'weeks' | 'peak'> | null = null
  for (let weeks = -FURTHEST; weeks <= FURTHEST; weeks += 1) {
    const moved = new Map([...own].map(([week, minutes]) => [addDays(week, weeks * 7), minutes]))
    const after = [...moved.keys()]
    if (weeks === 0 || after.some((week) => week < `${year}-01-01` || week > `${year}-12-24`)) continue
    const peak = Math.max(
      ...[...before, ...after].map(
        (week) => (total.get(week) ?? 0) - (own.get(week) ?? 0) + (moved.get(week) ?? 0),
      ),
    )
    const isNearer = best && peak === best.peak && Math.abs(weeks) < Math.abs(best.weeks)
    if (!best || peak < best.peak || isNearer) best = { weeks, peak }
  }
  return best
}
