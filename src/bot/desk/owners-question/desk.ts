import {
  type Ask,
  type AskRef,
  answersInStead,
  parseAskRef,
  type Refusal,
  refusalOf,
} from '../../../domain/ask.js'
import type { ProgrammeProcess } from '../../../domain/programme.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Asks } from '../../../store/asks.js'
import type { Deliveries } from '../../../store/deliveries.js'
import { escaped, type Input } from '../../cards/card.js'
import { capitalised, refusalText, refusedCard } from '../../cards/common.js'
import {
  type FindingFormFurther,
  FOUND,
  findingForm,
  type QuestionTexts,
  type QuestionView,
  questionForm,
  questionVerbs,
} from '../../cards/owners-question.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Texts } from '../../texts/texts.js'
import type { ProcessDesk, Visit } from '../desk.js'

export interface QuestionDeskTools {
  asks: Asks
  deliveries: Deliveries
  /** After an answer is durable: wakes the workflow of its cycle. Never fails, never waited for. */
  answered: (ask: string) => void
}

/** A question that its owner answers, as its process shows it. */
export interface QuestionShown<
  Name,
  Outcome extends string,
  View extends QuestionView<Name, Outcome> = QuestionView<Name, Outcome>,
> {
  process: ProgrammeProcess
  outcomes: readonly Outcome[]
  words: (texts: Texts) => QuestionTexts<Name, Outcome>
  /** Null: what it is about is not on record. */
  viewOf: (ask: Ask, visit: Visit) => Promise<View | null>
  /** What else its form asks for. */
  further?: Further<View, Outcome>
}

/** What a form asks for beside what was found, and what is recorded of it. */
interface Further<View, Outcome extends string> {
  inputs: (view: View, outcome: Outcome, texts: Texts) => readonly Input[]
  /** What was looked up, which the sentence is about; null where nothing was. It says so where it is another by now. */
  shown: (view: View, texts: Texts, isAnother: boolean) => { is: string; text: string } | null
  /** The outcome that follows from it, and what is kept; or what is wrong with it, by the name of its input. */
  said: (
    view: View,
    outcome: Outcome,
    inputs: Inputs,
    visit: Visit,
  ) => Promise<{ outcome: Outcome; measured?: string } | { errors: Record<string, string> }>
}

type Found<View, Outcome extends string> =
  | { shown: AskRef; view: View; outcome: Outcome }
  | { refused: Reply }

/** What whoever owns it does: says how it stands, and what they found. */
export function questionActs<Name, Outcome extends string, View extends QuestionView<Name, Outcome>>(
  tools: QuestionDeskTools,
  question: QuestionShown<Name, Outcome, View>,
): ProcessDesk['acts'] {
  const verbs = questionVerbs(question.process)
  const [first = ''] = question.outcomes
  return {
    [verbs.open]: async (visit, { value }) => {
      const found = await shownTo(tools, question, visit, value, first)
      return 'refused' in found
        ? found.refused
        : { kind: 'form', form: questionForm(found.view, visit.texts) }
    },
    [verbs.explain]: async (visit, { value }, argument) => {
      const found = await shownTo(tools, question, visit, value, argument)
      if ('refused' in found) return found.refused
      const { view, outcome } = found
      return {
        kind: 'form',
        form: findingForm(
          view,
          outcome,
          visit.texts,
          furtherOf(question.further, view, outcome, visit.texts),
        ),
      }
    },
    [verbs.record]: (visit, { value, inputs }, argument) =>
      record(tools, question, visit, value, argument, inputs),
  }
}

/** The guarded write decides; what could be said about it is looked up when it did not match. */
async function record<Name, Outcome extends string, View extends QuestionView<Name, Outcome>>(
  tools: QuestionDeskTools,
  question: QuestionShown<Name, Outcome, View>,
  visit: Visit,
  value: string,
  argument: string,
  inputs: Inputs,
): Promise<Reply> {
  // The form names what it showed, such as `met@33.33:3`.
  const [named = '', was] = argument.split('@')
  const found = await shownTo(tools, question, visit, value, named)
  if ('refused' in found) return found.refused
  const { shown, view } = found
  const reason = textOf(inputs, FOUND)
  const isNow = question.further?.shown(view, visit.texts, true)
  if (isNow && was !== undefined && was !== isNow.is) {
    const first = view.offered?.[0] ?? found.outcome
    const further = { ...furtherOf(question.further, view, first, visit.texts), shown: isNow }
    const so = reason ? { ...further, said: reason } : further
    return { kind: 'form', form: findingForm(view, first, visit.texts, so) }
  }
  const said = (await question.further?.said(view, found.outcome, inputs, visit)) ?? {
    outcome: found.outcome,
  }
  const missing = reason ? {} : { [FOUND]: view.words.form.missing[found.outcome] }
  if ('errors' in said || !reason)
    return { kind: 'invalid', errors: { ...('errors' in said ? said.errors : {}), ...missing } }
  const { outcome, measured } = said
  const inStead = answersInStead(view.ask, visit.person._id)
  const answered = await tools.asks.answer(
    {
      ...{ ask: shown, by: visit.person._id, at: visit.at, value: outcome, reason },
      through: visit.through,
      language: view.language,
      ...(inStead === undefined ? {} : { inStead }),
      ...(measured === undefined ? {} : { measured }),
    },
    view.ask.subject,
  )
  if (!answered) {
    const now = await shownTo(tools, question, visit, value, named)
    return 'refused' in now ? now.refused : refuse(question, visit, { because: 'changed' }, now.view)
  }
  tools.answered(shown.id)
  return { kind: 'done', settled: [shown.id] }
}

function furtherOf<View, Outcome extends string>(
  further: Further<View, Outcome> | undefined,
  view: View,
  outcome: Outcome,
  texts: Texts,
): FindingFormFurther {
  if (!further) return {}
  return { inputs: further.inputs(view, outcome, texts), shown: further.shown(view, texts, false) }
}

/** The question as it stands, for whoever may answer it at this moment; or why they may not. */
async function shownTo<Name, Outcome extends string, View extends QuestionView<Name, Outcome>>(
  tools: QuestionDeskTools,
  question: QuestionShown<Name, Outcome, View>,
  visit: Visit,
  value: string,
  argument: string,
): Promise<Found<View, Outcome>> {
  const { person, at } = visit
  const shown = parseAskRef(value)
  const outcome = question.outcomes.find((each) => each === argument)
  const ask = shown && (await tools.asks.byId(shown.id))
  const view = ask?.process === question.process ? await question.viewOf(ask, visit) : null
  if (!shown || !view || !outcome)
    return { refused: refuse(question, visit, { because: 'no-such-ask' }, view) }
  const refusal = refusalOf(view.ask, person, shown, dateIn(at, person.timeZone))
  if (refusal === null) return { shown, view, outcome }
  // Submitting the same twice is no mistake: the receipt is what there is to say.
  const isTheirs = view.ask.answer?.by === person._id
  const same = isTheirs && (question.further !== undefined || view.ask.answer?.value === outcome)
  return { refused: same ? { kind: 'done', settled: [shown.id] } : refuse(question, visit, refusal, view) }
}

function refuse<Name, Outcome extends string>(
  { words }: Pick<QuestionShown<Name, Outcome>, 'words'>,
  { person, texts }: Visit,
  refusal: Refusal,
  view: QuestionView<Name, Outcome> | null,
): Reply {
  const t = words(texts)
  const sentence = (): string => {
    if (refusal.because === 'already-answered')
      return view ? escaped(t.already(view.name, refusal.at, person.timeZone)) : ''
    if (refusal.because === 'declined') return texts.common.refused.changed
    const closed = refusal.because === 'closed' ? refusal.reason : null
    if (closed === 'superseded' || closed === 'changed') return t.closed.superseded
    if (closed === 'retired') return t.closed.retired
    return refusalText(refusal, person.timeZone, texts)
  }
  return { kind: 'card', card: refusedCard(capitalised(sentence()), texts) }
}
