import type { CalendarDate } from '../domain/calendar-date.js'
import type { Course } from '../domain/course.js'
import { type CameOf, type EarlyLine, firstDayAfter } from '../domain/training.js'
import {
  type CompletionTools,
  peopleWritten,
  recordCompletions,
  type SaidCompletion,
  type Saying,
} from './training-completions.js'

/** One line of a learning system's list; the person as they stand there. */
interface Listed {
  line: number
  person: string
  on: CalendarDate
  score: string | null
}

/** Takes over what a learning system's list says: of whom nobody knows, and of a day that cannot be, nothing. */
export async function recordListed<L extends Listed>(
  tools: CompletionTools,
  course: Course,
  listed: readonly L[],
  saying: Omit<Saying, 'by' | 'note' | 'link'>,
): Promise<{ came: CameOf[]; unknown: L[]; early: EarlyLine<L>[] }> {
  const people = await peopleWritten(
    tools,
    listed.map(({ person }) => person),
  )
  const early: EarlyLine<L>[] = []
  const said: SaidCompletion[] = []
  for (const each of listed) {
    const { on, score } = each
    const person = people.get(each.person)
    if (!person) continue
    const from = firstDayAfter(person, on)
    if (from === null) said.push({ person, on, score })
    else early.push({ listed: each, from })
  }
  const came = await recordCompletions(tools, course, said, { ...saying, by: 'lms', note: null, link: null })
  // Of whom it says a later day, too, an earlier one says nothing.
  const later = new Set(said.map(({ person }) => person._id))
  return {
    came,
    early: early.filter(({ listed: { person } }) => !later.has(people.get(person)?._id ?? '')),
    unknown: listed.filter(({ person }) => !people.has(person)),
  }
}
