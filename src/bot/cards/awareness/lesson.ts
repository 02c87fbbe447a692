import { type Ask, formatAskRef } from '../../../domain/ask.js'
import { isRight, type Lesson } from '../../../domain/awareness.js'
import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { Person } from '../../../domain/person.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type Card, type CardNode, escaped, type Form } from '../card.js'
import { titledCard, type WaitingThing } from '../common.js'
import { languageFor, textFor, titleOf } from '../definition.js'

export const verbs = {
  /** With the option: answers. */
  answer: 'awareness.answer',
  /** Opens the lesson, from a list in which it is one line. */
  open: 'awareness.open',
  /** Answers with what was chosen in the form. */
  choose: 'awareness.choose',
} as const

/** The name of the one input. */
export const ANSWER = 'answer'

export interface LessonView {
  ask: Ask
  lesson: Lesson
  reader: Person
  /** Until the end of that day it may be answered. */
  closesOn: CalendarDate
  /** ISO 8601 UTC: when this is shown. */
  at: string
}

/** The message in which a lesson stands: with its question while it is open, what is right and why afterwards. */
export function lessonCard(view: LessonView, texts: Texts): Card {
  if (view.ask.state === 'answered') return receiptCard(view, texts)
  if (view.ask.state === 'closed') return overCard(view, texts)
  const { ask, lesson, reader } = view
  const t = texts.awareness.ask
  const title = titleOf(lesson, reader)
  const value = formatAskRef(ask)
  const actions = lesson.question.options.map(({ id, text }): Action => {
    return { verb: `${verbs.answer}/${id}`, value, label: textFor(text, reader) }
  })
  return {
    summary: t.summary(title),
    nodes: [
      { kind: 'title', text: t.title(title) },
      ...bodyOf(view),
      { kind: 'actions', actions },
      why(view, texts),
    ],
    item: { lines: linesOf(view, texts), actions: [openAction(view, texts)] },
  }
}

function bodyOf({ lesson, reader }: LessonView): CardNode[] {
  return [
    { kind: 'text', text: textFor(lesson.text, reader) },
    { kind: 'text', text: `**${escaped(textFor(lesson.question.text, reader))}**` },
  ]
}

function why({ closesOn, reader, at }: LessonView, texts: Texts): CardNode {
  return { kind: 'text', small: true, text: texts.awareness.ask.why(closesOn, dateIn(at, reader.timeZone)) }
}

function linesOf({ lesson, reader }: LessonView, { awareness: { ask: t } }: Texts): string[] {
  return [`**${escaped(t.title(titleOf(lesson, reader)))}**`, t.line]
}

function openAction({ ask }: LessonView, texts: Texts): Action {
  return { verb: verbs.open, value: formatAskRef(ask), label: texts.awareness.ask.read }
}

/** The same as one line of a list. */
export function lessonThing(view: LessonView, texts: Texts): WaitingThing {
  return {
    text: linesOf(view, texts).join('  \n'),
    action: openAction(view, texts),
    dueOn: view.closesOn,
  }
}

/** The lesson with its question, for who comes from a list. */
export function lessonForm(view: LessonView, texts: Texts): Form {
  const { ask, lesson, reader } = view
  const t = texts.awareness.ask
  const { options, text } = lesson.question
  return {
    title: t.formTitle,
    close: texts.common.close,
    submit: { verb: verbs.choose, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'title', text: t.title(titleOf(lesson, reader)) },
      { kind: 'text', text: textFor(lesson.text, reader) },
      { kind: 'text', text: `**${escaped(textFor(text, reader))}**` },
      {
        kind: 'inputs',
        inputs: [
          {
            ...{ kind: 'choice', look: 'radio', name: ANSWER, label: t.label },
            options: options.map((option) => ({ value: option.id, label: textFor(option.text, reader) })),
          },
        ],
      },
      why(view, texts),
    ],
  }
}

/** What came of it, in the place of the form that it was answered in. */
export function answeredForm(view: LessonView, texts: Texts): Form {
  return {
    title: texts.awareness.ask.formTitle,
    close: texts.common.close,
    nodes: receiptCard(view, texts).nodes,
  }
}

function receiptCard(view: LessonView, texts: Texts): Card {
  const { ask, lesson, reader } = view
  const t = texts.awareness.receipt
  const value = ask.answer?.value ?? ''
  const wasRight = isRight(lesson, value)
  const heading = (wasRight ? t.right : t.wrong)(titleOf(lesson, reader))
  const said = [...(wasRight ? [] : [t.yours(optionIn(view, value))]), ...explained(view, texts)]
  const card = titledCard(heading, [
    `*${escaped(textFor(lesson.question.text, reader))}*`,
    ...said,
    t.when(ask.answer?.at ?? ask.openedAt, reader.timeZone),
  ])
  return { ...card, item: { lines: [`**${escaped(heading)}**`, said.join(' ')], actions: [] } }
}

/** What is right, and why. */
export function explained(view: LessonView, texts: Texts): string[] {
  const { right, because } = view.lesson.question
  return [
    `${texts.awareness.receipt.isRight(optionIn(view, right))} ${escaped(textFor(because, view.reader))}`,
  ]
}

function optionIn({ lesson, reader }: LessonView, id: string): string {
  const option = lesson.question.options.find((each) => each.id === id)
  return escaped(option ? textFor(option.text, reader) : id)
}

function overCard({ ask, lesson, reader }: LessonView, { awareness: { over: t } }: Texts): Card {
  return titledCard(t.title(titleOf(lesson, reader)), [ask.closed?.because === 'left' ? t.left : t.nothing])
}

/** In which language the reader sees it. */
export function lessonLanguage({ lesson, reader }: LessonView): string {
  return languageFor(lesson.text, reader)
}
