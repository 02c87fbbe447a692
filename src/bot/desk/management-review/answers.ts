import { type AskRef, answersInStead, parseAskRef, type Refusal, refusalOf } from '../../../domain/ask.js'
import { CalendarDate } from '../../../domain/calendar-date.js'
import { dueOf, inputOfSlot, isActionSlot, isQuestionSlot } from '../../../domain/review-course.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Given } from '../../../store/answers.js'
import { refusalOfAnewText, refusedCard } from '../../cards/common.js'
import { explainForm, type ReviewAskView, reviewAskForm } from '../../cards/management-review/ask.js'
import { inputs as names } from '../../cards/management-review/verbs.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import { reviewAskViewOf } from '../../management-review-messages.js'
import type { Visit } from '../desk.js'
import type { ReviewDeskTools } from './known.js'

export type Found = { shown: AskRef; view: ReviewAskView } | { refused: Reply }

/** The question as it stands, for whoever may answer it at this moment; or why they may not. */
export async function shownTo(tools: ReviewDeskTools, visit: Visit, value: string): Promise<Found> {
  const { person, at } = visit
  const shown = parseAskRef(value)
  const ask = shown && (await tools.asks.byId(shown.id))
  const view = ask?.process === 'management-review' ? await reviewAskViewOf(tools, ask, person, at) : null
  if (!shown || !view) return { refused: refuse(visit, { because: 'no-such-ask' }) }
  const refusal = refusalOf(view.ask, person, shown, dateIn(at, person.timeZone))
  return refusal ? { refused: refuse(visit, refusal) } : { shown, view }
}

export async function openAsk(tools: ReviewDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await shownTo(tools, visit, value)
  return 'refused' in found ? found.refused : { kind: 'form', form: reviewAskForm(found.view, visit.texts) }
}

/** The form that asks for the words that belong to the answer that was clicked. */
export async function explain(
  tools: ReviewDeskTools,
  visit: Visit,
  value: string,
  argument: string,
): Promise<Reply> {
  const found = await shownTo(tools, visit, value)
  if ('refused' in found) return found.refused
  const answer = (['something', 'answered', 'done', 'later'] as const).find((each) => each === argument)
  if (!answer || !mayBeSaid(found.view, answer)) return refuse(visit, { because: 'no-such-ask' })
  return { kind: 'form', form: explainForm(found.view, answer, visit.texts) }
}

function mayBeSaid({ ask: { slot } }: ReviewAskView, answer: string): boolean {
  if (inputOfSlot(slot)) return answer === 'something' || answer === 'unchanged'
  if (isQuestionSlot(slot)) return answer === 'answered'
  return isActionSlot(slot) && (answer === 'done' || answer === 'later')
}

/** The guarded write decides; what could be said about it is looked up when it did not match. */
export async function answer(
  tools: ReviewDeskTools,
  visit: Visit,
  value: string,
  argument: string,
  inputs: Inputs,
): Promise<Reply> {
  const found = await shownTo(tools, visit, value)
  if ('refused' in found) return found.refused
  const { shown, view } = found
  if (!mayBeSaid(view, argument)) return refuse(visit, { because: 'no-such-ask' })
  const read = await readGiven(tools, visit, view, argument, inputs)
  if ('errors' in read) return { kind: 'invalid', errors: read.errors }
  const { person, at, through } = visit
  const inStead = answersInStead(view.ask, person._id)
  const answered = await tools.asks.answer(
    {
      ...{ ask: shown, by: person._id, at, through, value: argument, language: person.language, ...read },
      ...(inStead === undefined ? {} : { inStead }),
    },
    view.ask.subject,
  )
  if (!answered) {
    const now = await shownTo(tools, visit, value)
    return 'refused' in now ? now.refused : refuse(visit, { because: 'changed' })
  }
  tools.answered(shown.id)
  return { kind: 'done', settled: [shown.id] }
}

type Read = Pick<Given, 'reason' | 'until'> | { errors: Record<string, string> }

async function readGiven(
  { asks }: ReviewDeskTools,
  { person, at, texts }: Visit,
  { ask, action }: ReviewAskView,
  answer: string,
  inputs: Inputs,
): Promise<Read> {
  const t = texts.managementReview
  if (answer === 'unchanged') return {}
  const reason = textOf(inputs, names.text)
  const forms = { done: t.doneForm, later: t.laterForm, answered: t.ask.question }
  const { missing } = forms[answer as keyof typeof forms] ?? t.ask.input
  if (answer === 'later') {
    const until = CalendarDate.safeParse(textOf(inputs, names.until)).data
    const due = action ? dueOf(action, await asks.allOf(ask.cycle)) : ask.dueOn
    if (until === undefined || until <= due || until <= dateIn(at, person.timeZone))
      return { errors: { [names.until]: t.laterForm.notLater } }
    return reason === null ? { errors: { [names.text]: missing } } : { reason, until }
  }
  return reason === null ? { errors: { [names.text]: missing } } : { reason }
}

export function refuse({ person, texts }: Visit, refusal: Refusal): Reply {
  const already = (at: string) => texts.managementReview.already(at, person.timeZone)
  const sentence = refusalOfAnewText(refusal, already, person.timeZone, texts)
  return { kind: 'card', card: refusedCard(sentence, texts) }
}
