import type { CourseStanding } from '../domain/competence.js'
import type { PersonId } from '../domain/person.js'

/** What the record of training says of somebody and a course at that moment (ISO 8601 UTC); null: there is no such course. */
export type CourseStandings = (person: PersonId, course: string, at: string) => Promise<CourseStanding | null>
