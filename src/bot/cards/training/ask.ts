import { type Ask, formatAskRef } from '../../../domain/ask.js'
import { passedAttempt } from '../../../domain/quiz.js'
import { renewedFrom } from '../../../domain/training.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, type CardNode, escaped } from '../card.js'
import { titledCard, type WaitingThing } from '../common.js'
import { textFor, titleOf } from '../definition.js'
import { type CourseView, verbs } from './course.js'

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
      {
        kind: 'actions',
        actions: [
          { verb: verbs.read, value, label: t.open, primary: true },
          { verb: verbs.cannot, value, label: t.cannot },
        ],
      },
      { kind: 'text', small: true, text: whyAsked(ask, escaped(owner), texts) },
    ],
  }
}

/** What came before: somebody talked with them, refused a waiver, or what they completed runs out. */
function before({ ask, said, runsOut, reader, at }: CourseView, texts: Texts): CardNode[] {
  const t = texts.training.ask
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
export function waitingCourse({ ask, course, reader, at }: CourseView, texts: Texts): WaitingThing {
  const t = texts.training.ask
  const when = t.when(ask.dueOn, dateIn(at, reader.timeZone), course.minutes)
  return {
    text: `**${t.title(escaped(titleOf(course, reader)))}**  \n${when}`,
    action: { verb: verbs.read, value: formatAskRef(ask), label: t.open, primary: true },
    dueOn: ask.dueOn,
  }
}

function receiptCard({ ask, course, reader, at }: CourseView, texts: Texts): Card {
  const t = texts.training
  const title = t.receipt.title(titleOf(course, reader))
  const passed = passedAttempt(ask.attempts, ask.subject.hash)
  const until = ask.answer?.until
  const today = dateIn(at, reader.timeZone)
  return {
    summary: title,
    nodes: [
      { kind: 'text', text: `**${escaped(title)}**` },
      {
        kind: 'text',
        text: t.receipt.when(
          ask.answer?.at ?? ask.openedAt,
          reader.timeZone,
          passed?.right ?? 0,
          passed?.of ?? 0,
        ),
      },
      {
        kind: 'text',
        text: until === undefined ? t.receipt.forEver : t.receipt.until(until, today, renewedFrom(until)),
      },
      {
        kind: 'actions',
        actions: [{ verb: `${verbs.page}/1`, value: formatAskRef(ask), label: t.lesson.again }],
      },
    ],
  }
}

function declinedCard({ ask, course, reader }: CourseView, texts: Texts): Card {
  const t = texts.training.cannot
  return titledCard(t.title(titleOf(course, reader)), [
    t.waits(ask.declined?.at ?? ask.openedAt, reader.timeZone),
    escaped(ask.declined?.reason.text ?? ''),
  ])
}

function closedCard(view: CourseView, texts: Texts): Card {
  const { course, reader } = view
  return titledCard(texts.training.closed.title(titleOf(course, reader)), [whyClosed(view, texts)])
}

function whyClosed({ ask, reader, waivedUntil, at }: CourseView, texts: Texts): string {
  const t = texts.training.closed
  const because = ask.closed?.because
  switch (because) {
    case 'failed':
      return t.failed(ask.attempts?.length ?? 0)
    case 'excepted':
      return waivedUntil === null ? t.settled : t.excepted(waivedUntil, dateIn(at, reader.timeZone))
    case 'not-needed':
    case 'changed':
    case 'asked-again':
    case 'settled':
    case 'absent':
    case 'left':
    case 'retired':
      return t[because]
    default:
      return t['cycle-closed']
  }
}
