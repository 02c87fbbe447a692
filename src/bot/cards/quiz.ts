import type { Quiz, QuizQuestion } from '../../domain/quiz.js'
import type { CardNode, Input } from './card.js'

/** The questions of a quiz, whatever it is about, with what was chosen the last time. */
export function questionsNode(
  { questions }: Quiz,
  chosen: Readonly<Record<string, string>>,
  language: string,
): CardNode {
  return {
    kind: 'inputs',
    inputs: questions.map((question) => inputFor(question, chosen[question.id], language)),
  }
}

function inputFor({ id, text, options }: QuizQuestion, initial: string | undefined, language: string): Input {
  return {
    kind: 'choice',
    look: 'radio',
    name: id,
    label: wordsIn(text, language),
    options: options.map((option) => ({ value: option.id, label: wordsIn(option.text, language) })),
    ...(initial === undefined ? {} : { initial }),
  }
}

/** In that language, else in the first that there is. */
export function wordsIn(text: Readonly<Record<string, string>>, language: string): string {
  return text[language] ?? Object.values(text)[0] ?? ''
}
