import { type Ask, formatAskRef } from '../../../domain/ask.js'
import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { Course } from '../../../domain/course.js'
import type { Person } from '../../../domain/person.js'
import { latestEnd } from '../../../domain/policy-exception.js'
import {
  CONFIRM_COMPLETION_SLOT,
  FAILED_SLOT,
  type FailedAnswer,
  type WaiverAnswer,
} from '../../../domain/training.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type Card, type CardNode, escaped, type Form, type Input } from '../card.js'
import { titledCard, type WaitingThing } from '../common.js'
import { titleOf } from '../definition.js'
import { reasonField } from '../policy-acknowledgement/reason.js'
import { confirmCard, waitingConfirmation } from './confirm.js'
import { type TrainingDecideView, verbs } from './course.js'
import { inShort, outcomeTexts } from './waiver-outcome.js'

/** The name of the input in which a waiver ends. */
export const UNTIL = 'until'

export type TrainingDecision = FailedAnswer | WaiverAnswer

export function trainingDecideCard(view: TrainingDecideView, texts: Texts): Card {
  const { ask, course, person, reader, at } = view
  if (ask.slot === CONFIRM_COMPLETION_SLOT) return confirmCard(view, texts)
  const t = texts.training
  const title = titleOf(course, reader)
  const isFailed = ask.slot === FAILED_SLOT
  const heading = (isFailed ? t.failed : t.waiver).title(person.name, title)
  if (ask.state === 'closed') return titledCard(heading, [t.decisionClosed])
  if (ask.state === 'answered') return decidedCard(view, heading, texts)
  const today = dateIn(at, reader.timeZone)
  return {
    summary: isFailed ? t.failed.summary(title, ask.dueOn, today) : t.waiver.summary(title),
    nodes: [
      { kind: 'text', text: `**${escaped(heading)}**` },
      { kind: 'text', text: (isFailed ? t.failed : t.waiver).when(ask.dueOn, today) },
      ...whatHappened(view, texts),
      { kind: 'actions', actions: actionsOf(view, texts) },
      { kind: 'text', small: true, text: isFailed ? t.failed.why : t.waiver.why },
    ],
  }
}

/** Whoever granted a waiver may end it before its last day. */
function decidedCard(view: TrainingDecideView, heading: string, texts: Texts): Card {
  const { ask, reader, at } = view
  const { answer, endedEarly } = ask
  const card = titledCard(heading, doneTexts(view, texts))
  const t = texts.training.waivers
  if (endedEarly)
    return {
      ...card,
      nodes: [...card.nodes, { kind: 'text', text: t.ended(escaped(endedEarly.reason.text)) }],
    }
  const isTheirs = answer?.value === 'granted' && answer.by === reader._id
  if (!isTheirs || (answer.until ?? '') < dateIn(at, reader.timeZone)) return card
  const action = { verb: verbs.endWaiver, value: formatAskRef(ask), label: t.open }
  return { ...card, nodes: [...card.nodes, { kind: 'actions', actions: [action] }] }
}

function whatHappened({ ask, about, person, request }: TrainingDecideView, texts: Texts): CardNode[] {
  const t = texts.training
  if (ask.slot === FAILED_SLOT)
    return [{ kind: 'text', text: t.failed.what(escaped(person.name), about.attempts?.length ?? 0) }]
  return request ? [{ kind: 'text', text: t.waiver.wrote(escaped(request.by), escaped(request.text)) }] : []
}

function actionsOf({ ask }: TrainingDecideView, texts: Texts): Action[] {
  const t = texts.training
  const opens = (answer: TrainingDecision, label: string): Action => ({
    ...{ verb: `${verbs.decide}/${answer}`, value: formatAskRef(ask), label },
  })
  const [first, ...others] =
    ask.slot === FAILED_SLOT
      ? [opens('again', t.failed.again.button), opens('waive', t.failed.waive.button)]
      : [opens('granted', t.waiver.grant.button), opens('refused', t.waiver.refuse.button)]
  return [...(first ? [{ ...first, primary: true }] : []), ...others]
}

/** The same as one line of a list. */
export function waitingDecision(view: TrainingDecideView, texts: Texts): WaitingThing {
  const { ask, course, person, reader, at } = view
  if (ask.slot === CONFIRM_COMPLETION_SLOT) return waitingConfirmation(view, texts)
  const t = ask.slot === FAILED_SLOT ? texts.training.failed : texts.training.waiver
  const [first, second] = actionsOf(view, texts)
  return {
    text: `**${t.title(escaped(person.name), escaped(titleOf(course, reader)))}**  \n${t.when(ask.dueOn, dateIn(at, reader.timeZone))}`,
    action: first ?? { verb: verbs.show, value: course.course, label: '' },
    ...(second ? { also: second } : {}),
    dueOn: ask.dueOn,
  }
}

function doneTexts(
  { ask, person, reader, at, answeredBy, outcome }: TrainingDecideView,
  texts: Texts,
): string[] {
  const { failed, waiver } = texts.training
  const by = ask.slot === FAILED_SLOT ? failed.byOther : waiver.byOther
  if (answeredBy !== null) return [by(escaped(answeredBy))]
  const name = escaped(person.name)
  const text = escaped(ask.answer?.reason?.text ?? '')
  const today = dateIn(at, reader.timeZone)
  switch (ask.answer?.value as TrainingDecision) {
    case 'again':
      return [failed.again.done(name, text)]
    case 'waive':
      return [
        failed.waive.done(name, text),
        ...(outcome ? outcomeTexts(inShort(outcome), person.name, today, texts) : [failed.waive.waits]),
      ]
    case 'granted':
      return [waiver.grant.done(name, ask.answer?.until ?? today, today)]
    case 'refused':
      return [waiver.refuse.done(name)]
  }
}

/** What one of the answers needs. */
export function trainingDecideForm(view: TrainingDecideView, answer: TrainingDecision, texts: Texts): Form {
  const { ask, course, person, reader, at } = view
  const { failed, waiver } = texts.training
  const t = ask.slot === FAILED_SLOT ? failed : waiver
  const { title, submit, inputs } = fieldsOf(answer, person.name, dateIn(at, reader.timeZone), texts)
  return {
    title,
    close: texts.common.close,
    submit: { verb: `${verbs.decideNow}/${answer}`, value: formatAskRef(ask), label: submit },
    nodes: [
      { kind: 'text', text: `**${t.title(escaped(person.name), escaped(titleOf(course, reader)))}**` },
      ...whatHappened(view, texts),
      { kind: 'inputs', inputs },
    ],
  }
}

function fieldsOf(
  answer: TrainingDecision,
  name: string,
  today: CalendarDate,
  { training: { failed, waiver } }: Texts,
): { title: string; submit: string; inputs: Input[] } {
  switch (answer) {
    case 'again':
    case 'waive': {
      const { formTitle, submit, text, hint } = failed[answer]
      return { title: formTitle, submit, inputs: [reasonField(text, hint(name))] }
    }
    case 'granted': {
      const { formTitle, submit, date, dateHint, text, hint } = waiver.grant
      const until: Input = { kind: 'date', name: UNTIL, label: date, hint: dateHint(latestEnd(today), today) }
      return { title: formTitle, submit, inputs: [until, reasonField(text, hint(name))] }
    }
    case 'refused': {
      const { formTitle, submit, text, hint } = waiver.refuse
      return { title: formTitle, submit, inputs: [reasonField(text(name), hint)] }
    }
  }
}

/** Asks somebody why they can't. */
export function cannotForm(
  { ask, course, reader, decider }: { ask: Ask; course: Course; reader: Person; decider: string },
  texts: Texts,
): Form {
  const t = texts.training.cannot
  return {
    title: t.formTitle,
    close: texts.common.close,
    submit: { verb: verbs.cannotNow, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: `**${t.heading(escaped(titleOf(course, reader)))}**` },
      { kind: 'text', text: t.effect(escaped(decider)) },
      { kind: 'inputs', inputs: [reasonField(t.reason, t.reasonHint)] },
    ],
  }
}
