import type { Course } from '../domain/course.js'
import type { Cycle, TrainedPart, TrainedSoFar } from '../domain/cycle.js'
import type { PersonId } from '../domain/person.js'
import { addDays, dateIn } from '../domain/working-days.js'
import type { Imports } from './imports.js'
import {
  type PersonsStanding,
  partsOf,
  type StandingsTools,
  standingsAt,
  summed,
} from './training-standings.js'

export interface TrainedTools extends StandingsTools {
  imports: Imports
}

/** So long before a look something may have been said that was written after it: a long list is recorded as of its beginning. */
const MAY_COME_MS = 15 * 60_000

/**
 * What a look at everybody keeps of how far a course is, at a moment (ISO 8601 UTC): without whatever was said shortly before
 * it, which may be seen by it or not.
 *
 * @param seen the newest import that is in these standings
 */
export async function trainedSoFar(
  tools: StandingsTools,
  course: Course,
  standings: readonly PersonsStanding[],
  { seen, asOf, timeZone }: { seen: number; asOf: string } & Pick<Cycle, 'timeZone'>,
): Promise<TrainedSoFar> {
  const before = new Date(Date.parse(asOf) - MAY_COME_MS).toISOString()
  const on = dateIn(asOf, timeZone)
  const since = new Set(await tools.courses.saidOfSince(course.course, before))
  const then = await standingsAt(tools, course, { closesOn: on, today: on, asOf }, [...since], before)
  const others = standings.filter(({ person }) => !since.has(person._id))
  return { before, asOf, on, import: seen, parts: summed([...partsOf(others, on), ...partsOf(then, on)]) }
}

/**
 * How far a course is at a moment (ISO 8601 UTC): as a look of that day kept it, and those looked at alone of whom something
 * was said since, or who come or go. Where no look of that day, or since the newest import, is there yet, everybody is looked
 * at.
 */
export async function trainedNow(
  tools: TrainedTools,
  course: Course,
  { trained, timeZone }: Pick<Cycle, 'trained' | 'timeZone'>,
  at: string,
): Promise<TrainedPart[]> {
  const today = dateIn(at, timeZone)
  const looked = { closesOn: today, today, asOf: at }
  if (trained?.on !== today || trained.import !== (await tools.imports.seen()))
    return partsOf(await standingsAt(tools, course, looked), today)
  const changed = await changedSince(tools, course, trained, today)
  const [then, now] = await Promise.all([
    standingsAt(tools, course, { ...looked, asOf: trained.asOf }, changed, trained.before),
    standingsAt(tools, course, looked, changed),
  ])
  const less = partsOf(then, today).map((part) => ({ ...part, done: -part.done, of: -part.of }))
  return summed([...trained.parts, ...less, ...partsOf(now, today)])
}

async function changedSince(
  { courses, people }: StandingsTools,
  { course }: Course,
  { before }: TrainedSoFar,
  today: string,
): Promise<PersonId[]> {
  // Elsewhere it may be a day earlier or later.
  const [said, moved] = await Promise.all([
    courses.saidOfSince(course, before),
    people.comeOrGo(addDays(today, -2), addDays(today, 1)),
  ])
  return [...new Set([...said, ...moved])]
}
