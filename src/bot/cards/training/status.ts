import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { Course } from '../../../domain/course.js'
import type { Person } from '../../../domain/person.js'
import type { departmentsShown, HowFar } from '../../../domain/training.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, type CardNode, escaped } from '../card.js'
import { firstWithin, listed } from '../common.js'
import { titleOf } from '../definition.js'

/** How far a course has come; of its people nobody is named. */
export interface CourseProgress extends HowFar {
  course: Course
  isRunning: boolean
  overdue: number
  failed: number
  waived: number
}

/** The same of one course, by department and over time. */
export interface CourseStatus extends CourseProgress {
  departments: ReturnType<typeof departmentsShown>
  /** Of each training year of which enough people tried, the newest first. */
  results: readonly { from: CalendarDate; percent: number; attempts: number }[]
  /** The questions most often missed, the first first; plain. Null: too few have answered to say so. */
  missed: readonly { question: string; percent: number; asked: number }[] | null
  /** Null: it asks no questions. */
  hasAttempts: boolean | null
}

/** As much room as all lines of a list have, in characters. */
const ROOM = 5_000

export function trainingStatusCard(
  all: readonly CourseProgress[],
  { reader }: { reader: Person },
  texts: Texts,
): Card {
  const t = texts.training.status
  const lines = all.map((each) => progressLine(each, reader, texts))
  return {
    summary: t.title,
    nodes: [
      { kind: 'title', text: t.title },
      { kind: 'text', text: listed(firstWithin(lines, ROOM), lines.length, texts) },
      { kind: 'text', small: true, text: t.noRanking },
    ],
  }
}

function progressLine({ course, isRunning, ...how }: CourseProgress, reader: Person, texts: Texts): string {
  const t = texts.training.status
  const title = escaped(titleOf(course, reader))
  const howFar = isRunning ? t.running(title, how.done, how.of) : t.notRunning(title)
  return [howFar, ...stuckParts(how, texts)].join(' · ')
}

/** Who is not on the way of everybody else, counted. */
function stuckParts(how: Pick<CourseProgress, 'overdue' | 'failed' | 'waived'>, texts: Texts): string[] {
  const t = texts.training.status
  return [
    ...(how.overdue > 0 ? [t.overdue(how.overdue)] : []),
    ...(how.failed > 0 ? [t.failed(how.failed)] : []),
    ...(how.waived > 0 ? [t.waived(how.waived)] : []),
  ]
}

export function courseStatusCard(
  status: CourseStatus,
  { reader, today }: { reader: Person; today: CalendarDate },
  texts: Texts,
): Card {
  const t = texts.training.status
  const title = t.one(titleOf(status.course, reader))
  const { shown, others } = status.departments
  const departments = [
    ...shown.map(({ department, done, of }) => t.department(escaped(department), done, of)),
    ...(others ? [t.others(others.done, others.of)] : []),
  ]
  const label = texts.training.list.howFar(status.done, status.of)
  // How far it is stands over its bar.
  const stands =
    status.isRunning && status.of > 0 ? stuckParts(status, texts) : [progressLine(status, reader, texts)]
  return {
    summary: title,
    nodes: [
      { kind: 'title', text: title },
      ...(stands.length > 0 ? [{ kind: 'text', text: stands.join(' · ') } as const] : []),
      ...(status.of > 0 ? [{ kind: 'progress', done: status.done, of: status.of, label } as const] : []),
      ...(departments.length > 0 ? section(t.departments, departments, texts) : []),
      ...(status.hasAttempts === null
        ? []
        : [
            ...section(t.results, resultLines(status, today, texts), texts),
            // What nobody has answered yet is said once.
            ...(status.hasAttempts ? section(t.missed, missedLines(status, texts), texts) : []),
          ]),
      { kind: 'text', small: true, text: t.noRanking },
    ],
  }
}

/** As much room as one part has, in characters. */
const ROOM_OF_PART = 2_000

function section(title: string, lines: readonly string[], texts: Texts): CardNode[] {
  return [
    { kind: 'text', text: `**${title}**` },
    { kind: 'text', text: listed(firstWithin(lines, ROOM_OF_PART), lines.length, texts) },
  ]
}

function resultLines({ results, hasAttempts }: CourseStatus, today: CalendarDate, texts: Texts): string[] {
  const t = texts.training.status
  if (!hasAttempts) return [t.noResults]
  if (results.length === 0) return [t.fewAttempts]
  return results.map(({ from, percent, attempts }) => t.result(from, today, percent, attempts))
}

function missedLines({ missed }: CourseStatus, texts: Texts): string[] {
  const t = texts.training.status
  if (missed === null) return [t.fewAttempts]
  if (missed.length === 0) return [t.nothingMissed]
  return missed.map(({ question, percent, asked }) => t.missedLine(escaped(question), percent, asked))
}
