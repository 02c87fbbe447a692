import type { Ask } from './ask.js'
import { lastOf } from './control-check.js'
import type { PersonId } from './person.js'

/**
 * The slots of its asks in their cycle, in their order. The system's owner hands in a list of its accounts: the answer is
 * the number that the system itself shows, in digits, and brings the file.
 */
export const EXTRACT_SLOT = 'extract'
/** They say whether a population is right that shrank or grew by much: `right`, with a reason, or `not-right`. */
export const CONFIRM_POPULATION_SLOT = 'confirm-population'
/** Each reviewer says of each account whether it is kept; `reviewed` once they have of all that are theirs. */
export const REVIEW_ACCESS_SLOT = 'review'
/** The owner sees to what was decided; `done` once they say so of all that was ordered. */
export const ORDER_SLOT = 'order'
/** They hand in a newer list that shows it, answered as the first one is; or `by-proof`. It follows the order. */
export const VERIFY_SLOT = 'verify'
/** A second person says of what was shown instead: `confirmed`, or `sent-back` with a reason. It follows `by-proof`. */
export const CONFIRM_PROOF_SLOT = 'confirm-proof'

/** What is due of a review: to have its accounts handed in, to say that nobody can, to wait, or to close it. */
export type AccessStanding =
  | { next: 'ask-to-extract' }
  | { next: 'tell' }
  | { next: 'wait' }
  | { next: 'close' }

export interface AccessState {
  asks: readonly Ask[]
  /** Who owns the system by now; null where nobody is there who does. */
  owner: PersonId | null
  /** The ISMS lead has been told that nobody is there. */
  told: boolean
  /** Its closing day is over. */
  over: boolean
}

export function accessStanding({ asks, owner, told, over }: AccessState): AccessStanding {
  if (over) return { next: 'close' }
  if (owner === null) return { next: told ? 'wait' : 'tell' }
  const asked = lastOf(asks, EXTRACT_SLOT)
  const waits = asked?.state === 'answered' || (asked?.state === 'open' && asked.askedOf === owner)
  return { next: waits ? 'wait' : 'ask-to-extract' }
}
