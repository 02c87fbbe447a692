import { type Ask, formatAskRef } from '../../../domain/ask.js'
import type { ReviewDefinition } from '../../../domain/management-review.js'
import type { Person } from '../../../domain/person.js'
import {
  inputOfSlot,
  MINUTES_SLOT,
  PACK_SLOT,
  type ReviewActionAnswer,
} from '../../../domain/review-course.js'
import type { ReviewAction, ReviewMeeting, ReviewQuestion } from '../../../domain/review-meeting.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type Card, type CardNode, escaped, type Form } from '../card.js'
import { firstLine, titledCard, type WaitingThing } from '../common.js'
import { titleOf } from '../definition.js'
import { inputs, LONGEST_SAID, verbs } from './verbs.js'

/** What the cards of an ask of a review show. */
export interface ReviewAskView {
  ask: Ask
  definition: ReviewDefinition
  meeting: ReviewMeeting
  /** What the ask is about, where it is about something that was decided. */
  action: ReviewAction | null
  question: ReviewQuestion | null
  /** Plain: who asked it. */
  questionBy: string
  /** Plain: who handed it on to whoever is asked, and why; null where nobody did. */
  handedOn: { by: string; reason: string } | null
  reader: Person
  /** Plain: who leads the review. */
  chair: string
  /** Plain: who was asked, and who answered. */
  askedOf: string
  answeredBy: string | null
  /** Plain: who has not answered what the pack is to hold. */
  unanswered: readonly string[]
  at: string
}

/** As long as it takes, at least. */
const MINUTES = { input: 5, pack: 30, minutes: 30 } as const

/** The message in which an ask of a review stands: the question while it is open, what became of it afterwards. */
export function reviewAskCard(view: ReviewAskView, texts: Texts): Card {
  if (view.ask.state === 'answered') return receiptCard(view, texts)
  if (view.ask.state === 'closed') return closedCard(view, texts)
  const { ask, reader } = view
  const { title, what, actions, why, when, head } = wordsOf(view, texts)
  const isInStead = ask.delegated?.to === reader._id
  const stands = isInStead ? `${texts.managementReview.ask.whyInStead(escaped(view.askedOf))} · ${why}` : why
  return {
    summary: title,
    nodes: [
      { kind: 'title', text: title },
      { kind: 'text', text: when },
      ...what.map((text): CardNode => ({ kind: 'text', text })),
      { kind: 'actions', actions },
      { kind: 'text', small: true, text: stands },
    ],
    item: {
      lines: [`**${escaped(title)}**`, when, ...(head ? [head] : [])],
      actions: [{ verb: verbs.open, value: formatAskRef(ask), label: openLabel(view, texts), primary: true }],
    },
  }
}

interface Words {
  title: string
  what: string[]
  actions: Action[]
  why: string
  when: string
  /** What it is for, where a list says so, too. */
  head?: string
}

function wordsOf(view: ReviewAskView, texts: Texts): Words {
  const { ask, definition, meeting, action, question, questionBy, handedOn, reader, chair, unanswered, at } =
    view
  const t = texts.managementReview.ask
  const today = dateIn(at, reader.timeZone)
  const when = (minutes: number) => texts.policyAcknowledgement.ask.when(ask.dueOn, today, minutes)
  const value = formatAskRef(ask)
  const { meetingOn } = meeting
  const input = inputOfSlot(ask.slot)
  if (input) {
    const head = t.input.forReview(escaped(titleOf(definition, reader)), escaped(chair), meetingOn, today)
    const isNamed = definition.asks[input]?.includes(ask.askedOf)
    return {
      ...{ title: t.input.title[input], what: [head, t.input.what[input]], when: when(MINUTES.input), head },
      why: isNamed ? t.input.why.named : t.input.why.prepares,
      actions: [
        { verb: `${verbs.explain}/something`, value, label: t.input.something, primary: true },
        { verb: `${verbs.answer}/unchanged`, value, label: t.input.unchanged },
      ],
    }
  }
  if (ask.slot === PACK_SLOT)
    return {
      ...{ title: t.pack.title, why: t.pack.why, when: when(MINUTES.pack) },
      what: [
        t.pack.what(meetingOn, today, definition.attendees.length),
        ...(unanswered.length > 0 ? [t.pack.unanswered(unanswered.map(escaped))] : []),
      ],
      actions: [
        { verb: `${verbs.readPack}/1`, value: meeting._id, label: t.pack.read, primary: true },
        { verb: verbs.askSend, value: meeting._id, label: t.pack.send(definition.attendees.length) },
      ],
    }
  if (ask.slot === MINUTES_SLOT)
    return {
      ...{ title: t.minutes.title, what: [t.minutes.what(meetingOn, today)], why: t.minutes.why },
      ...{ when: when(MINUTES.minutes) },
      actions: [{ verb: verbs.decide, value: meeting._id, label: t.minutes.open, primary: true }],
    }
  if (question)
    return {
      ...{ title: t.question.title, when: when(MINUTES.input) },
      what: [
        t.question.on(escaped(questionBy), texts.managementReview.inputs[question.input]),
        escaped(question.text.text),
      ],
      why: t.question.why(meetingOn, today),
      actions: [{ verb: `${verbs.explain}/answered`, value, label: t.question.answer, primary: true }],
    }
  const on = action ? texts.managementReview.inputs[action.input] : ''
  const whole = action?.what.text ?? ''
  const first = firstLine(whole)
  return {
    ...{ title: t.action.title(first), when: t.action.when(ask.dueOn, today), why: t.action.why },
    what: [
      ...(first === whole ? [] : [escaped(whole)]),
      t.action.decided(meetingOn, today, on),
      ...(handedOn ? [t.action.handedOn(escaped(handedOn.by), escaped(handedOn.reason))] : []),
    ],
    actions: [
      { verb: `${verbs.explain}/done`, value, label: t.action.done, primary: true },
      { verb: `${verbs.explain}/later`, value, label: t.action.later },
      { verb: verbs.askHandOn, value, label: t.action.handOn },
    ],
  }
}

function openLabel({ ask: { slot } }: ReviewAskView, texts: Texts): string {
  const t = texts.managementReview.ask
  if (inputOfSlot(slot)) return t.input.open
  if (slot === PACK_SLOT) return t.pack.read
  return slot === MINUTES_SLOT ? t.minutes.open : t.action.open
}

/** The same question as one line of a list. */
export function waitingReviewAsk(view: ReviewAskView, texts: Texts): WaitingThing {
  const { ask } = view
  const { title, when, head } = wordsOf(view, texts)
  return {
    text: [`**${escaped(title)}**`, when, ...(head ? [head] : [])].join('  \n'),
    action: { verb: verbs.open, value: formatAskRef(ask), label: openLabel(view, texts), primary: true },
    dueOn: ask.dueOn,
  }
}

/** The question with all its answers, for who comes from a list. */
export function reviewAskForm(view: ReviewAskView, texts: Texts): Form {
  return {
    title: texts.managementReview.ask.formTitle,
    close: texts.common.close,
    nodes: reviewAskCard(view, texts).nodes,
  }
}

/** Asks for the words of an answer that needs some. */
export function explainForm(
  view: ReviewAskView,
  answer: 'something' | 'answered' | ReviewActionAnswer,
  texts: Texts,
): Form {
  const t = texts.managementReview
  const words = { something: t.ask.input, answered: t.ask.question, done: t.doneForm, later: t.laterForm }[
    answer
  ]
  const input = inputOfSlot(view.ask.slot)
  const about = view.question?.text ?? view.action?.what
  const asked = input ? t.ask.input.what[input] : escaped(about?.text ?? '')
  return {
    title: answer === 'done' || answer === 'later' ? t[`${answer}Form`].title : t.ask.formTitle,
    close: texts.common.close,
    submit: { verb: `${verbs.answer}/${answer}`, value: formatAskRef(view.ask), label: words.submit },
    nodes: [
      { kind: 'text', text: asked },
      {
        kind: 'inputs',
        inputs: [
          ...(answer === 'later'
            ? [{ kind: 'date', name: inputs.until, label: t.laterForm.until } as const]
            : []),
          {
            ...{ kind: 'text', name: inputs.text, label: words.label, hint: words.hint, long: true },
            most: LONGEST_SAID,
          },
        ],
      },
    ],
  }
}

/** Asks who does it from now on, and why. */
export function handOnForm({ ask, action }: ReviewAskView, texts: Texts): Form {
  const t = texts.managementReview.handOnForm
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.handOn, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: escaped(action?.what.text ?? '') },
      {
        kind: 'inputs',
        inputs: [
          { kind: 'person', name: inputs.who, label: t.who },
          {
            ...{ kind: 'text', name: inputs.text, label: t.label, hint: t.hint, long: true },
            most: LONGEST_SAID,
          },
        ],
      },
    ],
  }
}

function receiptCard(view: ReviewAskView, texts: Texts): Card {
  const { ask, reader, answeredBy, at } = view
  const t = texts.managementReview.receipt
  const { value = '', reason, until, at: answeredAt = '', by: answerer, for: inStead } = ask.answer ?? {}
  const head = headOf(view, value, texts)
  const isOwn = answerer === reader._id && inStead === undefined
  const by = isOwn
    ? t.on(answeredAt, reader.timeZone)
    : t.by(escaped(answeredBy ?? ''), answeredAt, reader.timeZone)
  const lines = [
    `**${escaped(head)}** · ${by}`,
    ...(reason ? [escaped(reason.text)] : []),
    ...(until ? [t.until(until, dateIn(at, reader.timeZone))] : []),
    ...(value === 'something' ? [t.inPack] : []),
  ]
  return { summary: head, nodes: lines.map((text): CardNode => ({ kind: 'text', text })) }
}

function headOf({ ask, action, question }: ReviewAskView, value: string, texts: Texts): string {
  const t = texts.managementReview
  const input = inputOfSlot(ask.slot)
  if (input) return t.receipt[value === 'something' ? 'something' : 'unchanged'](t.inputs[input])
  if (question) return t.receipt.answered(firstLine(question.text.text))
  if (ask.slot === PACK_SLOT) return t.receipt.sent
  if (ask.slot === MINUTES_SLOT) return t.receipt.put
  return t.receipt[value === 'done' ? 'done' : 'later'](firstLine(action?.what.text ?? ''))
}

function closedCard({ ask, definition, meeting, question, reader }: ReviewAskView, texts: Texts): Card {
  const { closed: t, inputs: names } = texts.managementReview
  const input = inputOfSlot(ask.slot)
  const isSent = meeting.pack && ask.closed && meeting.pack.at <= ask.closed.at
  if (input && isSent && ask.closed?.because === 'cycle-closed')
    return titledCard(t.title, [t.input(names[input], escaped(titleOf(definition, reader)))])
  const reason = (['settled', 'handed-on', 'left'] as const).find((each) => each === ask.closed?.because)
  return titledCard(t.title, [reason === undefined && question ? t.question : t[reason ?? 'cycle-closed']])
}
