import { type Ask, type AskRef, parseAskRef, refusalOf } from '../../../domain/ask.js'
import type { CalendarDate } from '../../../domain/calendar-date.js'
import {
  type DeclineAnswer,
  declineAnswers,
  type ExceptionAnswer,
  exceptionAnswers,
} from '../../../domain/declined.js'
import { latestEnd } from '../../../domain/policy-exception.js'
import { followUp, whoDecides } from '../../../store/decline-follow-up.js'
import { escaped } from '../../cards/card.js'
import { refusedCard } from '../../cards/common.js'
import {
  type DecideView,
  decideForm,
  decideOverview,
  UNTIL,
} from '../../cards/policy-acknowledgement/decide.js'
import { REASON } from '../../cards/policy-acknowledgement/reason.js'
import { decideViewOf } from '../../decline-view.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import type { DeclineTools } from './decline.js'
import { refuse, today } from './refuse.js'

type Decision = DeclineAnswer | ExceptionAnswer

/** Opens the question, or the form of one of its answers. */
export async function openDecision(
  tools: DeclineTools,
  visit: Visit,
  value: string,
  argument: string,
): Promise<Reply> {
  const shown = parseAskRef(value)
  const found = shown && (await decisionAt(tools, visit, shown))
  if (!found) return refuse(visit, { because: 'no-such-ask' })
  if ('refused' in found) return found.refused
  const { view } = found
  if (argument === '') return { kind: 'form', form: decideOverview(view, visit.texts) }
  const answer = answerOf(view.ask, argument)
  if (!answer) return refuse(visit, { because: 'no-such-ask' })
  const grantor = answer === 'exception' ? await grantorFor(tools, visit, view) : ''
  if (grantor === null) return nobodyGrants(visit)
  const closesOn = (await tools.cycles.byId(view.ask.cycle))?.closesOn ?? view.ask.dueOn
  return { kind: 'form', form: decideForm(view, { answer, grantor, closesOn }, visit.texts) }
}

/** The guarded write decides, on the ask of whoever decides; what follows is done at once, by the desk. */
export async function decide(
  tools: DeclineTools,
  visit: Visit,
  value: string,
  argument: string,
  inputs: Inputs,
): Promise<Reply> {
  const shown = parseAskRef(value)
  const found = shown && (await decisionAt(tools, visit, shown))
  if (!shown || !found) return refuse(visit, { because: 'no-such-ask' })
  if ('refused' in found) return found.refused
  const { view } = found
  const answer = answerOf(view.ask, argument)
  if (!answer) return refuse(visit, { because: 'no-such-ask' })
  const errors = await whatIsMissing(tools, visit, view, answer, inputs)
  if (errors) return { kind: 'invalid', errors }
  if (answer === 'exception' && (await grantorFor(tools, visit, view)) === null) return nobodyGrants(visit)

  const reason = textOf(inputs, REASON)
  const until = needsDay(answer) ? textOf(inputs, UNTIL) : null
  const { person, at } = visit
  const answered = await tools.asks.answer(
    {
      ...{ ask: shown, by: person._id, at, value: answer, language: person.language },
      through: visit.through,
      ...(view.ask.delegated?.to === person._id ? { inStead: view.ask.askedOf } : {}),
      ...(reason ? { reason } : {}),
      ...(until ? { until } : {}),
    },
    view.ask.subject,
  )
  if (!answered) {
    const now = await decisionAt(tools, visit, shown)
    return now && 'refused' in now ? now.refused : refuse(visit, { because: 'changed' })
  }
  const changed = await followUp(tools, view.about._id, at)
  tools.answered(shown.id)
  return { kind: 'done', settled: [...new Set([shown.id, view.about._id, ...changed])] }
}

/** The question as it stands, or why this person does not decide it (any more). */
async function decisionAt(
  tools: DeclineTools,
  visit: Visit,
  shown: AskRef,
): Promise<{ view: DecideView } | { refused: Reply } | null> {
  const ask = await tools.asks.byId(shown.id)
  const view = ask && (await decideViewOf(tools, ask, visit.person, visit.at))
  if (!ask || !view) return null
  const refusal = refusalOf(ask, visit.person, shown, today(visit))
  if (refusal === null) return { view }
  const { texts, person } = visit
  const say = (sentence: string) => ({
    refused: { kind: 'card', card: refusedCard(sentence, texts) } as const,
  })
  if (refusal.because === 'already-answered') {
    const by = ask.answer && (await tools.people.byId(ask.answer.by))
    return say(texts.decideDecline.already(refusal.at, person.timeZone, escaped(by?.name ?? '')))
  }
  if (refusal.because === 'closed') return say(texts.decideDecline.settled(escaped(view.person.name)))
  return { refused: refuse(visit, refusal, view.policy) }
}

function answerOf({ slot }: Ask, argument: string): Decision | undefined {
  const offered: readonly Decision[] = slot === 'exception' ? exceptionAnswers : declineAnswers
  return offered.find((each) => each === argument)
}

function needsDay(answer: Decision): boolean {
  return answer === 'postpone' || answer === 'grant'
}

async function whatIsMissing(
  { cycles }: DeclineTools,
  visit: Visit,
  { ask }: DecideView,
  answer: Decision,
  inputs: Inputs,
): Promise<Record<string, string> | null> {
  const t = visit.texts.decideDecline
  const errors: Record<string, string> = {}
  if (answer !== 'postpone' && !textOf(inputs, REASON)) errors[REASON] = t.textMissing
  const until: CalendarDate = textOf(inputs, UNTIL) ?? ''
  if (needsDay(answer) && until <= today(visit)) errors[UNTIL] = t.tooEarly
  if (answer === 'postpone') {
    const closesOn = (await cycles.byId(ask.cycle))?.closesOn
    if (closesOn && until > closesOn) errors[UNTIL] = t.tooLate(closesOn, today(visit))
  }
  const latest = latestEnd(today(visit))
  if (answer === 'grant' && until > latest)
    errors[UNTIL] = visit.texts.decideException.grant.tooLate(latest, today(visit))
  return Object.keys(errors).length > 0 ? errors : null
}

async function grantorFor(
  tools: DeclineTools,
  { person, at }: Visit,
  { about }: DecideView,
): Promise<string | null> {
  return (await whoDecides(tools, about, person._id, at))?.decider.name ?? null
}

function nobodyGrants({ texts }: Visit): Reply {
  return { kind: 'card', card: refusedCard(texts.decideDecline.exception.nobody, texts) }
}
