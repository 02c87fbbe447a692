import type { Ask } from './ask.js'
import { lastOf } from './control-check.js'
import type { PersonId } from './person.js'

/** The slots of its asks in their cycle: the system's owner hands in who may use it, … */
export const EXTRACT_SLOT = 'extract'
/** … says whether a population is right that shrank or grew by much, … */
export const CONFIRM_POPULATION_SLOT = 'confirm-population'
/** … each reviewer says of each account whether it is kept, … */
export const REVIEW_ACCESS_SLOT = 'review'
/** … the owner sees to what was decided, … */
export const ORDER_SLOT = 'order'
/** … hands in a newer export that shows it, … */
export const VERIFY_SLOT = 'verify'
/** … or a second person confirms what was shown instead. */
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
