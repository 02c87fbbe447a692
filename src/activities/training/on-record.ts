import type { CalendarDate } from '../../domain/calendar-date.js'
import { nextAfter } from '../../domain/control-check.js'
import type { Cycle } from '../../domain/cycle.js'
import { type Programme, programmeId } from '../../domain/programme.js'
import { missedOnRecord, type TrainingOnRecord } from '../../domain/training-on-record.js'
import { dateIn } from '../../domain/working-days.js'
import type { Courses } from '../../store/courses.js'
import type { Cycles } from '../../store/cycles.js'
import type { Occurrences } from '../../store/occurrences.js'
import type { Programmes } from '../../store/programmes.js'
import { startDays } from '../calendar/plan.js'

export interface TrainingRecordTools {
  courses: Courses
  cycles: Cycles
  occurrences: Occurrences
  programmes: Programmes
}

/** Whose a course is, and what came of it until now. */
export async function trainingOnRecord(
  tools: TrainingRecordTools,
  cycle: Pick<Cycle, 'subject' | 'startedAt' | 'timeZone'>,
): Promise<TrainingOnRecord> {
  const { courses, programmes } = tools
  const { id, version } = cycle.subject
  const [course, programme, results, chosen] = await Promise.all([
    courses.byVersion(id, version),
    programmes.byId(programmeId('training', id)),
    courses.results(id),
    courses.chosen(id, version),
  ])
  return {
    trainer: programme?.owner ?? null,
    nextBegins: programme ? await nextBeginning(tools, cycle, programme) : null,
    results: course?.by.way === 'quiz' ? results : [],
    missed: course ? missedOnRecord(course, chosen) : [],
  }
}

/** When the next training year began, or is planned to begin; null: none is planned. */
async function nextBeginning(
  tools: TrainingRecordTools,
  { subject, startedAt, timeZone }: Pick<Cycle, 'subject' | 'startedAt' | 'timeZone'>,
  programme: Programme,
): Promise<CalendarDate | null> {
  const [begun, dates, planned] = await Promise.all([
    tools.cycles.begunSince({ process: 'training', subject: subject.id }, startedAt),
    tools.occurrences.ofProgramme(programme._id),
    startDays(tools, programme),
  ])
  const later = begun.filter((each) => each.startedAt > startedAt)
  const days = [
    ...later.map((each) => dateIn(each.startedAt, timeZone)),
    // Its day has come, and its cycle is not there yet.
    ...dates.flatMap(({ state, date }) => (state === 'started' ? [date] : [])),
    ...(programme.state === 'ended' ? [] : planned),
  ]
  return nextAfter(days.sort(), dateIn(startedAt, timeZone))
}
