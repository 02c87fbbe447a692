import { FEWEST_SHOWN } from '../../../domain/fewest-shown.js'
import { missedIn } from '../../../domain/quiz.js'
import { dateIn } from '../../../domain/working-days.js'
import { progressOf } from '../../../store/training-standings.js'
import { escaped } from '../../cards/card.js'
import { textFor, titleOf } from '../../cards/definition.js'
import type { StandingLine } from '../../cards/standing.js'
import {
  type CourseProgress,
  type CourseStatus,
  courseStatusCard,
  trainingStatusCard,
} from '../../cards/training/status.js'
import type { Reply } from '../../interaction.js'
import type { Command, Visit } from '../desk.js'
import { say } from '../say.js'
import { type CourseListTools, type KnownCourse, knownCourses, seesProgress, standingsNow } from './list.js'

/** `/isms training status [ID]`: how far courses are and what was found hard, of courses and never of people. */
export function statusCommand(tools: CourseListTools): Command {
  return {
    words: 'training status',
    parameters: (texts) => texts.common.help.optionalId,
    describe: (texts) => texts.training.status.command,
    allowed: () => true,
    offered: async (person, organisation) =>
      (await knownCourses(tools)).some((known) => seesProgress(known, { person, organisation })),
    run: (visit, typed) => status(tools, visit, typed.toLowerCase().replace(/^training\./, '')),
  }
}

async function status(tools: CourseListTools, visit: Visit, id: string): Promise<Reply> {
  const { texts, person } = visit
  const t = texts.training
  const all = await knownCourses(tools)
  if (all.length === 0) return say(t.list.none)
  const shown = all.filter((known) => seesProgress(known, visit))
  if (shown.length === 0) return say(t.status.notYours)
  if (id === '') {
    const progress = await Promise.all(
      shown.map(async (known) => (await progressNow(tools, known, visit)).progress),
    )
    return { kind: 'card', card: trainingStatusCard(progress, { reader: person }, texts) }
  }
  const known = shown.find(({ course }) => course.course === id)
  if (!known) {
    const ids = shown.map(({ course }) => `\`${course.course}\``).join(', ')
    return say(t.list.unknown(escaped(id), null, ids))
  }
  const today = dateIn(visit.at, visit.organisation.timeZone)
  const card = courseStatusCard(await statusOf(tools, known, visit), { reader: person, today }, texts)
  return { kind: 'card', card }
}

async function progressNow(tools: CourseListTools, known: KnownCourse, visit: Visit) {
  const { course } = known
  const today = dateIn(visit.at, visit.organisation.timeZone)
  const [running] = await tools.cycles.underWay({ process: 'training', subject: course.course })
  const [standings, stuck] = await Promise.all([
    standingsNow(tools, known, visit),
    running ? tools.courses.stuck(running._id, today) : { overdue: 0, failed: 0 },
  ])
  const { departments, ...how } = progressOf(standings, today)
  const progress: CourseProgress = { ...{ course, isRunning: running !== undefined }, ...how, ...stuck }
  return { progress, departments }
}

/** Where fewer people tried than are shown by themselves, it is not said how it went. */
async function statusOf(tools: CourseListTools, known: KnownCourse, visit: Visit): Promise<CourseStatus> {
  const { course } = known
  const [{ progress, departments }, results, chosen] = await Promise.all([
    progressNow(tools, known, visit),
    tools.courses.results(course.course),
    tools.courses.chosen(course.course, course.version),
  ])
  const percent = (part: number, of: number) => (of === 0 ? 0 : Math.round((100 * part) / of))
  const { by } = course
  if (by.way !== 'quiz') return { ...progress, departments, hasAttempts: null, results: [], missed: [] }
  const named = new Map(by.questions.map(({ id, text }) => [id, textFor({ ...text }, visit.person)]))
  const missed = missedIn(by, chosen)
    .filter(({ asked }) => asked >= FEWEST_SHOWN)
    .slice(0, 3)
    .map(({ question, asked, wrong }) => ({
      ...{ question: named.get(question) ?? question, asked },
      percent: percent(wrong, asked),
    }))
  return {
    ...{ ...progress, departments, hasAttempts: results.length > 0 },
    results: results
      .filter(({ people }) => people >= FEWEST_SHOWN)
      .map(({ first, right, of, attempts }) => ({
        ...{ from: dateIn(first, visit.organisation.timeZone), attempts },
        percent: percent(right, of),
      })),
    missed: chosen.length < FEWEST_SHOWN ? null : missed,
  }
}

/** Where people used up their attempts and nobody has talked with them yet. */
export async function trainingToSeeTo(tools: CourseListTools, visit: Visit): Promise<StandingLine[]> {
  const { person, organisation, texts, at } = visit
  const today = dateIn(at, organisation.timeZone)
  const lines = await Promise.all(
    (await knownCourses(tools)).map(async ({ course }): Promise<StandingLine[]> => {
      const [running] = await tools.cycles.underWay({ process: 'training', subject: course.course })
      if (!running) return []
      const { failed } = await tools.courses.stuck(running._id, today)
      if (failed === 0) return []
      const title = escaped(titleOf(course, person))
      return [{ urgency: 'later', on: today, text: texts.training.standing.failed(title, failed) }]
    }),
  )
  return lines.flat()
}
