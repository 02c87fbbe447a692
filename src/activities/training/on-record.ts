import type { Cycle } from '../../domain/cycle.js'
import { programmeId } from '../../domain/programme.js'
import { missedOnRecord, type TrainingOnRecord } from '../../domain/training-on-record.js'
import { addDays } from '../../domain/working-days.js'
import type { Courses } from '../../store/courses.js'
import type { Programmes } from '../../store/programmes.js'

export interface TrainingRecordTools {
  courses: Courses
  programmes: Programmes
}

/** Whose a course is, and what came of it until now. */
export async function trainingOnRecord(
  { courses, programmes }: TrainingRecordTools,
  { subject: { id, version }, closesOn }: Pick<Cycle, 'subject' | 'closesOn'>,
): Promise<TrainingOnRecord> {
  const [course, programme, results, chosen] = await Promise.all([
    courses.byVersion(id, version),
    programmes.byId(programmeId('training', id)),
    courses.results(id),
    courses.chosen(id, version),
  ])
  return {
    trainer: programme?.owner ?? null,
    nextBegins: programme?.state === 'ended' ? null : addDays(closesOn, 1),
    results: course?.by.way === 'quiz' ? results : [],
    missed: course ? missedOnRecord(course, chosen) : [],
  }
}
