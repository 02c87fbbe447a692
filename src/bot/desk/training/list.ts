import { formatAskRef } from '../../../domain/ask.js'
import type { Course } from '../../../domain/course.js'
import { seesAll } from '../../../domain/organisation.js'
import type { Person } from '../../../domain/person.js'
import type { Occurrence, Programme } from '../../../domain/programme.js'
import { COURSE_SLOT, neededFor } from '../../../domain/training.js'
import { addMonths, dateIn } from '../../../domain/working-days.js'
import type { Cycles } from '../../../store/cycles.js'
import type { Occurrences } from '../../../store/occurrences.js'
import { type PersonsStanding, progressOf, standingsAt } from '../../../store/training-standings.js'
import type { Action } from '../../cards/card.js'
import { verbs } from '../../cards/training/course.js'
import { type CourseStands, courseListCard, courseOneCard } from '../../cards/training/list.js'
import { type DefinitionList, definedAndPlanned, mayBegin } from '../definition-list.js'
import type { Visit } from '../desk.js'
import { myLines } from './mine.js'
import type { TrainingDeskTools } from './view.js'

export interface CourseListTools extends TrainingDeskTools {
  cycles: Cycles
  occurrences: Occurrences
}

/** One course that is held: whose it is, and when it comes round next. */
export interface KnownCourse {
  course: Course
  programme: Programme
  /** Null where whoever answered for it has left. */
  owner: Person | null
  next: Occurrence | null
}

/** Everybody sees what they need or answer for, the ISMS lead and top management all. */
export function courseList(tools: CourseListTools): DefinitionList<KnownCourse> {
  return {
    ...{ process: 'training', command: 'training' },
    words: ({ training }) => training.list,
    seesAll,
    offered: async (person) => (await knownCourses(tools)).some((known) => concerns(known, person)),
    known: () => knownCourses(tools),
    definitionOf: ({ course: { course, title } }) => ({ id: course, title }),
    concerns,
    async listCard(these, all, visit) {
      const mine = await myLines(tools, visit)
      const stands = await Promise.all(these.map((known) => standsOf(tools, known, visit, mine)))
      const today = dateIn(visit.at, visit.organisation.timeZone)
      return courseListCard(stands, { all, reader: visit.person, today }, visit.texts)
    },
    async card(known, visit) {
      const mine = await myLines(tools, visit)
      const stands = await standsOf(tools, known, visit, mine)
      const actions = await actionsFor(tools, known, visit)
      const today = dateIn(visit.at, visit.organisation.timeZone)
      return courseOneCard(stands, { actions, reader: visit.person, today }, visit.texts)
    },
  }
}

function concerns({ course, programme }: KnownCourse, person: Person): boolean {
  return programme.owner === person._id || neededFor(course, person) !== null
}

export async function knownCourses(tools: CourseListTools): Promise<KnownCourse[]> {
  const [defined, planned] = await Promise.all([
    definedAndPlanned('training', tools.courses, tools.programmes),
    tools.occurrences.planned(),
  ])
  const owners = await tools.people.byIds(defined.flatMap(({ programme }) => programme.owner ?? []))
  return defined.map(({ definition: course, programme }) => {
    const owner = owners.get(programme.owner ?? '')
    return {
      ...{ course, programme, owner: owner?.active ? owner : null },
      next: planned.find((each) => each.programme === programme._id) ?? null,
    }
  })
}

/** Whoever sees to a course sees how far it is, and of nobody how they stand. */
export function seesProgress(
  { programme }: KnownCourse,
  { person, organisation }: Pick<Visit, 'person' | 'organisation'>,
): boolean {
  return seesAll(person, organisation) || programme.owner === person._id
}

/** How everybody stands to a course in the training year that runs; where none does, as if the next one did. */
export async function standingsNow(
  tools: CourseListTools,
  { course, next }: KnownCourse,
  { at, organisation }: Visit,
): Promise<PersonsStanding[]> {
  const today = dateIn(at, organisation.timeZone)
  const closesOn = next?.date ?? addMonths(today, 12)
  return standingsAt(tools, course, { closesOn, today, asOf: at })
}

async function standsOf(
  tools: CourseListTools,
  known: KnownCourse,
  visit: Visit,
  mine: ReadonlyMap<string, string>,
): Promise<CourseStands> {
  const { course, owner, next } = known
  const shows = seesProgress(known, visit)
  const standings = shows ? await standingsNow(tools, known, visit) : null
  const today = dateIn(visit.at, visit.organisation.timeZone)
  return {
    ...{ course, owner: owner?.name ?? null, nextOn: next?.date ?? null },
    howFar: standings && progressOf(standings, today),
    mine: mine.get(course.course) ?? null,
  }
}

/** Complete it where it waits for them; begin it, if they may and it does not run. */
async function actionsFor(
  tools: CourseListTools,
  { course, programme, owner }: KnownCourse,
  visit: Visit,
): Promise<Action[]> {
  const { texts, person } = visit
  const open = (await tools.courses.ofPerson(person._id)).find(
    ({ state, slot, subject, mayAnswer }) =>
      state === 'open' &&
      slot === COURSE_SLOT &&
      subject.id === course.course &&
      mayAnswer.includes(person._id),
  )
  const runs = (await tools.cycles.underWay({ process: 'training', subject: course.course })).length > 0
  return [
    ...(open
      ? [{ verb: verbs.read, value: formatAskRef(open), label: texts.training.ask.open, primary: true }]
      : []),
    ...(mayBegin(programme, visit) ? whoCompletedIt(course, texts) : []),
    ...(mayBegin(programme, visit) && !runs && owner
      ? [{ verb: verbs.askWhyNow, value: course.course, label: texts.training.start.open }]
      : []),
  ]
}

/** Where others say who completed it. */
function whoCompletedIt({ course: value, by }: Course, { trainingWays: t }: Visit['texts']): Action[] {
  if (by.way === 'attendance') return [{ verb: verbs.writeDown, value, label: t.attendance.open }]
  return by.way === 'lms' ? [{ verb: verbs.list, value, label: t.lms.open }] : []
}
