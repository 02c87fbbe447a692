import type { CalendarDate } from './calendar-date.js'
import type { Occurrence, Programme } from './programme.js'
import { addDays, addMonths, yearOf } from './working-days.js'

/**
 * A duty that comes round at least once a year is held at least once in each: clauses 9.2 and 9.3 and control A.5.1 ask
 * for planned intervals. Whoever would let a year pass without it asks top management, however they would do it: by
 * leaving the date out, by pulling it forward into the year before, or by pausing across it.
 */

type Dated = Pick<Occurrence, '_id' | 'nominal' | 'date' | 'state' | 'started' | 'fileSays'>

/** The longest that a programme is paused: what is planned lies no further ahead. */
const MONTHS_PAUSED = 12

/** Whether its year would pass without it if it were left out. What comes round more often leaves no gap. */
export function isOnlyOneOfYear(
  { _id, nominal }: Pick<Occurrence, '_id' | 'nominal'>,
  { takenOut = [] }: Pick<Programme, 'takenOut'>,
  ofProgramme: readonly Dated[],
): boolean {
  const others = ofProgramme.filter((other) => other._id !== _id)
  return !others.some((other) => !isTakenOut(other, takenOut) && yearHeld(other) === yearOf(nominal))
}

/** Whether it would not be held in its own year if it started now. Its rule may shift it into the one before. */
export function leavesItsYear(
  { nominal, date }: Pick<Occurrence, 'nominal' | 'date'>,
  today: CalendarDate,
): boolean {
  return yearOf(today) < yearOf(nominal < date ? nominal : date)
}

/** The last of the dates without which a year would pass because of a pause; null where it leaves none without one. */
export function lostToPause<O extends Dated>(
  until: CalendarDate,
  { takenOut = [] }: Pick<Programme, 'takenOut'>,
  ofProgramme: readonly O[],
): O | null {
  const inIt = ofProgramme
    .filter(({ state, date }) => state === 'planned' && date <= until)
    .sort((a, b) => a.nominal.localeCompare(b.nominal))
  const newest = inIt.at(-1)
  if (!newest) return null
  const elsewhere = ofProgramme.filter((each) => !inIt.includes(each) && !isTakenOut(each, takenOut))
  const goesOn = yearOf(addDays(until, 1))
  const held = new Set([...elsewhere.map(yearHeld), laterOf(goesOn, yearOf(newest.nominal))])
  return inIt.findLast(({ nominal }) => !held.has(yearOf(nominal))) ?? null
}

/** The last day until which a programme may be paused. */
export function longestPause(today: CalendarDate): CalendarDate {
  return addMonths(today, MONTHS_PAUSED)
}

/**
 * The year that has it: its own by the rule, or an earlier one into which it was pulled. Null: none has. What the file has
 * no more may be dropped any day.
 */
function yearHeld(occurrence: Dated): string | null {
  const { state, nominal, started, fileSays } = occurrence
  if (state === 'planned') return fileSays?.date === null ? null : yearOf(nominal)
  if (state !== 'started' || !started || started.cycle === null) return null
  const pulled = started.by !== null && leavesItsYear(occurrence, started.at)
  return yearOf(pulled ? started.at : nominal)
}

/** Whoever takes it out may not have done it yet. */
function isTakenOut({ _id, state }: Dated, takenOut: readonly string[]): boolean {
  return state === 'planned' && takenOut.includes(_id)
}

function laterOf(one: string, other: string): string {
  return one > other ? one : other
}
