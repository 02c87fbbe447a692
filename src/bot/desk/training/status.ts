import { type Ask, askedNow } from '../../../domain/ask.js'
import { FEWEST_SHOWN } from '../../../domain/fewest-shown.js'
import { missedIn } from '../../../domain/quiz.js'
import { urgencyOf } from '../../../domain/standing.js'
import { CONFIRM_COMPLETION_SLOT, FAILED_SLOT, WAIVER_SLOT } from '../../../domain/training.js'
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
import { todayFor } from '../standing.js'
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

/** What others are to see to of people: a talk, a waiver, a completion that is to be confirmed. In numbers, and by when. */
export async function trainingToSeeTo(tools: CourseListTools, visit: Visit): Promise<StandingLine[]> {
  const lines = await Promise.all(
    (await knownCourses(tools)).map(async ({ course }): Promise<StandingLine[]> => {
      const running = await tools.cycles.underWay({ process: 'training', subject: course.course })
      const asks = (await Promise.all(running.map(({ _id }) => tools.courses.followUps(_id)))).flat()
      const groups = slots.map((slot) => ({ slot, asks: asks.filter((ask) => ask.slot === slot) }))
      const title = escaped(titleOf(course, visit.person))
      return (await Promise.all(groups.map((each) => followUpLine(tools, visit, title, each)))).flat()
    }),
  )
  return lines.flat()
}

const slots = [FAILED_SLOT, WAIVER_SLOT, CONFIRM_COMPLETION_SLOT] as const

/** What waits for the reader alone stands there. @param asks The first due first. */
async function followUpLine(
  { people }: CourseListTools,
  visit: Visit,
  title: string,
  { slot, asks }: { slot: (typeof slots)[number]; asks: readonly Ask[] },
): Promise<StandingLine[]> {
  const [first] = asks
  const ids = [...new Set(asks.flatMap(askedNow))]
  if (!first || (ids.length === 1 && ids[0] === visit.person._id)) return []
  const { training, standing } = visit.texts
  const today = todayFor(visit)
  const { dueOn } = first
  const urgency = urgencyOf(dueOn, today)
  const text = training.standing[slot](title, asks.length, dueOn, today)
  const late = [...new Set(asks.filter((ask) => ask.dueOn < today).flatMap(askedNow))]
  if (late.length === 0) return [{ urgency, on: dueOn, text }]
  const named = await people.byIds(late)
  const names = late.map((id) => escaped(named.get(id)?.name ?? ''))
  const next = { text: standing.isLate(training.aboutAsk[slot](title), names), actions: [] }
  return [{ urgency, on: dueOn, text, next }]
}
