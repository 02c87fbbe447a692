import type { Course } from '../domain/course.js'
import { validUntil } from '../domain/training.js'
import { dateIn } from '../domain/working-days.js'
import type { CourseStandings } from '../store/course-standing.js'
import type { CourseCompletion } from '../store/courses.js'
import type { Stores } from './stores.js'

/** What the record of training says of somebody and a course. */
export function courseStandingIn({ courses }: Pick<Stores, 'courses'>): CourseStandings {
  return async (person, id, at) => {
    const [course, completions] = await Promise.all([courses.newest(id), courses.completions(id, [person])])
    if (!course) return null
    const until = await countsUntil({ courses }, course, completions.get(person))
    if (until === undefined) return { title: course.title, held: false, validUntil: null }
    const held = until === null || until >= at.slice(0, 'YYYY-MM-DD'.length)
    return { title: course.title, held, validUntil: held ? until : null }
  }
}

/** The last day on which a completion counts; null: for ever; undefined where there is none that counts. */
async function countsUntil(
  { courses }: Pick<Stores, 'courses'>,
  course: Course,
  completed: CourseCompletion | undefined,
): Promise<string | null | undefined> {
  if (!completed?.answer) return undefined
  const version = await courses.byVersion(course.course, completed.subject.version)
  if (!version || version.sequence < course.countsFrom) return undefined
  return (
    completed.answer.until ?? validUntil(course, dateIn(completed.answer.at, completed.snapshot.timeZone))
  )
}
