import { type Ask, formatAskRef } from '../../../domain/ask.js'
import type { CalendarDate } from '../../../domain/calendar-date.js'
import { passedAttempt } from '../../../domain/quiz.js'
import { completedOn, renewedFrom } from '../../../domain/training.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type Card, type CardNode, escaped } from '../card.js'
import { titledCard, type WaitingThing } from '../common.js'
import { textFor, titleOf } from '../definition.js'
import { type CourseView, type Talk, verbs } from './course.js'
import { attemptsLeft } from './lesson.js'
import { waivedTexts } from './waiver-outcome.js'

/** The message in which a course stands: the question while it is open, what became of it afterwards. */
export function courseCard(view: CourseView, texts: Texts): Card {
  if (view.ask.state === 'answered') return receiptCard(view, texts)
  if (view.ask.state === 'declined') return declinedCard(view, texts)
  if (view.ask.state === 'closed') return closedCard(view, texts)
  const { ask, course, reader, owner } = view
  const t = texts.training.ask
  const title = titleOf(course, reader)
  const today = dateIn(view.at, reader.timeZone)
  const value = formatAskRef(ask)
  return {
    summary: t.summary(title, ask.dueOn, today),
    nodes: [
      { kind: 'title', text: t.title(title) },
      { kind: 'text', text: t.when(ask.dueOn, today, course.minutes) },
      ...before(view, texts),
      { kind: 'text', text: escaped(textFor(course.purpose, reader)) },
      ...howCompleted(view, texts),
      {
        kind: 'actions',
        actions: [...opening(view, texts), { verb: verbs.cannot, value, label: t.cannot }],
      },
      { kind: 'text', small: true, text: whyAsked(ask, escaped(owner), texts) },
    ],
  }
}

/** What there is to do first. */
function opening({ ask, course }: CourseView, texts: Texts): Action[] {
  const value = formatAskRef(ask)
  const { asked, certificate } = texts.trainingWays
  const { by, lesson, link } = course
  const read = { verb: verbs.read, value }
  if (by.way === 'quiz') return [{ ...read, label: texts.training.ask.open, primary: true }]
  const look = { ...read, label: asked.look }
  if (by.way !== 'certificate') return [{ ...look, primary: true }]
  const handIn = { verb: verbs.handIn, value, label: certificate.open, primary: true }
  return [handIn, ...(lesson || link ? [look] : [])]
}

function howCompleted({ course, owner }: CourseView, texts: Texts): CardNode[] {
  const { by } = course
  const t = texts.trainingWays.asked
  if (by.way === 'quiz') return []
  return [{ kind: 'text', text: by.way === 'certificate' ? t.certificate : t[by.way](escaped(owner)) }]
}

/** What came before: somebody talked with them, refused a waiver, or what they completed runs out. */
function before(view: CourseView, texts: Texts): CardNode[] {
  return [...outOfTurn(view, texts), ...saidBefore(view, texts), ...tried(view, texts)]
}

function outOfTurn({ outOfTurn: begun }: CourseView, { training: { ask: t } }: Texts): CardNode[] {
  return begun ? [{ kind: 'text', text: t.outOfTurn(escaped(begun.by), escaped(begun.reason)) }] : []
}

/** What came of the last attempt, and how many are left. */
function tried({ ask, course }: CourseView, { training: { ask: t } }: Texts): CardNode[] {
  const last = ask.attempts?.at(-1)
  if (course.by.way !== 'quiz' || (!last && !ask.spent)) return []
  const left = t.left(attemptsLeft({ ask, course }), course.by.attempts)
  return [{ kind: 'text', text: last ? `${t.tried(last.right, last.of)} ${left}` : left }]
}

function saidBefore({ ask, said, runsOut, reader, at }: CourseView, texts: Texts): CardNode[] {
  const t = texts.training.ask
  if (said?.what === 'sent-back')
    return [{ kind: 'text', text: texts.trainingWays.sentBack(escaped(said.by), escaped(said.text)) }]
  if (said) return [{ kind: 'text', text: t[said.what](escaped(said.by), escaped(said.text)) }]
  if (runsOut !== null) return [{ kind: 'text', text: t.runsOut(runsOut, dateIn(at, reader.timeZone)) }]
  return ask.needed?.renews ? [{ kind: 'text', text: t.renewed }] : []
}

function whyAsked({ needed }: Ask, owner: string, texts: Texts): string {
  const t = texts.training.ask.why
  const of = escaped(needed?.of ?? '')
  if (needed?.as === 'department') return t.department(owner, of)
  if (needed?.as === 'role') return t.role(owner, of)
  if (needed?.as === 'everyone' || needed?.as === 'joiner') return t[needed.as](owner)
  return t.other(owner)
}

/** The same question as one line of a list. */
export function waitingCourse(view: CourseView, texts: Texts): WaitingThing {
  const { ask, course, reader, at } = view
  const t = texts.training.ask
  const [action = { verb: verbs.read, value: formatAskRef(ask), label: t.open }] = opening(view, texts)
  const when = t.when(ask.dueOn, dateIn(at, reader.timeZone), course.minutes)
  return {
    text: `**${t.title(escaped(titleOf(course, reader)))}**  \n${when}`,
    action,
    dueOn: ask.dueOn,
  }
}

function receiptCard(view: CourseView, texts: Texts): Card {
  const { ask, course, reader, at, confirmed } = view
  const { receipt } = texts.trainingWays
  const today = dateIn(at, reader.timeZone)
  if (confirmed === 'waits')
    return titledCard(receipt.waits(titleOf(course, reader)), [
      receipt.waitsNext,
      ...runsOutSoon(ask, today, receipt.soon),
    ])
  if (confirmed === 'sent-back')
    return titledCard(receipt.returned(titleOf(course, reader)), [receipt.returnedNext])
  const t = texts.training
  const title = t.receipt.title(titleOf(course, reader))
  const passed = passedAttempt(ask.attempts, ask.subject.hash)
  return {
    summary: title,
    nodes: [
      { kind: 'text', text: `**${escaped(title)}**` },
      {
        kind: 'text',
        text:
          otherwise(view, texts) ??
          t.receipt.when(
            ask.answer?.at ?? ask.openedAt,
            reader.timeZone,
            passed?.right ?? 0,
            passed?.of ?? 0,
          ),
      },
      {
        kind: 'text',
        text: untilWhen(ask, today, texts),
      },
      ...(ask.answer && ask.answer.by !== ask.askedOf
        ? [{ kind: 'text', small: true, text: receipt.wrong } as const]
        : []),
      {
        kind: 'actions',
        actions: [{ verb: `${verbs.page}/1`, value: formatAskRef(ask), label: t.lesson.again }],
      },
    ],
  }
}

function untilWhen({ answer, snapshot }: Ask, today: CalendarDate, { training: { receipt: t } }: Texts) {
  const until = answer?.until
  if (!answer || until === undefined) return t.forEver
  const next = renewedFrom(completedOn({ answer, snapshot }), until)
  return next <= today ? t.untilSoon(until, today) : t.until(until, today, next)
}

/** What is handed in may have to be renewed as soon as it counts. */
function runsOutSoon(
  { answer, snapshot }: Ask,
  today: CalendarDate,
  soon: (date: CalendarDate, today: CalendarDate) => string,
): string[] {
  const until = answer?.until
  if (!answer || until === undefined || renewedFrom(completedOn({ answer, snapshot }), until) > today)
    return []
  return [soon(until, today)]
}

/** When and how, where that was not by its questions. */
function otherwise({ ask, reader, at, saidBy }: CourseView, texts: Texts): string | null {
  const { completion } = ask.answer ?? {}
  if (!completion) return null
  const t = texts.trainingWays.receipt.when
  const today = dateIn(at, reader.timeZone)
  return completion.by === 'attendance'
    ? t.attendance(completion.on, today, escaped(saidBy ?? ''))
    : t[completion.by](completion.on, today)
}

function declinedCard({ ask, course, reader }: CourseView, texts: Texts): Card {
  const t = texts.training.cannot
  return titledCard(t.title(titleOf(course, reader)), [
    t.waits(ask.declined?.at ?? ask.openedAt, reader.timeZone),
    escaped(ask.declined?.reason.text ?? ''),
  ])
}

function closedCard(view: CourseView, texts: Texts): Card {
  const { course, reader, talk } = view
  if (talk) return talkCard(view, talk, texts)
  return titledCard(texts.training.closed.title(titleOf(course, reader)), whyClosed(view, texts))
}

/** Who used up their attempts is not through with it: what comes next stands first. */
function talkCard({ ask, course, reader, at }: CourseView, talk: Talk, texts: Texts): Card {
  const t = texts.training.talk
  const title = titleOf(course, reader)
  const by = talk.by === null ? null : escaped(talk.by)
  switch (talk.is) {
    case 'waits': {
      const made = (ask.spent ?? 0) + (ask.attempts?.length ?? 0)
      return titledCard(t.waits.title(talk.by, title), [t.waits.text(by, made), t.waits.whoSees])
    }
    case 'again':
      return titledCard(t.again.title(title), [t.again.text])
    case 'waiver-asked':
      return titledCard(t.waiverAsked.title(title), [t.waiverAsked.text(by)])
    case 'waived':
      return titledCard(texts.training.closed.title(title), [
        ...waivedTexts(talk.waiver, dateIn(at, reader.timeZone), texts),
      ])
  }
}

function whyClosed({ ask, reader, waiver, at }: CourseView, texts: Texts): string[] {
  const t = texts.training.closed
  const because = ask.closed?.because
  switch (because) {
    case 'excepted':
      return waiver === null ? [t['asked-again']] : waivedTexts(waiver, dateIn(at, reader.timeZone), texts)
    case 'not-needed':
    case 'changed':
    case 'asked-again':
    case 'settled':
    case 'absent':
    case 'left':
    case 'retired':
      return [t[because]]
    default:
      return [t['cycle-closed']]
  }
}
