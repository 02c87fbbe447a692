import {
  BY_PROOF,
  CONFIRM_POPULATION_SLOT,
  EXTRACT_SLOT,
  isByProof,
  ORDER_SLOT,
  orderedIn,
  REVIEW_ACCESS_SLOT,
  VERIFY_SLOT,
} from './access-review.js'
import type { AccessOrder } from './access-row.js'
import type { Ask } from './ask.js'
import type { CalendarDate } from './calendar-date.js'
import { lastOf } from './control-check.js'
import type { PersonId } from './person.js'
import type { Extraction } from './population.js'
import { addDays, dateIn, endOf, laterOf } from './working-days.js'

/** How the rows of a cycle stand, counted. */
export interface RowsStanding {
  all: number
  /** Somebody is to review them whom nobody has asked yet. */
  toAsk: number
  /** Undecided, in an ask that was closed: somebody else is to review them. */
  toReseat: number
  /** Undecided, in an ask that is open. */
  waiting: number
  /** Undecided, and nobody may review them. */
  blocked: number
  /** Orders that follow from what was decided and are not made, or no longer wanted. */
  toOrder: number
  /** When the last of them was decided: ISO 8601 UTC; null where none is. */
  lastDecidedAt: string | null
}

export interface ReviewState {
  asks: readonly Ask[]
  /** Steward reads the system itself; else its owner hands in a file. */
  live: boolean
  /** Who owns the system by now; null where nobody is there who does. */
  owner: PersonId | null
  /** The ISMS lead has been told that nobody is there whom it could ask, or who may review something. */
  told: boolean
  /** The last extraction to review by; null where there is none. */
  extraction: Pick<Extraction, 'state'> | null
  /** When to try again what could not be read (ISO 8601 UTC); null where nothing failed last. */
  retryAt: string | null
  /** All rows of the extraction were added. */
  assigned: boolean
  rows: RowsStanding
  /** Those that are neither verified nor withdrawn. */
  orders: readonly AccessOrder[]
  /** The last day by which what a reading shows to be removed was to be; null where none does. */
  removedBy: CalendarDate | null
  /** Of the asks that were answered by proof, those of which nobody may confirm it at the moment. */
  nobodyConfirms: readonly string[]
  /** It was read to see whether what was ordered was done, and that was not held against it to the end. */
  toHold: boolean
  /** When the system was last read to see whether what was ordered was done: ISO 8601 UTC. */
  verifiedAt: string | null
  /** Somebody asked to see that at once. */
  checkNow: boolean
  closesOn: CalendarDate
  /** The organisation's, in which days end. */
  timeZone: string
}

/** What is due of an access review. */
export type ReviewStanding =
  /** Takes over what was answered: a population, that it is right, a newer one, that what was shown is so. */
  | { next: 'take-over'; answered: Ask }
  /** Goes on with what somebody said of many accounts at once. */
  | { next: 'keep'; said: Ask }
  /** Reads the system's accounts, to review by. */
  | { next: 'extract' }
  /** Asks the system's owner to hand them in. */
  | { next: 'ask-extract' }
  /** Asks the owner whether a population is right that shrank or grew by much. */
  | { next: 'ask-swing' }
  /** Makes the rows, each with who reviews it. */
  | { next: 'assign' }
  /** Asks whoever is to review rows and was not asked yet. */
  | { next: 'ask-review' }
  /** Finds somebody else for rows whose reviewer is not asked any more. */
  | { next: 'reseat' }
  /** Tells the ISMS lead that nobody is there, or that nobody may review something. */
  | { next: 'tell' }
  /** Makes or withdraws orders. */
  | { next: 'order' }
  /** Asks the owner to see to the orders that stand in no open ask of theirs. */
  | { next: 'ask-order' }
  /** Has a second person confirm what was shown to be done; `answered`: the ask to verify it, by proof. */
  | { next: 'ask-proof'; answered: Ask }
  /** Reads the system's accounts again, to see whether what was ordered was done. */
  | { next: 'verify' }
  /** Asks the owner to hand them in again, or for proof; `ordered`: the ask of what is said to be done, or was due. */
  | { next: 'ask-verify'; ordered: Ask }
  | { next: 'wait'; nextLook: string }
  | { next: 'close' }

/** Where a review stands, as of an instant (ISO 8601 UTC). The first thing that is due is done first. */
export function reviewStanding(state: ReviewState, asOf: string): ReviewStanding {
  const { asks, rows, timeZone } = state
  const answered = asks.find(({ takeOverOwed }) => takeOverOwed !== undefined)
  if (answered) return { next: 'take-over', answered }
  const said = asks.find(({ keepingAll }) => keepingAll !== undefined)
  if (said) return { next: 'keep', said }
  if (asOf >= endOf(state.closesOn, timeZone)) return { next: 'close' }
  if (state.extraction?.state !== 'accepted') return populating(state, asOf)
  if (!state.assigned) return { next: 'assign' }
  if (state.toHold) return { next: 'verify' }
  if (rows.toReseat > 0) return { next: 'reseat' }
  if (rows.toAsk > 0) return { next: 'ask-review' }
  if (rows.toOrder > 0) return { next: 'order' }
  const due = followUp(state, asOf)
  if (due) return due
  if (rows.blocked > 0 && !state.told) return { next: 'tell' }
  const isAsked = asks.some((ask) => ask.slot === REVIEW_ACCESS_SLOT && ask.state === 'open')
  if (isAsked || rows.waiting > 0 || rows.blocked > 0 || state.orders.length > 0) return waiting(state, asOf)
  // Until that day is over, what was decided may be corrected.
  const corrected = rows.lastDecidedAt && endOf(dateIn(rows.lastDecidedAt, timeZone), timeZone)
  return corrected && asOf < corrected ? waiting(state, asOf, corrected) : { next: 'close' }
}

/** Until there is a population that can be reviewed. */
function populating(state: ReviewState, asOf: string): ReviewStanding {
  const { extraction, live, retryAt } = state
  if (extraction?.state === 'held')
    return ownersTurn(state, CONFIRM_POPULATION_SLOT, asOf) ?? { next: 'ask-swing' }
  if (!live) return ownersTurn(state, EXTRACT_SLOT, asOf) ?? { next: 'ask-extract' }
  return isTooSoon(retryAt, asOf) ? waiting(state, asOf) : { next: 'extract' }
}

/** Null where the owner is to be asked. */
function ownersTurn(state: ReviewState, slot: string, asOf: string): ReviewStanding | null {
  if (state.owner === null) return state.told ? waiting(state, asOf) : { next: 'tell' }
  return isOpenWith(state, slot, state.owner) ? waiting(state, asOf) : null
}

function isOpenWith({ asks }: ReviewState, slot: string, person: PersonId): boolean {
  return asks.some((ask) => ask.slot === slot && ask.state === 'open' && ask.askedOf === person)
}

/** What is due of the orders; null where they only wait. */
function followUp(state: ReviewState, asOf: string): ReviewStanding | null {
  const { asks, orders, live, owner, told } = state
  if (orders.length === 0) return isLookOwed(state, asOf) ? { next: 'verify' } : null
  const isWithOwner = (order: AccessOrder) =>
    asks.some(({ _id, state, askedOf }) => _id === order.ask && state === 'open' && askedOf === owner)
  const isUnasked = orders.some((order) => order.state === 'open' && !isWithOwner(order))
  if (isUnasked && owner !== null) return { next: 'ask-order' }
  if (isUnasked && !told) return { next: 'tell' }
  if (live) {
    if (isVerifiable(state, asOf)) return { next: 'verify' }
    const shown = asks.filter(isByProof).find((ask) => owesProof(ask, state))
    if (shown) return { next: 'ask-proof', answered: shown }
    return state.nobodyConfirms.length > 0 && !told ? { next: 'tell' } : null
  }

  for (const ordered of asks.filter((ask) => ask.slot === ORDER_SLOT && ask.state !== 'closed')) {
    const theirs = orders.filter((order) => order.ask === ordered._id)
    const isSaid = ordered.state === 'answered' && theirs.some((order) => order.state === 'done')
    const verifying = lastOf(followersOf(asks, ordered), VERIFY_SLOT)
    // Once what was ordered is due a list shows it, whatever is said; after that it is asked for when they say so.
    const isDue = theirs.some(({ dueOn }) => asOf >= endOf(laterOf(dueOn, ordered.dueOn), state.timeZone))
    if (!isSaid && (verifying?.state === 'answered' || !isDue)) continue
    if (verifying?.answer?.value === BY_PROOF) {
      if (owesProof(verifying, state)) return { next: 'ask-proof', answered: verifying }
    } else if (verifying?.state !== 'open' || verifying.askedOf !== owner) {
      if (owner !== null) return { next: 'ask-verify', ordered }
      if (!told) return { next: 'tell' }
    }
  }
  return state.nobodyConfirms.length > 0 && !told ? { next: 'tell' } : null
}

/** A second person is to be asked about what this answer shows. */
function owesProof(shown: Ask, { asks, orders, nobodyConfirms }: ReviewState): boolean {
  const isDone = orders.some(({ state, ask }) => state === 'done' && ask === orderedIn(shown))
  const isAsked = followersOf(asks, shown).some(({ state }) => state === 'open')
  return isDone && !isAsked && !nobodyConfirms.includes(shown._id)
}

function followersOf(asks: readonly Ask[], { _id }: Pick<Ask, '_id'>): Ask[] {
  return asks.filter(({ follows }) => follows === _id)
}

/** Once what was asked for is said to be done, at the end of the due day, and each day from then on. */
function isVerifiable(state: ReviewState, asOf: string): boolean {
  const { orders, verifiedAt, retryAt, checkNow, timeZone } = state
  if (checkNow) return true
  if (isTooSoon(retryAt, asOf)) return false
  const claimed = claimedAt(state)
  if (claimed && (verifiedAt === null || verifiedAt < claimed)) return true
  const yesterday = addDays(dateIn(asOf, timeZone), -1)
  return isOver(orders, state, asOf) && (verifiedAt === null || dateIn(verifiedAt, timeZone) <= yesterday)
}

/** On the due day Steward looks itself, also where it saw it done before: an account may be given back meanwhile. */
function isLookOwed({ live, removedBy, retryAt, verifiedAt, timeZone }: ReviewState, asOf: string): boolean {
  if (!live || removedBy === null || isTooSoon(retryAt, asOf)) return false
  const over = endOf(removedBy, timeZone)
  return asOf >= over && (verifiedAt === null || verifiedAt < over)
}

/** The day by which one of them was to be done is over. */
function isOver(
  orders: readonly AccessOrder[],
  { timeZone }: Pick<ReviewState, 'timeZone'>,
  asOf: string,
): boolean {
  return orders.some(({ dueOn }) => asOf >= endOf(dueOn, timeZone))
}

/** When the last order was said to be done, of asks that were answered: all that they asked for is. */
function claimedAt({ asks, orders }: ReviewState): string | undefined {
  const answered = new Set(asks.filter(({ state }) => state === 'answered').map(({ _id }) => _id))
  return orders
    .flatMap(({ ask, done }) => (done && ask !== null && answered.has(ask) ? [done.at] : []))
    .sort()
    .at(-1)
}

function isTooSoon(retryAt: string | null, asOf: string): boolean {
  return retryAt !== null && asOf < retryAt
}

/** How often a review that waits is looked at, whether or not somebody says that it is worth it. */
const DAYS_BETWEEN_LOOKS = 7

/** When something becomes due by itself: at the latest after a week, or tomorrow where nobody is there. */
function waiting(state: ReviewState, asOf: string, ...also: string[]): ReviewStanding {
  const { asks, closesOn, retryAt, orders, removedBy, live, told, timeZone } = state
  const today = dateIn(asOf, timeZone)
  const looks = [
    ...also,
    endOf(closesOn, timeZone),
    endOf(
      told || (live && orders.some(({ dueOn }) => dueOn < today))
        ? today
        : addDays(today, DAYS_BETWEEN_LOOKS - 1),
      timeZone,
    ),
    ...(retryAt === null ? [] : [retryAt]),
    ...(live && removedBy !== null ? [endOf(removedBy, timeZone)] : []),
    ...[...orders, ...asks.filter(({ slot }) => slot === ORDER_SLOT)].map(({ dueOn }) =>
      endOf(dueOn, timeZone),
    ),
  ]
  return { next: 'wait', nextLook: looks.filter((look) => look > asOf).sort()[0] ?? asOf }
}
