import type { Completion } from '../domain/answer.js'
import { putTo } from '../domain/ask.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import { type Course, courseSubject, languagesOf } from '../domain/course.js'
import type { Through } from '../domain/ledger.js'
import { isPresentAt, type Person, type PersonId } from '../domain/person.js'
import { type CameOf, COURSE_SLOT, completedOn, neededFor, validUntil } from '../domain/training.js'
import { addDays } from '../domain/working-days.js'
import type { Asks, NewAsk } from './asks.js'
import type { Courses, OpenCourse } from './courses.js'
import type { Cycles } from './cycles.js'
import type { Stored } from './kept-files.js'
import type { People } from './people.js'

export interface CompletionTools {
  asks: Asks
  courses: Courses
  cycles: Cycles
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

/** How many people are seen to at once. */
const CHUNK = 500

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
  const all = [...newest.values()]
  const came: CameOf[] = []
  for (let at = 0; at < all.length; at += CHUNK)
    came.push(...(await recordChunk(tools, course, all.slice(at, at + CHUNK), saying)))
  return came
}

async function recordChunk(
  tools: CompletionTools,
  course: Course,
  said: readonly SaidCompletion[],
  saying: Saying,
): Promise<CameOf[]> {
  const ids = said.map(({ person }) => person._id)
  const completions = await tools.courses.completions(course.course, ids)
  const isNew = ({ person, on }: SaidCompletion) => {
    const last = completions.get(person._id)
    // What was recorded of an earlier version says nothing of the newest one the second time either.
    return !last?.answer || completedOn({ ...last, answer: last.answer }) < on
  }
  const anew = said.filter(isNew)
  const asked = await tools.courses.openOf(course.course, ids)
  const toAsk = anew.filter(
    ({ person }) => !asked.has(person._id) && isPresentAt(person, saying.at) && neededFor(course, person),
  )
  const unasked = await askThem(tools, course, toAsk, saying)
  const versions = await versionsOf(tools, course, [...asked.values()])
  return Promise.all(
    said.map(async (each): Promise<CameOf> => {
      const { person } = each
      if (!isNew(each)) return { person, came: 'already' }
      const ask = asked.get(person._id) ?? unasked?.get(person._id)
      if (!ask && toAsk.includes(each)) return { person, came: 'not-running' }
      if (!ask) return { person, came: 'not-needed' }
      const version = versions.get(ask.subject.version)
      if (version?.by.way !== saying.by) return { person, came: 'other-way' }
      const recorded = await recordOne(tools, { ask, version }, each, saying)
      if (recorded !== 'completed') return { person, came: recorded }
      if (ask.state === 'declined') return { person, came: 'although-declined' }
      return { person, came: asked.has(person._id) ? 'completed' : 'unasked' }
    }),
  )
}

/** Of the version about which they are asked. */
async function recordOne(
  { asks }: CompletionTools,
  { ask, version }: { ask: OpenCourse; version: Course },
  { person, on, score }: SaidCompletion,
  saying: Saying,
): Promise<'completed' | 'to-confirm' | 'already' | 'ran-out'> {
  const until = validUntil(version, on)
  if (until !== null && until < saying.today) return 'ran-out'
  const isOwn = person._id === saying.who
  const note = score ?? saying.note
  const recorded = await asks.answer(
    {
      ...{ ask: { id: ask._id, revision: ask.revision }, by: saying.who, at: saying.at },
      ...{ through: saying.through, value: 'completed', language: languagesOf(version)[0] ?? 'en' },
      completion: { by: saying.by, on, ...(isOwn ? { toConfirm: true as const } : {}) },
      ...(isOwn ? {} : { forPerson: person._id }),
      ...(until === null ? {} : { until }),
      ...(note === null ? {} : { reason: note }),
      ...(saying.link === null ? {} : { link: saying.link }),
      ...(saying.file === null ? {} : { file: saying.file }),
    },
    ask.subject,
  )
  if (!recorded) return 'already'
  return isOwn ? 'to-confirm' : 'completed'
}

/**
 * Who needs it, and is not asked at the moment, is asked in the year that runs, so that what they did is not lost: an
 * exemption that was granted, or one who has just come. Null: it does not run.
 */
async function askThem(
  { asks, courses, cycles }: CompletionTools,
  course: Course,
  said: readonly SaidCompletion[],
  { at, today }: Saying,
): Promise<Map<PersonId, OpenCourse> | null> {
  if (said.length === 0) return null
  const [running] = await cycles.underWay({ process: 'training', subject: course.course })
  if (!running) return null
  const ids = said.map(({ person }) => person._id)
  const rounds = await courses.roundsIn(running._id, ids)
  const questions = said.map(({ person }): NewAsk => {
    const needed = neededFor(course, person)
    return {
      ...{ cycle: running._id, process: 'training', kind: 'personal', slot: COURSE_SLOT },
      ...{ round: (rounds.get(person._id) ?? 0) + 1, ...putTo(person), subject: courseSubject(course) },
      ...(needed ? { needed } : {}),
      ...{ openedAt: at, dueOn: today, remindOn: addDays(today, 1) },
    }
  })
  await asks.open(questions)
  return courses.openOf(course.course, ids)
}

/** The versions about which people are asked: how one is completed is part of it. */
async function versionsOf(
  { courses }: CompletionTools,
  course: Course,
  asked: readonly OpenCourse[],
): Promise<Map<string, Course>> {
  const older = [...new Set(asked.map(({ subject }) => subject.version))].filter(
    (version) => version !== course.version,
  )
  const found = await Promise.all(older.map((version) => courses.byVersion(course.course, version)))
  return new Map([course, ...found].flatMap((each) => (each ? [[each.version, each] as const] : [])))
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
