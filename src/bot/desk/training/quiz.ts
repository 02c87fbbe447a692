import type { Ask } from '../../../domain/ask.js'
import { languagesOf, quizOf } from '../../../domain/course.js'
import { isPresentAt } from '../../../domain/person.js'
import { markQuiz, passedAttempt } from '../../../domain/quiz.js'
import { validUntil } from '../../../domain/training.js'
import type { QuizAttempts } from '../../../store/quiz-attempts.js'
import { type CourseView, courseLanguage } from '../../cards/training/course.js'
import {
  courseQuizForm,
  nextQuiz,
  quizAt,
  resultForm,
  type TriedLesson,
} from '../../cards/training/lesson.js'
import type { Inputs, Reply } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { chosenIn } from '../quiz.js'
import { courseAt, readableAt, refuse, type TrainingDeskTools, today } from './view.js'

export interface CourseQuizTools extends TrainingDeskTools {
  quizAttempts: QuizAttempts
}

/** Whoever passed already, and whose answer was not recorded any more, has it recorded now. */
export async function openQuiz(tools: CourseQuizTools, visit: Visit, value: string): Promise<Reply> {
  const view = await courseAt(tools, visit, value)
  if ('refused' in view) return view.refused
  if (view.course.by.way !== 'quiz') return refuse(visit, { because: 'changed' })
  if (passedAttempt(view.ask.attempts, view.ask.subject.hash)) return complete(tools, visit, view, view.ask)
  return { kind: 'form', form: courseQuizForm(await triedBy(tools, visit, view), visit.texts) }
}

/** With what they chose in their attempts so far: what they have not had yet is asked first. */
async function triedBy<View extends CourseView>(
  { courses }: CourseQuizTools,
  { person }: Visit,
  view: View,
): Promise<View & TriedLesson> {
  return { ...view, tried: await courses.chosenBy(view.course.course, person._id) }
}

/**
 * Each attempt is one guarded write, and so is the completion that follows from one that passed. The last one that does not
 * closes the question in the same write: from then on others see to it.
 *
 * @param shownIn `<number of the attempt>/<language>`: what the person was shown.
 */
export async function checkQuiz(
  tools: CourseQuizTools,
  visit: Visit,
  { value, inputs }: { value: string; inputs: Inputs },
  shownIn: string,
): Promise<Reply> {
  const found = await courseAt(tools, visit, value)
  const [shown = '', language = ''] = shownIn.split('/')
  if ('refused' in found)
    return (await settledBy(tools, visit, { value, inputs }, Number(shown))) ?? found.refused
  const { ask, course } = found
  if (course.by.way !== 'quiz') return refuse(visit, { because: 'changed' })
  const view = await triedBy(tools, visit, found)
  const { quiz, number } = nextQuiz(view)
  if (!languagesOf(course).includes(language)) return refuse(visit, { because: 'changed' })
  if (Number(shown) !== number) return handedInBefore(visit, view, Number(shown), inputs)
  const given = chosenIn(quiz, inputs, visit.texts)
  if ('refused' in given) return given.refused
  const marked = markQuiz(quiz, given.chosen)
  const { person, at, through } = visit
  const after = await tools.quizAttempts.record(
    {
      ...{ ask: { id: ask._id, revision: ask.revision }, by: person._id, at, through, language, marked },
      ...{ chosen: given.chosen, before: number - 1 },
      isLast: (ask.spent ?? 0) + number >= quizOf(course).attempts,
    },
    ask.subject,
  )
  if (!after) {
    const now = await courseAt(tools, visit, value)
    return 'refused' in now
      ? now.refused
      : handedInBefore(visit, await triedBy(tools, visit, now), number, inputs)
  }
  if (marked.passed) {
    const recorded = await complete(tools, visit, view, after)
    if (recorded.kind === 'card') return recorded
  } else tools.settled(after._id)
  const isOut = after.state === 'closed'
  if (isOut) tools.cycleMoved(after.cycle)
  const talk = isOut ? await managerOf(tools, visit) : null
  return { kind: 'form', form: resultForm({ ...view, ask: after }, { quiz, marked, talk }, visit.texts) }
}

/** Who is asked to talk with them; null where others see to it. */
async function managerOf(
  { people }: CourseQuizTools,
  { person: { manager }, at }: Visit,
): Promise<string | null> {
  const found = manager === null ? null : await people.byId(manager)
  return found && isPresentAt(found, at) ? found.name : null
}

/** What came of the attempt that settled the question, where its form is sent off once more; null: it was another one. */
async function settledBy(
  tools: CourseQuizTools,
  visit: Visit,
  { value, inputs }: { value: string; inputs: Inputs },
  shown: number,
): Promise<Reply | null> {
  const seen = await readableAt(tools, visit, value)
  if ('refused' in seen || seen.ask.attempts?.length !== shown) return null
  return handedInBefore(visit, await triedBy(tools, visit, seen), shown, inputs)
}

/**
 * The form of an attempt that is on record. Sent off twice, it says what came of it once more; with other answers it was
 * another form of theirs, which asked what is answered by now.
 */
function handedInBefore(visit: Visit, view: CourseView & TriedLesson, shown: number, inputs: Inputs): Reply {
  const attempt = view.ask.attempts?.at(-1)
  const given = chosenIn(quizAt(view, shown), inputs, visit.texts)
  if (attempt?.number !== shown || 'refused' in given) return refuse(visit, { because: 'changed' })
  const quiz = quizAt(view, shown)
  const marked = markQuiz(quiz, given.chosen)
  if (marked.right !== attempt.right) return refuse(visit, { because: 'changed' })
  return { kind: 'form', form: resultForm(view, { quiz, marked }, visit.texts) }
}

/** With the attempt that passed, and until when it counts. */
async function complete(
  tools: CourseQuizTools,
  visit: Visit,
  { course }: CourseView,
  { _id: id, revision, subject, attempts }: Ask,
): Promise<Reply> {
  const { person, at, through } = visit
  const passed = passedAttempt(attempts, subject.hash)
  const until = validUntil(course, today(visit))
  const answered = await tools.asks.answer(
    {
      ...{ ask: { id, revision }, by: person._id, at, through, value: 'completed' },
      ...{ language: courseLanguage(course, person), attempt: passed?.number ?? 0 },
      ...(until === null ? {} : { until }),
    },
    subject,
  )
  if (!answered) {
    // Who looks for what was lost on the way may have been faster.
    const now = await tools.asks.byId(id)
    if (now?.answer?.attempt === passed?.number) return { kind: 'done', settled: [id] }
    const refused = await courseAt(tools, visit, `${id}.${revision}`)
    return 'refused' in refused ? refused.refused : refuse(visit, { because: 'changed' })
  }
  tools.answered(id)
  tools.settled(id)
  return { kind: 'done', settled: [id] }
}
