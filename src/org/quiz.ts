import { z } from 'zod'
import { normaliseText } from '../domain/policy.js'
import type { Quiz, QuizQuestion } from '../domain/quiz.js'
import { checkedText, Identifier, wholeNumber } from './fields.js'
import type { Findings } from './problems.js'
import type { Remedies, YamlFile } from './yaml-file.js'

/** As much as a chat shows of one that can be chosen. */
export const LONGEST_OPTION = 75
export const LONGEST_QUESTION = 300

const prose = (most: number) =>
  checkedText((text) =>
    text.trim().length <= most
      ? undefined
      : { what: `is longer than ${most} characters`, remedy: `Say it in at most ${most} characters.` },
  ).transform((text) => normaliseText(text).trim())

const TranslatedQuestion = z.strictObject({
  id: Identifier,
  question: prose(LONGEST_QUESTION),
  options: z
    .record(z.string(), prose(LONGEST_OPTION))
    .refine((options) => Object.keys(options).every((id) => Identifier.safeParse(id).success))
    .refine((options) => Object.keys(options).length >= 2 && Object.keys(options).length <= 6),
})
const Question = TranslatedQuestion.extend({ right: Identifier })

/** `quiz` in the front matter of a policy, in the language of its file. */
export const QuizFields = z.strictObject({
  passMark: wholeNumber(1, 10),
  questions: z.array(Question).min(1).max(10),
})
/** `quiz` in a translation says only what it says differently. */
export const TranslatedQuizFields = z.strictObject({
  questions: z.array(TranslatedQuestion).min(1).max(10),
})
type TranslatedQuizFields = z.infer<typeof TranslatedQuizFields>

export const translatedQuizRemedies: Remedies = {
  quiz: 'Write `questions` below it, indented, or leave it out.',
  'quiz.questions': 'Write one to ten questions as a list.',
  'quiz.questions.id': 'Write lower-case letters, digits and hyphens, such as lost-laptop.',
  'quiz.questions.question': 'Write the question.',
  'quiz.questions.options':
    'Write two to six options, each as `id: text` on a line of its own, the id in lower-case letters, digits and hyphens.',
}
export const quizRemedies: Remedies = {
  ...translatedQuizRemedies,
  quiz: 'Write `passMark` and `questions` below it, indented, or leave it out.',
  'quiz.passMark': 'Write how many answers have to be right, at most as many as there are questions.',
  'quiz.questions.right': 'Write the id of the option that is right.',
}

/** The quiz in the language of the policy's main file. */
export function quizOf({ passMark, questions }: z.infer<typeof QuizFields>, language: string): Quiz {
  return {
    passMark,
    questions: questions.map(({ id, question, options, right }) => ({
      id,
      text: { [language]: question },
      options: Object.entries(options).map(([option, text]) => ({ id: option, text: { [language]: text } })),
      right,
    })),
  }
}

export function checkQuiz({ passMark, questions }: Quiz, yaml: YamlFile, findings: Findings): void {
  const faults = [...faultsOfMark(passMark, questions.length), ...faultsOf(questions)]
  for (const { path, ...fault } of faults)
    findings.problem({ file: yaml.name, line: yaml.lineOf(['quiz', ...path]), ...fault })
}

/** What is wrong with the questions of a quiz, and where in it. */
export interface QuizFault {
  path: (string | number)[]
  what: string
  remedy: string
}

export function faultsOfMark(passMark: number, of: number): QuizFault[] {
  const there = of === 1 ? 'there is 1 question' : `there are ${of} questions`
  const what = `${passMark} right answers are needed, and ${there}`
  return passMark > of ? [{ path: ['passMark'], what, remedy: `Write ${of} or less.` }] : []
}

export function faultsOf(questions: Quiz['questions']): QuizFault[] {
  return questions.flatMap(({ id, options, right }, index): QuizFault[] => {
    const at = (field: string) => ['questions', index, field]
    const known = options.map((option) => option.id)
    const twice = { what: `there are two questions "${id}"`, remedy: 'Give each an id of its own.' }
    const none = {
      what: `right is "${right}", which is none of the options`,
      remedy: `Write one of: ${known.join(', ')}.`,
    }
    return [
      ...(questions.findIndex((other) => other.id === id) < index ? [{ path: at('id'), ...twice }] : []),
      ...(known.includes(right) ? [] : [{ path: at('right'), ...none }]),
    ]
  })
}

/** The quiz with a translation's texts in it; what does not fit its questions is found fault with. */
export function withTranslation(
  quiz: Quiz | undefined,
  translated: TranslatedQuizFields | undefined,
  { language, main, yaml }: { language: string; main: string; yaml: YamlFile },
  findings: Findings,
): Quiz | undefined {
  const say = (path: readonly PropertyKey[], what: string, remedy: string) =>
    findings.problem({ file: yaml.name, line: yaml.lineOf(['quiz', ...path]), what, remedy })
  if (quiz === undefined || translated === undefined) {
    if (quiz) say([], `${main} has a quiz, and this file has none`, 'Write its questions in this language.')
    if (translated) say([], `there is no quiz in ${main}`, 'Write it there too, or leave it out here.')
    return quiz
  }
  for (const [index, { id }] of translated.questions.entries())
    if (!quiz.questions.some((question) => question.id === id))
      say(['questions', index, 'id'], `there is no question "${id}" in ${main}`, 'Use the ids of that file.')
  const questions = quiz.questions.map((question): QuizQuestion => {
    const index = translated.questions.findIndex(({ id }) => id === question.id)
    const theirs = translated.questions[index]
    if (theirs === undefined) {
      say(['questions'], `the question "${question.id}" is missing`, `Translate it from ${main}.`)
      return question
    }
    const ids = question.options.map(({ id }) => id)
    if (ids.toSorted().join() !== Object.keys(theirs.options).toSorted().join())
      say(
        ['questions', index, 'options'],
        `the question "${question.id}" has other options than in ${main}`,
        `Write a text for each of: ${ids.join(', ')}.`,
      )
    return {
      ...question,
      text: { ...question.text, [language]: theirs.question },
      options: question.options.map(({ id, text }) => ({
        id,
        text: { ...text, [language]: theirs.options[id] ?? '' },
      })),
    }
  })
  return { ...quiz, questions }
}
