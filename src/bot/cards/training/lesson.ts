import { type Ask, formatAskRef } from '../../../domain/ask.js'
import { type Course, quizOf } from '../../../domain/course.js'
import { nearestLanguage } from '../../../domain/languages.js'
import type { Person } from '../../../domain/person.js'
import { type Chosen, drawnFor, type Marked, type Quiz } from '../../../domain/quiz.js'
import type { Texts } from '../../texts/texts.js'
import { type CardNode, escaped, type Form } from '../card.js'
import { pageTurners } from '../common.js'
import { textFor, titleOf } from '../definition.js'
import { pageIn } from '../pages.js'
import { questionsNode, wordsIn } from '../quiz.js'
import { courseLanguage, verbs } from './course.js'

/** Who does which course. */
export interface Lesson {
  ask: Ask
  course: Course
  reader: Person
}

/** The lesson, page by page, and from its last page the way to what completes it. Pages count from 1. */
export function lessonForm({ ask, course, reader }: Lesson, number: number, texts: Texts): Form {
  const t = texts.training.lesson
  const value = formatAskRef(ask)
  const language = courseLanguage(course, reader)
  const elsewhere = nearestLanguage(reader.language, Object.keys(course.lesson ?? course.title)) === null
  const title = titleOf(course, reader)
  const { isLast, nodes: page } = course.lesson
    ? lessonPage(course.lesson[language] ?? '', number, value, texts)
    : { isLast: true, nodes: elsewhereNodes(course, reader, texts) }
  const nodes: CardNode[] = [
    { kind: 'title', text: title },
    ...(elsewhere ? [{ kind: 'text', small: true, text: `_${t.otherLanguage(language)}_` } as const] : []),
    ...page,
  ]
  return {
    title: t.formTitle,
    nodes,
    close: texts.common.close,
    ...(ask.state === 'open' && isLast ? nextAfter(course, value, texts) : {}),
  }
}

function lessonPage(markdown: string, page: number, value: string, texts: Texts) {
  const { text, shown, last } = pageIn(markdown, page)
  const small = texts.policyAcknowledgement.form.page(shown, last)
  const nodes: CardNode[] = [
    ...(last > 1 ? [{ kind: 'text', small: true, text: small } as const] : []),
    { kind: 'text', text },
    ...pageTurners({ verb: verbs.page, value }, shown, last, texts),
  ]
  return { nodes, isLast: shown === last }
}

/** What completes it from its last page on; nothing where somebody else writes that down. */
function nextAfter({ by }: Course, value: string, texts: Texts): Pick<Form, 'submit'> {
  if (by.way === 'quiz') return { submit: { verb: verbs.quiz, value, label: texts.training.lesson.goOn } }
  if (by.way !== 'certificate') return {}
  return { submit: { verb: verbs.handIn, value, label: texts.trainingWays.certificate.next } }
}

/** Where it stands, or what it is for where it is taught in a room. */
function elsewhereNodes(course: Course, reader: Person, texts: Texts): CardNode[] {
  const t = texts.training.lesson
  const { link, by, purpose } = course
  if (link === null) return [{ kind: 'text', text: escaped(textFor(purpose, reader)) }]
  return [
    { kind: 'text', text: t.link(escaped(titleOf(course, reader)), link) },
    ...(by.way === 'quiz' ? [{ kind: 'text', text: t.linkNext } as const] : []),
  ]
}

/** With what its reader chose in each attempt so far, by the ask, the oldest first. */
export interface TriedLesson extends Lesson {
  tried: readonly { ask: string; chosen: Chosen }[]
}

/** What this person's next attempt asks. */
export function nextQuiz(lesson: TriedLesson): { quiz: Quiz; number: number } {
  const number = (lesson.ask.attempts?.length ?? 0) + 1
  return { quiz: quizAt(lesson, number), number }
}

/** The questions of an attempt, counted from 1. */
export function quizAt(
  { ask, course, tried }: Pick<TriedLesson, 'ask' | 'course' | 'tried'>,
  number: number,
): Quiz {
  const own = tried.filter((each) => each.ask === ask._id).slice(0, number - 1)
  const before = [...tried.filter((each) => each.ask !== ask._id), ...own]
  return drawnFor(
    quizOf(course),
    ask._id,
    number,
    before.map(({ chosen }) => chosen),
  )
}

/** How many attempts are left before others see to it. */
export function attemptsLeft({ ask, course }: Pick<Lesson, 'ask' | 'course'>): number {
  return quizOf(course).attempts - (ask.spent ?? 0) - (ask.attempts?.length ?? 0)
}

/** The questions of the next attempt, all at once. */
export function courseQuizForm(lesson: TriedLesson, texts: Texts): Form {
  const { ask, course, reader } = lesson
  const t = texts.training.quiz
  const { quiz, number } = nextQuiz(lesson)
  const language = courseLanguage(course, reader)
  const value = formatAskRef(ask)
  return {
    title: t.formTitle,
    close: texts.common.close,
    submit: { verb: `${verbs.checkQuiz}/${number}/${language}`, value, label: t.submit },
    nodes: [
      { kind: 'text', text: `**${t.heading(escaped(titleOf(course, reader)))}**` },
      { kind: 'text', text: rulesOf(lesson, quiz, (ask.spent ?? 0) + number, texts) },
      questionsNode(quiz, {}, language),
      { kind: 'text', small: true, text: `_${t.whoSees}_` },
      { kind: 'actions', actions: [{ verb: `${verbs.page}/1`, value, label: t.readAgain }] },
    ],
  }
}

function rulesOf({ course }: Lesson, quiz: Quiz, number: number, { training: { quiz: t } }: Texts): string {
  const { attempts, draw, questions } = quizOf(course)
  const rules = t.rules(quiz.passMark, quiz.questions.length, number, attempts)
  return number > 1 && questions.length > draw ? `${rules} ${t.others}` : rules
}

/**
 * What came of an attempt, question by question, and what comes next.
 *
 * @param talk who talks with whoever used up their attempts; plain, and null where nobody is known yet
 */
export function resultForm(
  lesson: Lesson,
  { quiz, marked, talk = null }: { quiz: Quiz; marked: Marked; talk?: string | null },
  texts: Texts,
): Form {
  const { course, reader, ask } = lesson
  const t = texts.training.quiz
  const left = attemptsLeft(lesson)
  const value = formatAskRef(ask)
  const again = { verb: verbs.quiz, value, label: t.tryAgain, primary: true }
  const read = { verb: `${verbs.page}/1`, value, label: t.readAgain }
  const { right, of, passed } = marked
  const said = passed
    ? [t.passed(right, of)]
    : left > 0
      ? [t.notPassed(right, of, quiz.passMark), t.left(left)]
      : [t.failed(right, of, quiz.passMark), t.failedNext(talk && escaped(talk))]
  return {
    title: t.formTitle,
    close: texts.common.close,
    nodes: [
      ...said.map((text) => ({ kind: 'text', text }) as const),
      ...quiz.questions.map((question): CardNode => {
        const language = courseLanguage(course, reader)
        const because = escaped(wordsIn(question.because ?? {}, language))
        const rightOne = question.options.find(({ id }) => id === question.right)
        const answer = escaped(wordsIn(rightOne?.text ?? {}, language))
        const asked = escaped(wordsIn(question.text, language))
        const isWrong = marked.wrong.includes(question.id)
        const text = isWrong ? t.wrong(asked, `${answer}. ${because}`.trim()) : t.right(asked, because)
        return { kind: 'text', text }
      }),
      ...(!passed && left > 0 ? [{ kind: 'actions', actions: [again, read] } as const] : []),
    ],
  }
}
