import { type AskRef, parseAskRef, refusalOf } from '../../../domain/ask.js'
import { markQuiz, type Quiz } from '../../../domain/quiz.js'
import type { QuizAttempts } from '../../../store/quiz-attempts.js'
import type { PolicyView } from '../../cards/policy-acknowledgement/policy.js'
import { passedForm, quizForm } from '../../cards/policy-acknowledgement/quiz.js'
import type { Inputs, Reply } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { chosenIn } from '../quiz.js'
import { refuse, today } from './refuse.js'
import { type AnswerTools, viewOf } from './view.js'

export interface QuizTools extends AnswerTools {
  quizAttempts: QuizAttempts
}

export async function openQuiz(tools: QuizTools, visit: Visit, value: string): Promise<Reply> {
  const found = await quizAt(tools, visit, parseAskRef(value))
  if ('refused' in found) return found.refused
  return { kind: 'form', form: quizForm(found.view, found.quiz, null, visit.texts) }
}

/** Each attempt is one guarded write, passed or not; only then is said what came of it. */
export async function checkQuiz(
  tools: QuizTools,
  visit: Visit,
  value: string,
  language: string,
  inputs: Inputs,
): Promise<Reply> {
  const shown = parseAskRef(value)
  const found = await quizAt(tools, visit, shown)
  if (!shown || 'refused' in found) return 'refused' in found ? found.refused : noSuchAsk(visit)
  const { quiz, view } = found
  if (!(language in view.policy.body)) return noSuchAsk(visit)
  const given = chosenIn(quiz, inputs, visit.texts)
  if ('refused' in given) return given.refused

  const { chosen } = given
  const marked = markQuiz(quiz, chosen)
  const { person, at } = visit
  const { through } = visit
  const ask = await tools.quizAttempts.record(
    {
      ...{ ask: shown, by: person._id, at, through, language, marked, chosen },
      before: view.ask.attempts?.length ?? 0,
    },
    view.ask.subject,
  )
  if (!ask) {
    const now = await quizAt(tools, visit, shown)
    return 'refused' in now ? now.refused : refuse(visit, { because: 'changed' }, view.policy)
  }
  const after = { ...view, ask }
  const form = marked.passed
    ? passedForm(after, visit.texts)
    : quizForm(after, quiz, { chosen, marked }, visit.texts)
  return { kind: 'form', form }
}

/** The quiz of an ask that this person may answer. */
async function quizAt(
  tools: QuizTools,
  visit: Visit,
  shown: AskRef | null,
): Promise<{ view: PolicyView; quiz: Quiz } | { refused: Reply }> {
  const view = shown && (await viewOf(tools, visit, shown))
  if (!shown || !view?.policy.quiz) return { refused: noSuchAsk(visit) }
  const refusal = refusalOf(view.ask, visit.person, shown, today(visit))
  return refusal ? { refused: refuse(visit, refusal, view.policy) } : { view, quiz: view.policy.quiz }
}

function noSuchAsk(visit: Visit): Reply {
  return refuse(visit, { because: 'no-such-ask' })
}
