import type { Ask } from './ask.js'

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
/** They say so where no newer list can show it, but what they gave with each order does. */
export const BY_PROOF = 'by-proof'
/** A second person says of what was shown instead: `confirmed`, or `sent-back` with a reason. It follows `by-proof`. */
export const CONFIRM_PROOF_SLOT = 'confirm-proof'

/** The question of what was ordered that an answer to this one shows: itself, or the one that it follows. */
export function orderedIn({ _id, slot, follows }: Pick<Ask, '_id' | 'slot' | 'follows'>): string {
  return slot === ORDER_SLOT ? _id : (follows ?? '')
}

/** Of a system that Steward reads itself the order is answered so: with what shows that which it cannot read. */
export function isByProof({ slot, answer }: Pick<Ask, 'slot' | 'answer'>): boolean {
  return (slot === VERIFY_SLOT || slot === ORDER_SLOT) && answer?.value === BY_PROOF
}
