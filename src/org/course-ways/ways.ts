import type { CompletedBy } from '../../domain/course.js'
import type { Written } from '../definition-kind.js'
import { AttendanceField, attendanceRemedies } from './attendance.js'
import { CertificateFields, certificateRemedies } from './certificate.js'
import { LmsFields, lmsRemedies } from './lms.js'
import { QuizPoolFields, quizPoolOf, quizPoolRemedies } from './quiz.js'

/** How a course is completed, as the file says it: exactly one of these is there. */
export const wayFields = {
  quiz: QuizPoolFields.optional(),
  certificate: CertificateFields.optional(),
  attendance: AttendanceField.optional(),
  lms: LmsFields.optional(),
}

export type WrittenWay =
  | { quiz: QuizPoolFields }
  | { certificate: CertificateFields }
  | { attendance: true }
  | { lms: LmsFields }

export const wayRemedies = {
  ...quizPoolRemedies,
  ...certificateRemedies,
  ...attendanceRemedies,
  ...lmsRemedies,
}

interface Ways {
  quiz?: QuizPoolFields | undefined
  certificate?: CertificateFields | undefined
  attendance?: 'true' | undefined
  lms?: LmsFields | undefined
}

/** The one that is there; null where there is none, or more than one. */
export function theWay({ quiz, certificate, attendance, lms }: Ways): WrittenWay | null {
  const [way, another] = [
    ...(quiz ? [{ quiz }] : []),
    ...(certificate ? [{ certificate }] : []),
    ...(attendance ? [{ attendance: true as const }] : []),
    ...(lms ? [{ lms }] : []),
  ]
  return way && !another ? way : null
}

/** The same with its texts by language. */
export function completedByOf(written: WrittenWay, inEach: Written<unknown>['inEach']): CompletedBy {
  if ('quiz' in written) return quizPoolOf(written.quiz, inEach)
  if ('certificate' in written) return { way: 'certificate', confirmedBy: written.certificate.confirmedBy }
  if ('attendance' in written) return { way: 'attendance' }
  const { person, completedOn, score } = written.lms
  return { way: 'lms', columns: { person, completedOn, score: score ?? null } }
}
