import type { CalendarDate } from '../domain/calendar-date.js'
import type { Course } from '../domain/course.js'
import type { TrainedPart } from '../domain/cycle.js'
import { isPresentAt, type Person, type PersonId } from '../domain/person.js'
import {
  type Completed,
  completedBy,
  departmentsShown,
  type HowFar,
  type Standing,
  standingOf,
} from '../domain/training.js'
import { addDays, dateIn } from '../domain/working-days.js'
import type { CourseCompletion, Courses } from './courses.js'
import type { People } from './people.js'

/** How one person stands to a course. */
export interface PersonsStanding {
  person: Person
  standing: Standing
  /** What they completed last, whether it still counts or not. */
  last: CourseCompletion | null
  completed: Completed | null
}

export interface StandingsTools {
  courses: Courses
  people: People
}

/** The last day of the training year, the day on which it is looked at, and the instant (ISO 8601 UTC). */
export interface LookedAt {
  closesOn: CalendarDate
  today: CalendarDate
  asOf: string
}

/** How everybody who is here stands to a course, or how these do; by what was said before a moment (ISO 8601 UTC), if one is given. */
export async function standingsAt(
  { courses, people }: StandingsTools,
  course: Course,
  { closesOn, today, asOf }: LookedAt,
  only?: readonly PersonId[],
  before?: string,
): Promise<PersonsStanding[]> {
  const [present, completions, waivers] = await Promise.all([
    peopleAt(people, asOf, only),
    courses.completions(course.course, only, before),
    courses.waivers(course.course, before),
  ])
  return present.map((person) => {
    const last = completions.get(person._id) ?? null
    const completed = last && completedBy(course, last)
    const waivedUntil = waivers.get(person._id) ?? null
    const known = { person, completed, before: last !== null, waivedUntil }
    return { person, last, completed, standing: standingOf(course, known, closesOn, today) }
  })
}

async function peopleAt(people: People, asOf: string, only?: readonly PersonId[]): Promise<Person[]> {
  if (only) return [...(await people.byIds(only)).values()].filter((person) => isPresentAt(person, asOf))
  const present: Person[] = []
  // Whoever is ahead of the others by their zone is there already; whoever is behind is there still.
  const day = dateIn(asOf, 'UTC')
  for await (const person of people.present(addDays(day, -1), addDays(day, 1)))
    if (isPresentAt(person, asOf)) present.push(person)
  return present
}

/** How far a course has come, of whom nobody is named. */
export interface TrainingProgress extends HowFar {
  waived: number
  departments: ReturnType<typeof departmentsShown>
}

/** What is completed counts while it is valid, also where it is to be renewed by now. */
export function progressOf(standings: readonly PersonsStanding[], today: CalendarDate): TrainingProgress {
  const departments = new Map<string, { department: string } & HowFar>()
  const all: HowFar = { done: 0, of: 0 }
  let waived = 0
  for (const { person, standing, completed } of standings) {
    if (standing.is === 'not-needed') continue
    if (standing.is === 'waived') {
      waived += 1
      continue
    }
    const { department } = person
    const own = departments.get(department) ?? { department, done: 0, of: 0 }
    departments.set(department, own)
    const done = isDone(completed, today) ? 1 : 0
    for (const counts of [all, own]) {
      counts.of += 1
      counts.done += done
    }
  }
  return { ...all, waived, departments: departmentsShown([...departments.values()]) }
}

/** The same by department and country, those left out who need not complete it. */
export function partsOf(standings: readonly PersonsStanding[], today: CalendarDate): TrainedPart[] {
  return summed(
    standings.flatMap(({ person, standing, completed }): TrainedPart[] => {
      if (standing.is === 'not-needed' || standing.is === 'waived') return []
      const { department, country } = person
      return [{ department, country, done: isDone(completed, today) ? 1 : 0, of: 1 }]
    }),
  )
}

/** Each department and country once. */
export function summed(parts: readonly TrainedPart[]): TrainedPart[] {
  const sums = new Map<string, TrainedPart>()
  for (const { department, country, done, of } of parts) {
    const key = JSON.stringify([department, country])
    const sum = sums.get(key) ?? { department, country, done: 0, of: 0 }
    sums.set(key, { department, country, done: sum.done + done, of: sum.of + of })
  }
  return [...sums.values()]
}

function isDone(completed: Completed | null, today: CalendarDate): boolean {
  const until = completed?.validUntil ?? null
  return completed !== null && (until === null || until >= today)
}
