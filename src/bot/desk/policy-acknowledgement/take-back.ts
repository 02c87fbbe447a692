import { type AskRef, parseAskRef } from '../../../domain/ask.js'
import { placeOf } from '../../../domain/organisation.js'
import { takeBackRefusalOf } from '../../../domain/take-back.js'
import { dueDate } from '../../../domain/working-days.js'
import type { Cycles } from '../../../store/cycles.js'
import type { TakeBacks } from '../../../store/take-backs.js'
import { escaped } from '../../cards/card.js'
import { refusedCard } from '../../cards/common.js'
import type { PolicyView } from '../../cards/policy-acknowledgement/policy.js'
import { REASON } from '../../cards/policy-acknowledgement/reason.js'
import { takeBackForm } from '../../cards/policy-acknowledgement/take-back.js'
import { escapedName, languageFor } from '../../cards/policy-name.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { refuse, today } from './refuse.js'
import { type AnswerTools, viewOf } from './view.js'

export interface TakeBackTools extends AnswerTools {
  cycles: Cycles
  takeBacks: TakeBacks
}

/** Opens the form, or says why there is nothing to take back any more. */
export async function confirmTakeBack(tools: TakeBackTools, visit: Visit, value: string): Promise<Reply> {
  const shown = parseAskRef(value)
  const view = shown && (await viewOf(tools, visit, shown))
  if (!shown || !view) return refuse(visit, { because: 'no-such-ask' })
  return (await whyNot(tools, visit, shown, view)) ?? { kind: 'form', form: takeBackForm(view, visit.texts) }
}

/** The guarded write decides; the answer that was read goes into its guard. */
export async function takeBack(
  tools: TakeBackTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const { person, organisation, texts, at } = visit
  const reason = textOf(inputs, REASON)
  if (!reason) return { kind: 'invalid', errors: { [REASON]: texts.takeBack.reasonMissing } }
  const shown = parseAskRef(value)
  const view = shown && (await viewOf(tools, visit, shown))
  if (!shown || !view) return refuse(visit, { because: 'no-such-ask' })
  const { answer } = view.ask
  const { through } = visit
  const remindOn = dueDate(today(visit), organisation.reminders.everyDays, placeOf(person, organisation))
  const taking = { ask: shown, by: person._id, at, through, reason, remindOn }
  if (answer && (await tools.takeBacks.take(taking, answer))) return { kind: 'done', settled: [shown.id] }

  const now = (await viewOf(tools, visit, shown)) ?? view
  return (await whyNot(tools, visit, shown, now)) ?? refuse(visit, { because: 'changed' })
}

async function whyNot(
  { cycles }: TakeBackTools,
  visit: Visit,
  shown: AskRef,
  view: PolicyView,
): Promise<Reply | null> {
  const refusal = takeBackRefusalOf(view.ask, visit.person, shown, today(visit), visit.at)
  if (refusal === null) return null
  if (refusal.because !== 'too-late') return refuse(visit, refusal, view.policy)
  const cycle = await cycles.byId(view.ask.cycle)
  return tooLate(visit, view, cycle?.closedAt)
}

function tooLate(
  { person, texts }: Visit,
  { policy, lead }: PolicyView,
  closedAt: string | undefined,
): Reply {
  const t = texts.takeBack
  const sentence = closedAt
    ? t.cycleClosed(closedAt, person.timeZone, escaped(lead))
    : t.tooLate(escapedName(policy, languageFor(policy, person)), escaped(lead))
  return { kind: 'card', card: refusedCard(sentence, texts) }
}
