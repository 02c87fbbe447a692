import { z } from 'zod'
import type { QuizWay } from '../../domain/course.js'
import type { QuizQuestion } from '../../domain/quiz.js'
import { inLanguages, type Texts } from '../definition-fields.js'
import type { Written } from '../definition-kind.js'
import { Identifier, wholeNumber } from '../fields.js'
import { faultsOf, faultsOfMark, LONGEST_OPTION, LONGEST_QUESTION, type QuizFault } from '../quiz.js'
import type { Remedies } from '../yaml-file.js'

/** As long as why an answer is right may be explained. */
const LONGEST_BECAUSE = 300
/** More are not answered with care at once. */
const MOST_DRAWN = 10

/** `quiz` of a course: a pool of questions, of which each attempt draws some. */
export const QuizPoolFields = z.strictObject({
  draw: wholeNumber(1, MOST_DRAWN),
  passMark: wholeNumber(1, MOST_DRAWN),
  attempts: wholeNumber(1, 10).default(3),
  questions: z
    .array(
      z.strictObject({
        id: Identifier,
        question: inLanguages(LONGEST_QUESTION),
        options: z
          .record(z.string(), inLanguages(LONGEST_OPTION))
          .refine((options) => Object.keys(options).every((id) => Identifier.safeParse(id).success))
          .refine((options) => Object.keys(options).length >= 2 && Object.keys(options).length <= 6),
        right: Identifier,
        because: inLanguages(LONGEST_BECAUSE),
      }),
    )
    .min(1)
    .max(50),
})
export type QuizPoolFields = z.infer<typeof QuizPoolFields>

export const quizPoolRemedies: Remedies = {
  'courses.quiz': 'Write `draw`, `passMark`, `attempts` and `questions` below it, indented.',
  'courses.quiz.draw': `Write how many questions an attempt asks, from 1 to ${MOST_DRAWN}.`,
  'courses.quiz.passMark': 'Write how many answers have to be right, at most as many as are drawn.',
  'courses.quiz.attempts': 'Write how often somebody may try, from 1 to 10.',
  'courses.quiz.questions': 'Write one to fifty questions as a list.',
  'courses.quiz.questions.id': 'Write lower-case letters, digits and hyphens, such as lost-laptop.',
  'courses.quiz.questions.question': `Write the question, at most ${LONGEST_QUESTION} characters, or one such text per language.`,
  'courses.quiz.questions.options': `Write two to six options, each as \`id: text\`, the id in lower-case letters, digits and hyphens, the text of at most ${LONGEST_OPTION} characters, or one per language.`,
  'courses.quiz.questions.right': 'Write the id of the option that is right.',
  'courses.quiz.questions.because': `Write why it is right, at most ${LONGEST_BECAUSE} characters, or one such text per language: it is shown afterwards.`,
}

/** What is wrong with it beside the shape of its fields: also a text that is missing in a language of the course. */
export function faultsOfPool(
  { draw, passMark, questions }: QuizPoolFields,
  languages: readonly string[],
): QuizFault[] {
  const tooFew = {
    what: `${draw} questions are drawn, and there are only ${questions.length}`,
    remedy: `Write ${questions.length} or less, or more questions.`,
  }
  const plain = questions.map(({ id, options, right }): QuizQuestion => {
    const known = Object.keys(options).map((option) => ({ id: option, text: {} }))
    return { id, right, text: {}, options: known }
  })
  return [
    ...(draw > questions.length ? [{ path: ['draw'], ...tooFew }] : []),
    ...faultsOfMark(passMark, draw),
    ...faultsOf(plain),
    ...questions.flatMap(({ question, options, because }, index) => [
      ...untranslated(question, ['questions', index, 'question'], languages),
      ...Object.values(options).flatMap((text) =>
        untranslated(text, ['questions', index, 'options'], languages),
      ),
      ...untranslated(because, ['questions', index, 'because'], languages),
    ]),
  ]
}

function untranslated(text: Texts, path: (string | number)[], languages: readonly string[]): QuizFault[] {
  if (languages.length < 2) return []
  const missing = languages.filter((language) => typeof text === 'string' || !(language in text))
  const what = `${String(path.at(-1))} has no text in ${missing.map((each) => `"${each}"`).join(', ')}, in which the course is`
  return missing.length > 0 ? [{ path, what, remedy: 'Write one for each language of the course.' }] : []
}

/** The pool with its texts by language. */
export function quizPoolOf(
  { draw, passMark, attempts, questions }: QuizPoolFields,
  inEach: Written<unknown>['inEach'],
): QuizWay {
  return {
    ...{ way: 'quiz', draw, passMark, attempts },
    questions: questions.map(({ id, question, options, right, because }, index): QuizQuestion => {
      const at = (field: string) => ['quiz', 'questions', index, field]
      return {
        ...{ id, right, text: inEach(at('question'), question), because: inEach(at('because'), because) },
        options: Object.entries(options).map(([option, text]) => ({
          id: option,
          text: inEach([...at('options'), option], text),
        })),
      }
    }),
  }
}
