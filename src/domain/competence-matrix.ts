import type { Completion } from './answer.js'
import type { CalendarDate } from './calendar-date.js'
import type { Course } from './course.js'
import type { Person } from './person.js'
import { addDays } from './working-days.js'

/** What runs out within so many days is shown apart. */
const RUNS_OUT_WITHIN_DAYS = 60

/** How somebody stands to a course that they need. */
export const competenceStates = ['valid', 'soon', 'missing', 'waived'] as const
export type CompetenceState = (typeof competenceStates)[number]

/** One person and one course that they need. */
export interface CompetenceCell {
  person: Person
  course: Course
  is: CompetenceState
  completed: { on: CalendarDate; by: Completion['by'] | 'quiz'; validUntil: CalendarDate | null } | null
  waivedUntil: CalendarDate | null
}

/** @param until The last day on which what was completed counts; null: for ever; undefined: nothing was. */
export function competenceState(
  until: CalendarDate | null | undefined,
  isWaived: boolean,
  today: CalendarDate,
): CompetenceState {
  if (until === undefined || (until !== null && until < today)) return isWaived ? 'waived' : 'missing'
  return until !== null && until <= addDays(today, RUNS_OUT_WITHIN_DAYS) ? 'soon' : 'valid'
}

export type CompetenceCounts = Readonly<Record<CompetenceState, number>>

/** How many of each role stand how to each course; of a role and a course that nobody of it needs, nothing. */
export interface CompetenceMatrix {
  /** By their name; null: people without a role. */
  roles: readonly (string | null)[]
  courses: readonly Course[]
  at(role: string | null, course: string): CompetenceCounts | null
}

/** Whoever has several roles counts in each (7.2). */
export function competenceMatrix(cells: readonly CompetenceCell[]): CompetenceMatrix {
  const counts = new Map<string, Record<CompetenceState, number>>()
  const roles = new Set<string | null>()
  const courses = new Map<string, Course>()
  for (const { person, course, is } of cells) {
    courses.set(course.course, course)
    for (const role of person.roles.length === 0 ? [null] : person.roles) {
      roles.add(role)
      const key = keyOf(role, course.course)
      const cell = counts.get(key) ?? { valid: 0, soon: 0, missing: 0, waived: 0 }
      counts.set(key, cell)
      cell[is] += 1
    }
  }
  return {
    roles: [...roles].sort(
      (a, b) => Number(a === null) - Number(b === null) || (a ?? '').localeCompare(b ?? ''),
    ),
    courses: [...courses.values()].sort((a, b) => a.course.localeCompare(b.course)),
    at: (role, course) => counts.get(keyOf(role, course)) ?? null,
  }
}

function keyOf(role: string | null, course: string): string {
  return JSON.stringify([role, course])
}
