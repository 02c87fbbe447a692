import type { Ask } from './ask.js'
import type { CalendarDate, PersonId } from './person.js'
import { addDays, endOf } from './working-days.js'

/** What the owner of a policy finds when they review it (A.5.1): it still holds, or it has to be revised. */
export const reviewOutcomes = ['holds', 'revise'] as const
export type ReviewOutcome = (typeof reviewOutcomes)[number]

/** Its asks stand in this slot of their cycle. */
export const REVIEW_SLOT = 'review'

/**
 * What is due of a review: to ask whoever owns the policy by now, to tell the ISMS lead that nobody is there to ask, to
 * wait, or to close it. A policy that was revised or retired meanwhile needs no answer any more; one that is overdue goes
 * on until it has one, or the next review begins.
 */
export type ReviewStanding = 'ask' | 'tell' | 'wait' | 'close'

export interface ReviewState {
  asks: readonly Pick<Ask, 'state' | 'askedOf'>[]
  /** Who has to answer by now; null where nobody is there who could. */
  reviewer: PersonId | null
  /** The ISMS lead has been told that nobody is. */
  told: boolean
  /** No newer version has been published, and the policy is in force. */
  current: boolean
  /** A later review of it has begun: whoever has not answered is asked in that one. */
  overtaken: boolean
}

export function reviewStanding({ asks, reviewer, told, current, overtaken }: ReviewState): ReviewStanding {
  if (!current || overtaken || asks.some(({ state }) => state === 'answered')) return 'close'
  if (reviewer === null) return told ? 'wait' : 'tell'
  return asks.some(({ state, askedOf }) => state === 'open' && askedOf === reviewer) ? 'wait' : 'ask'
}

/** Business days for a review that nobody planned; a planned one has those of its programme. */
export const DAYS_TO_REVIEW = 10

/** How often a review that waits is looked at, whether or not somebody says that it is worth it. */
const DAYS_BETWEEN_LOOKS = 7

/** At the end of its due date, and every week after that: ISO 8601 UTC. */
export function nextReviewLook(dueOn: CalendarDate, timeZone: string, asOf: string): string {
  let day = dueOn
  while (endOf(day, timeZone) <= asOf) day = addDays(day, DAYS_BETWEEN_LOOKS)
  return endOf(day, timeZone)
}
