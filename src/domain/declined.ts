import type { DeclineDecision } from './answer.js'
import type { Ask, DecisionSlot } from './ask.js'
import type { CalendarDate } from './calendar-date.js'
import type { Organisation } from './organisation.js'
import type { PersonId } from './person.js'

/** What the ISMS lead answers when somebody can't acknowledge; an exception is passed on to the policy's owner. */
export const declineAnswers = ['answer', 'postpone', 'exception'] as const
export type DeclineAnswer = (typeof declineAnswers)[number]

/** What is answered to the request for an exception. */
export const exceptionAnswers = ['grant', 'refuse'] as const
export type ExceptionAnswer = (typeof exceptionAnswers)[number]

/** Business days in which a decision about somebody who can't acknowledge is due. */
export const declineDays = 3

type InCharge = Pick<Organisation, 'ismsLead' | 'deputy' | 'topManagement'>

/** Who decides when this person can't acknowledge: the ISMS lead, but nobody about themselves. Null: nobody may. */
export function deciderOf(
  person: PersonId,
  { ismsLead, deputy, topManagement }: InCharge,
  isThere: (person: PersonId) => boolean,
): PersonId | null {
  const inOrder = [ismsLead, ...(deputy === null ? [] : [deputy]), ...topManagement]
  return inOrder.find((each) => each !== person && isThere(each)) ?? null
}

/**
 * Who may grant an exception: the policy's owner; where that is the person or who asks for it, the ISMS lead; where
 * that is one of them too, the first other person of top management. Null: nobody may, and it is not asked for.
 */
export function grantorOf(
  { owner, person, requester }: { owner: PersonId; person: PersonId; requester: PersonId },
  { ismsLead, topManagement }: InCharge,
  isThere: (person: PersonId) => boolean,
): PersonId | null {
  const inOrder = [owner, ismsLead, ...topManagement]
  return inOrder.find((each) => each !== person && each !== requester && isThere(each)) ?? null
}

/** What follows from a decline as it stands. Whoever finds it undone does it; twice is the same as once. */
export type DeclineStep =
  | { next: 'wait' }
  | { next: 'ask'; slot: 'decline'; round: number }
  | { next: 'ask'; slot: 'exception'; round: number; request: Ask }
  /** Noted, and waits for its day. */
  | { next: 'postpone'; decision: DeclineDecision }
  | { next: 'ask-again'; decision: DeclineDecision }
  | { next: 'grant'; decision: DeclineDecision }

/**
 * @param decisions All asks about the declined one.
 * @param today Where the person is.
 */
export function declineStep(declined: Ask, decisions: readonly Ask[], today: CalendarDate): DeclineStep {
  const asked = newestDecision(decisions, 'decline')
  if (!asked || asked.state === 'closed')
    return { next: 'ask', slot: 'decline', round: (asked?.round ?? 0) + 1 }
  if (!asked.answer) return { next: 'wait' }
  switch (asked.answer.value as DeclineAnswer) {
    case 'answer':
      return { next: 'ask-again', decision: decisionOf('answered', asked) }
    case 'postpone':
      return postponed(declined, decisionOf('postponed', asked), today)
    case 'exception':
      return exceptionStep(asked, newestDecision(decisions, 'exception'))
  }
}

function postponed(declined: Ask, decision: DeclineDecision, today: CalendarDate): DeclineStep {
  if (decision.until !== undefined && decision.until <= today) return { next: 'ask-again', decision }
  return declined.declined?.decision?.ask === decision.ask ? { next: 'wait' } : { next: 'postpone', decision }
}

function exceptionStep(request: Ask, asked: Ask | undefined): DeclineStep {
  if (!asked || asked.state === 'closed')
    return { next: 'ask', slot: 'exception', round: (asked?.round ?? 0) + 1, request }
  if (!asked.answer) return { next: 'wait' }
  return asked.answer.value === 'grant'
    ? { next: 'grant', decision: decisionOf('granted', asked) }
    : { next: 'ask-again', decision: decisionOf('refused', asked) }
}

/** Of what was asked about a declined ask in that slot, the last round. */
export function newestDecision(decisions: readonly Ask[], slot: DecisionSlot): Ask | undefined {
  return decisions.filter((ask) => ask.slot === slot).sort((a, b) => b.round - a.round)[0]
}

function decisionOf(kind: DeclineDecision['kind'], { _id, answer }: Ask): DeclineDecision {
  if (!answer) throw new RangeError(`${_id} has no answer`)
  return {
    ...{ kind, ask: _id, by: answer.by, at: answer.at },
    ...(answer.for ? { for: answer.for } : {}),
    ...(answer.reason ? { commitment: answer.reason.commitment } : {}),
    ...(answer.until ? { until: answer.until } : {}),
  }
}
