import { type AskRef, parseAskRef, type Refusal, refusalOf } from '../../../domain/ask.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Asks } from '../../../store/asks.js'
import { type AwarenessMessageTools, lessonViewOf } from '../../awareness-messages.js'
import {
  ANSWER,
  answeredForm,
  explained,
  type LessonView,
  lessonForm,
  lessonLanguage,
} from '../../cards/awareness/lesson.js'
import { noticeCard, refusalText, refusedCard } from '../../cards/common.js'
import { namesOf } from '../../cards/definition.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'

export interface AnswerLessonTools extends AwarenessMessageTools {
  asks: Asks
  /** After an answer is durable: wakes the workflow of its cycle. Never fails, never waited for. */
  answered: (ask: string) => void
}

type Found = { shown: AskRef; view: LessonView } | { refused: Reply }

/** One click: the message becomes what is right, and why. */
export async function answer(
  tools: AnswerLessonTools,
  visit: Visit,
  value: string,
  option: string,
): Promise<Reply> {
  const written = await write(tools, visit, value, option)
  return 'refused' in written ? written.refused : { kind: 'done', settled: [written.shown.id] }
}

export async function open(tools: AnswerLessonTools, visit: Visit, value: string): Promise<Reply> {
  const found = await shownTo(tools, visit, value)
  return 'refused' in found ? found.refused : { kind: 'form', form: lessonForm(found.view, visit.texts) }
}

/** The same from the form, which then says what is right; the message follows. */
export async function choose(
  tools: AnswerLessonTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const option = textOf(inputs, ANSWER)
  if (!option) return { kind: 'invalid', errors: { [ANSWER]: visit.texts.awareness.ask.missing } }
  const written = await write(tools, visit, value, option)
  if ('refused' in written) return written.refused
  const ask = await tools.asks.byId(written.shown.id)
  return ask
    ? { kind: 'form', form: answeredForm({ ...written.view, ask }, visit.texts), settled: [ask._id] }
    : { kind: 'done', settled: [written.shown.id] }
}

/** The guarded write decides; what could be said about it is looked up when it did not match. */
async function write(tools: AnswerLessonTools, visit: Visit, value: string, option: string): Promise<Found> {
  const found = await shownTo(tools, visit, value, option)
  if ('refused' in found) return found
  const { shown, view } = found
  if (!view.lesson.question.options.some(({ id }) => id === option))
    return { refused: refuse(visit, { because: 'changed' }, view) }
  const { person, at, through } = visit
  const answered = await tools.asks.answer(
    { ...{ ask: shown, by: person._id, at, through, value: option }, language: lessonLanguage(view) },
    view.ask.subject,
  )
  if (!answered) {
    const now = await shownTo(tools, visit, value, option)
    return 'refused' in now ? now : { refused: refuse(visit, { because: 'changed' }, now.view) }
  }
  tools.answered(shown.id)
  return found
}

/** The lesson as it stands, for whoever may answer it at this moment; or why they may not. */
async function shownTo(
  tools: AnswerLessonTools,
  visit: Visit,
  value: string,
  option?: string,
): Promise<Found> {
  const { person, at } = visit
  const shown = parseAskRef(value)
  const ask = shown && (await tools.asks.byId(shown.id))
  const view = ask?.process === 'awareness' ? await lessonViewOf(tools, ask, person, at) : null
  if (!shown || !view) return { refused: refuse(visit, { because: 'no-such-ask' }, view) }
  const refusal = refusalOf(view.ask, person, shown, dateIn(at, person.timeZone))
  if (refusal === null) return { shown, view }
  // The same twice is no mistake, nor is looking at it again: the receipt is what there is to say.
  const { answer: given } = view.ask
  const same = given?.by === person._id && (option === undefined || given.value === option)
  return { refused: same ? { kind: 'done', settled: [shown.id] } : refuse(visit, refusal, view) }
}

/** Whoever comes too late learns what is right all the same. */
function refuse({ person, texts }: Visit, refusal: Refusal, view: LessonView | null): Reply {
  const t = texts.awareness.refused
  const title = view ? namesOf(view.lesson, person).escaped : ''
  if (view && refusal.because === 'closed' && refusal.reason !== 'left')
    return { kind: 'card', card: noticeCard([t.over(title), ...explained(view, texts)].join('\n\n')) }
  const sentence = () => {
    if (refusal.because === 'already-answered') return t.already(title, refusal.at, person.timeZone)
    if (refusal.because === 'declined') return texts.common.refused.changed
    return refusalText(refusal, person.timeZone, texts)
  }
  return { kind: 'card', card: refusedCard(sentence(), texts) }
}
