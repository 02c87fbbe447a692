import { trainingOnRecord } from '../activities/training/on-record.js'
import type { Cycle } from '../domain/cycle.js'
import type { Missed } from '../domain/quiz.js'
import type { CycleRecord } from '../domain/record.js'
import type { CourseResults, TrainingOnRecord } from '../domain/training-on-record.js'
import { addDays } from '../domain/working-days.js'
import { first } from './record-about.js'
import type { NamedLine } from './record-lines.js'
import { requiring } from './record-training.js'
import type { Stores } from './stores.js'

/** What came of a course, with the names and questions in it. */
export interface CourseShown {
  onRecord: TrainingOnRecord
  /** Nobody is asked any more in this training year. */
  isOver: boolean
  trainer: string
  /** What roles demand that it shows. */
  requiredBy: string[]
  missed: (Missed & { text: string })[]
}

export type CourseRecordTools = Pick<
  Stores,
  'competences' | 'courses' | 'cycles' | 'occurrences' | 'people' | 'programmes'
>

/** Null of any other process. Of a training year that goes on, as it stands. */
export async function courseShown(
  tools: CourseRecordTools,
  cycle: Cycle,
  record: CycleRecord | null,
): Promise<CourseShown | null> {
  if (cycle.process !== 'training') return null
  const { id, version } = cycle.subject
  const onRecord = record?.training ?? (await trainingOnRecord(tools, cycle))
  const [trainer, course, roles] = await Promise.all([
    onRecord.trainer === null ? null : tools.people.byId(onRecord.trainer),
    tools.courses.byVersion(id, version),
    tools.competences.list(),
  ])
  const questions = new Map(
    course?.by.way === 'quiz' ? course.by.questions.map((each) => [each.id, each]) : [],
  )
  return {
    ...{ onRecord, isOver: record !== null },
    trainer: trainer?.name ?? '',
    requiredBy: roles.flatMap((role) => requiring(role, id).map((text) => `${first(role.title)}: ${text}`)),
    missed: onRecord.missed.map((each) => {
      return { ...each, text: first(questions.get(each.question)?.text ?? {}) || each.question }
    }),
  }
}

/** To be read, above the lines: whose it is, what demands it, what came of it over time, and never how one person did. */
export function linesOfCourse(
  { trainer, requiredBy, missed, onRecord: { results, nextBegins } }: CourseShown,
  record: Pick<CycleRecord, 'completion'> | null,
): string[] {
  return [
    `Trainer: ${trainer || 'nobody'}`,
    ...requiredBy.map((each) => `Required competence: ${each}`),
    ...(record ? [`Completed: ${record.completion.answered} of ${record.completion.asked}`] : []),
    ...results.map((each) => `Results: ${resultText(each)}`),
    ...missed.map((each) => `Most often missed: ${missedText(each)}`),
    `Next training year: ${nextBegins ?? 'none'}`,
  ]
}

/** Beside each line, for a table: whose the course is, and when this person has to do it next. */
export function columnsOfCourse(course: CourseShown, named: NamedLine) {
  return { trainer: course.trainer, next_due: nextDueOf(course, named) }
}

/** What came of the course as a whole: it is said once, however many people needed it. */
export function cameOfCourse({ onRecord, missed }: CourseShown) {
  return {
    results: onRecord.results.map(resultText).join('; '),
    most_missed: missed.map(missedText).join('; '),
  }
}

/**
 * The day by which somebody has to do it next: what they are asked is due, what they completed runs out, a waiver is over, or
 * the next training year asks again. Empty: never, or another line of theirs says it.
 */
export function nextDueOf(
  { isOver, onRecord: { nextBegins } }: CourseShown,
  { line: { about, outcome, answer, askedLater, dueOn, needed }, training }: NamedLine,
): string {
  // What was handed in in the year before, and confirmed in this one, runs out as what is completed in it does.
  if (about !== undefined) return training?.needed_as === 'joiner' ? '' : `${training?.valid_until ?? ''}`
  if (askedLater) return ''
  const waived = training?.waived_until
  if (typeof waived === 'string' && waived !== '') return addDays(waived, 1)
  switch (outcome) {
    case 'open':
      return dueOn
    case 'declined':
      return isOver ? (nextBegins ?? '') : dueOn
    case 'completed':
      // Whoever joined is introduced once.
      return needed?.as === 'joiner' ? '' : (answer?.until ?? '')
    case 'failed':
    case 'cycle-closed':
    case 'claimed':
      return nextBegins ?? ''
    default:
      return ''
  }
}

function resultText({ cycle, people, attempts, right, of }: CourseResults): string {
  const period = cycle.split('/').at(-1)
  const percent = of === 0 ? 0 : Math.round((100 * right) / of)
  return `${period}, ${percent}% of answers right, in ${attempts} attempts of ${people} people`
}

function missedText({ text, wrong, asked }: CourseShown['missed'][number]): string {
  return `${text} (wrong in ${wrong} of ${asked})`
}
