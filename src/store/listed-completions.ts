import type { CalendarDate } from '../domain/calendar-date.js'
import type { Course } from '../domain/course.js'
import type { CameOf } from '../domain/training.js'
import {
  type CompletionTools,
  peopleWritten,
  recordCompletions,
  type Saying,
} from './training-completions.js'

/** One line of a learning system's list; the person as they stand there. */
interface Listed {
  line: number
  person: string
  on: CalendarDate
  score: string | null
}

/** Takes over what a learning system's list says: of whom nobody knows, nothing. */
export async function recordListed<L extends Listed>(
  tools: CompletionTools,
  course: Course,
  listed: readonly L[],
  saying: Omit<Saying, 'by' | 'note' | 'link'>,
): Promise<{ came: CameOf[]; unknown: L[] }> {
  const people = await peopleWritten(
    tools,
    listed.map(({ person }) => person),
  )
  const said = listed.flatMap(({ person, on, score }) => {
    const found = people.get(person)
    return found ? [{ person: found, on, score }] : []
  })
  const came = await recordCompletions(tools, course, said, { ...saying, by: 'lms', note: null, link: null })
  return { came, unknown: listed.filter(({ person }) => !people.has(person)) }
}
