import type { Completion } from '../domain/answer.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import { type Course, languagesOf } from '../domain/course.js'
import type { Through } from '../domain/ledger.js'
import { isPresentAt, type Person, type PersonId } from '../domain/person.js'
import { type Came, type CameOf, completedBy, neededFor, validUntil } from '../domain/training.js'
import type { Asks } from './asks.js'
import type { Courses } from './courses.js'
import type { Stored } from './kept-files.js'
import type { People } from './people.js'

export interface CompletionTools {
  asks: Asks
  courses: Courses
  people: People
}

/** That somebody completed a course, as others say it. */
export interface SaidCompletion {
  person: Person
  on: CalendarDate
  score: string | null
}

/** Who says so, of whom, and how it was completed. */
export interface Saying {
  by: Exclude<Completion['by'], 'certificate'>
  /** A person, whose own completion a second person confirms; or `operator`, whoever runs a command. */
  who: PersonId
  through: Through
  /** ISO 8601 UTC, milliseconds, and the day on which that is. */
  at: string
  today: CalendarDate
  note: string | null
  /** Where the signed list stands, and the file that it was handed in as. */
  link: string | null
  file: Stored | null
}

/** One guarded write a person; what is on record already stays as it is, so doing it twice adds nothing. */
export async function recordCompletions(
  tools: CompletionTools,
  course: Course,
  said: readonly SaidCompletion[],
  saying: Saying,
): Promise<CameOf[]> {
  const newest = new Map<PersonId, SaidCompletion>()
  for (const each of said) {
    const before = newest.get(each.person._id)
    if (!before || before.on < each.on) newest.set(each.person._id, each)
  }
  const ids = [...newest.keys()]
  const [open, completions] = await Promise.all([
    tools.courses.openOf(course.course, ids),
    tools.courses.completions(course.course, ids),
  ])
  return Promise.all(
    [...newest.values()].map(async ({ person, on, score }): Promise<CameOf> => {
      const last = completions.get(person._id)
      const counts = last ? completedBy(course, last) : null
      if (counts && counts.on >= on) return { person, came: 'already' }
      const ask = open.get(person._id)
      if (!ask) return { person, came: withoutAsk(course, person, counts !== null, saying.at) }
      const until = validUntil(course, on)
      if (until !== null && until < saying.today) return { person, came: 'ran-out' }
      const isOwn = person._id === saying.who
      const note = score ?? saying.note
      const recorded = await tools.asks.answer(
        {
          ...{ ask: { id: ask._id, revision: ask.revision }, by: saying.who, at: saying.at },
          ...{ through: saying.through, value: 'completed', language: languagesOf(course)[0] ?? 'en' },
          completion: { by: saying.by, on, ...(isOwn ? { toConfirm: true as const } : {}) },
          ...(isOwn ? {} : { forPerson: person._id }),
          ...(until === null ? {} : { until }),
          ...(note === null ? {} : { reason: note }),
          ...(saying.link === null ? {} : { link: saying.link }),
          ...(saying.file === null ? {} : { file: saying.file }),
        },
        ask.subject,
      )
      return { person, came: recorded ? (isOwn ? 'to-confirm' : 'completed') : 'already' }
    }),
  )
}

function withoutAsk(course: Course, person: Person, counts: boolean, at: string): Came {
  if (counts) return 'already'
  return isPresentAt(person, at) && neededFor(course, person) ? 'not-asked' : 'not-needed'
}

/** People by what was written of them: an address, or an id of people.csv. Whom nobody or several match is left out. */
export async function peopleWritten(
  { people }: Pick<CompletionTools, 'people'>,
  written: readonly string[],
): Promise<Map<string, Person>> {
  const [byKey, byAddress] = await Promise.all([people.byKeys(written), people.withAddresses(written)])
  return new Map(
    written.flatMap((text) => {
      const [one, another] = byAddress.get(text) ?? []
      const found = byKey.get(text) ?? (another ? undefined : one)
      return found ? [[text, found] as const] : []
    }),
  )
}
