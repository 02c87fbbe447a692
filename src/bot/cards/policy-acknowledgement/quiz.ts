import { formatAskRef } from '../../../domain/ask.js'
import { type Marked, passedAttempt, type Quiz } from '../../../domain/quiz.js'
import type { Texts } from '../../texts/texts.js'
import { type CardNode, escaped, type Form } from '../card.js'
import { escapedName, languageFor } from '../policy-name.js'
import { questionsNode, wordsIn } from '../quiz.js'
import { acknowledgeVerb, type PolicyView, verbs } from './policy.js'

/** What was chosen the last time, and what came of it. */
export interface LastAttempt {
  chosen: Readonly<Record<string, string>>
  marked: Marked
}

/** All questions at once; after an attempt that was not enough, which ones to look at again, but not what is right. */
export function quizForm(view: PolicyView, quiz: Quiz, last: LastAttempt | null, texts: Texts): Form {
  const { ask, policy, reader } = view
  const t = texts.quiz
  const language = languageFor(policy, reader)
  const value = formatAskRef(ask)
  return {
    title: t.formTitle,
    close: texts.common.close,
    submit: { verb: `${verbs.checkQuiz}/${language}`, value, label: t.submit },
    nodes: [
      { kind: 'text', text: `**${t.heading(escapedName(policy, language))}**` },
      ...(last
        ? lookAgain(quiz, last.marked, language, texts)
        : [{ kind: 'text', text: t.rules(quiz.passMark, quiz.questions.length) } as const]),
      questionsNode(quiz, last?.chosen ?? {}, language),
      { kind: 'actions', actions: [{ verb: `${verbs.page}/1`, value, label: t.readAgain }] },
    ],
  }
}

/** The sentence to acknowledge, once the quiz was passed. */
export function passedForm({ ask, policy, reader }: PolicyView, texts: Texts): Form {
  const language = languageFor(policy, reader)
  const attempt = passedAttempt(ask.attempts, ask.subject.hash)
  const t = texts.policyAcknowledgement.form
  return {
    title: t.readTitle,
    close: texts.common.close,
    submit: { verb: acknowledgeVerb(policy, language), value: formatAskRef(ask), label: t.submit },
    nodes: [
      ...(attempt ? [{ kind: 'text', text: texts.quiz.passed(attempt.right, attempt.of) } as const] : []),
      { kind: 'text', text: t.sentence(escaped(wordsIn(policy.sentence.text, language))) },
    ],
  }
}

function lookAgain(
  { passMark, questions }: Quiz,
  { right, of, wrong }: Marked,
  language: string,
  { quiz: t }: Texts,
): CardNode[] {
  const list = questions
    .filter(({ id }) => wrong.includes(id))
    .map(({ text }) => `- ${escaped(wordsIn(text, language))}`)
  return [
    { kind: 'text', text: t.notPassed(right, of, passMark) },
    { kind: 'text', text: list.join('\n') },
  ]
}
