import type { Ask } from '../../domain/ask.js'
import { languagesOf } from '../../domain/course.js'
import type { QuizAttempt } from '../../domain/quiz.js'
import { validUntil } from '../../domain/training.js'
import { dateIn } from '../../domain/working-days.js'
import type { TrainingTools } from './tools.js'

/**
 * Whoever passed has completed it, though the write that says so was lost on the way: one guarded write, of the version
 * that they passed, in the language in which they did and at the moment of it.
 */
export async function completePassed(
  { asks, courses }: Pick<TrainingTools, 'asks' | 'courses'>,
  { _id: id, revision, subject, askedOf, snapshot }: Ask,
  passed: QuizAttempt,
): Promise<void> {
  const course = await courses.byVersion(subject.id, subject.version)
  if (!course) throw new Error(`There is no version ${subject.version} of the course ${subject.id}`)
  const until = validUntil(course, dateIn(passed.at, snapshot.timeZone))
  await asks.answer(
    {
      ...{ ask: { id, revision }, by: askedOf, at: passed.at, value: 'completed', attempt: passed.number },
      ...{ through: { kind: 'workflow', process: 'training' } },
      language: passed.language ?? languagesOf(course)[0] ?? 'en',
      ...(until === null ? {} : { until }),
    },
    subject,
  )
}
