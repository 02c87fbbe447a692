import type { Completion } from '../domain/answer.js'
import { type AskRef, askId, putTo } from '../domain/ask.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import { type Course, courseSubject, languagesOf } from '../domain/course.js'
import type { Through } from '../domain/ledger.js'
import { isPresentAt, type Person, type PersonId } from '../domain/person.js'
import {
  type Came,
  type CameOf,
  COURSE_SLOT,
  completedOn,
  neededFor,
  validUntil,
} from '../domain/training.js'
import { addDays } from '../domain/working-days.js'
import type { Given } from './answers.js'
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
  // Whoever says so through the command line tells no workflow: the sweep sees it by this.
  for (const { _id } of await tools.cycles.underWay({ process: 'training', subject: course.course }))
    await tools.cycles.looksNext(_id, saying.at)
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
  const asked = await tools.courses.openOf(course.course, ids)
  const unasked = said.filter(
    (each) =>
      !asked.has(each.person._id) &&
      isNew(each) &&
      isPresentAt(each.person, saying.at) &&
      neededFor(course, each.person),
  )
  const seenTo = await recordUnasked(tools, course, unasked, saying)
  // Whoever was asked in this very moment answers that question.
  const missed = unasked.flatMap(({ person: { _id } }) => (seenTo.has(_id) ? [] : [_id]))
  if (missed.length > 0)
    for (const [id, ask] of await tools.courses.openOf(course.course, missed)) asked.set(id, ask)
  const versions = await versionsOf(tools, course, [...asked.values()])
  const came = await Promise.all(
    said.map(async (each): Promise<CameOf> => {
      const { person } = each
      if (!isNew(each)) return { person, came: 'already' }
      const ask = asked.get(person._id)
      if (!ask) return { person, came: seenTo.get(person._id) ?? 'not-needed' }
      const version = versions.get(ask.subject.version)
      if (version?.by.way !== saying.by) return { person, came: 'other-way' }
      if (isOver(version, each, saying)) return { person, came: 'ran-out' }
      const given = givenOf({ id: ask._id, revision: ask.revision }, version, each, saying)
      if (!(await tools.asks.answer(given, ask.subject))) return { person, came: 'already' }
      if (person._id === saying.who) return { person, came: 'to-confirm' }
      return { person, came: ask.state === 'declined' ? 'although-declined' : 'completed' }
    }),
  )
  // Nobody grants a waiver of what is completed.
  const declined = said.flatMap(({ person: { _id } }, index) =>
    came[index]?.came === 'although-declined' ? [asked.get(_id)?._id ?? ''] : [],
  )
  await tools.courses.settleAbout(declined, saying.at)
  return came
}

/** Whether what was completed then counts no more. */
function isOver(course: Course, { on }: SaidCompletion, { today }: Saying): boolean {
  const until = validUntil(course, on)
  return until !== null && until < today
}

/** The answer that says so, to a question about this version. */
function givenOf(
  ask: AskRef,
  version: Course,
  { person, on, score }: SaidCompletion,
  { by, who, at, through, note: noted, link, file }: Saying,
): Given {
  const until = validUntil(version, on)
  const isOwn = person._id === who
  const note = score ?? noted
  return {
    ...{ ask, by: who, at, through, value: 'completed', language: languagesOf(version)[0] ?? 'en' },
    completion: { by, on, ...(isOwn ? { toConfirm: true as const } : {}) },
    ...(isOwn ? {} : { forPerson: person._id }),
    ...(until === null ? {} : { until }),
    ...(note === null ? {} : { reason: note }),
    ...(link === null ? {} : { link }),
    ...(file === null ? {} : { file }),
  }
}

/**
 * What came of it of those who need it, and are not asked at the moment: a waiver was granted, or they have just come. Their
 * question is opened in the year that runs as one that is answered, in the same write, so that nobody is ever asked what is
 * answered already. Whom it does not name were asked meanwhile.
 */
async function recordUnasked(
  { courses, cycles }: CompletionTools,
  course: Course,
  said: readonly SaidCompletion[],
  saying: Saying,
): Promise<Map<PersonId, Came>> {
  const allOf = (these: readonly SaidCompletion[], came: Came) =>
    these.map(({ person }) => [person._id, came] as const)
  if (said.length === 0) return new Map()
  if (course.by.way !== saying.by) return new Map(allOf(said, 'other-way'))
  const over = allOf(
    said.filter((each) => isOver(course, each, saying)),
    'ran-out',
  )
  const counts = said.filter((each) => !isOver(course, each, saying))
  const ids = counts.map(({ person }) => person._id)
  const running = await cycles.takingMore({ process: 'training', subject: course.course })
  if (!running) return new Map([...over, ...allOf(counts, 'not-running')])
  const rounds = await courses.roundsIn(running._id, ids)
  const questions = counts.map((each) => {
    const { person } = each
    const needed = neededFor(course, person)
    const round = (rounds.get(person._id) ?? 0) + 1
    const question: NewAsk = {
      ...{ cycle: running._id, process: 'training', kind: 'personal', slot: COURSE_SLOT },
      ...{ round, ...putTo(person), subject: courseSubject(course) },
      ...(needed ? { needed } : {}),
      ...{ openedAt: saying.at, dueOn: saying.today, remindOn: addDays(saying.today, 1) },
    }
    return { question, given: givenOf({ id: askId(question), revision: 1 }, course, each, saying), person }
  })
  const recorded = await courses.openAnswered(questions)
  const came = questions.flatMap(({ given: { ask }, person: { _id } }) =>
    recorded.has(ask.id)
      ? [[_id, _id === saying.who ? ('to-confirm' as const) : ('unasked' as const)] as const]
      : [],
  )
  return new Map([...over, ...came])
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
