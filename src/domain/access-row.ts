import type { CalendarDate } from './calendar-date.js'
import { hashOf } from './canonical-json.js'
import type { Kept } from './kept.js'
import type { KeptFile } from './kept-file.js'
import type { KnownAs } from './known-account.js'
import type { Through } from './ledger.js'
import type { PersonId } from './person.js'
import type { Account } from './population.js'

/** What a reviewer's eye is drawn to, in the order in which it is said. */
export const accessFlags = [
  'left',
  'owner-left',
  'unknown',
  'came-back',
  'not-done',
  'still-listed',
  'privileged',
  'changed-department',
  'unused',
  'new',
  'more-than-peers',
] as const
export type AccessFlag = (typeof accessFlags)[number]

/** Who holds an account: a person, something that `accounts.yaml` knows, or nobody whom anything tells. */
export type Holder =
  | { kind: 'person'; person: PersonId }
  | { kind: 'known'; account: string }
  | { kind: 'unknown' }

/** In which capacity it is reviewed: as that of whoever holds it, or as the system's. */
export type Seat = 'manager' | 'owner'

/** Why it is this person who fills a seat; `nobody`: nobody may. `passed-on`: somebody said that it is theirs. */
export type SeatWhy =
  | 'manager'
  | 'managers-manager'
  | 'owner'
  | 'isms-lead'
  | 'outsider'
  | 'passed-on'
  | 'nobody'

/** What a reviewer may say of one account. */
export const accessDecisions = ['keep', 'revoke', 'change'] as const
export type AccessDecisionValue = (typeof accessDecisions)[number]

/** What was said of one account, by whom, through which form. */
export interface AccessDecision {
  value: AccessDecisionValue
  /** To what it is changed. */
  to?: Kept
  reason?: Kept
  /** Until when it is kept in spite of a flag, where that is an exception. */
  until?: CalendarDate
  by: PersonId
  /** In whose stead, while they were away. */
  for?: PersonId
  /** ISO 8601 UTC. */
  at: string
  through: Through
  event: string
  commitment: string
  /** How many accounts that form decided at once. */
  rows: number
}

/** Why this person may not decide on a row; null: nothing about them stands in the way. */
export function barredFrom(
  { neverBy, otherSeat = [] }: Pick<AccessRow, 'neverBy' | 'otherSeat'>,
  person: PersonId,
): 'own' | 'other-seat' | null {
  if (!neverBy.includes(person)) return null
  return otherSeat.includes(person) ? 'other-seat' : 'own'
}

/** That it went to somebody else: whoever had it said that it is not theirs, or may not review it any more. */
export interface PassedOn {
  from: PersonId | null
  /** In whose stead they said so, while they were away. */
  for?: PersonId
  to: PersonId | null
  because: 'not-mine' | 'not-there'
  at: string
  event: string
  reason: Kept | null
}

/** Who gave a row to its reviewer, and why, where somebody did; null where it is theirs by its seat. */
export function handedOnIn({ why, passedOn = [] }: Pick<AccessRow, 'why' | 'passedOn'>): PassedOn | null {
  return (why === 'passed-on' && passedOn.findLast(({ because }) => because === 'not-mine')) || null
}

/**
 * What the system's owner was told to do, and whether it was done. `done`: they say so; `verified`: a later extraction of
 * the same query shows it, or a second person confirmed the proof. `reopened`: it was not so after all.
 */
export interface AccessOrder {
  kind: 'remove' | 'change'
  /**
   * What is ordered at the extraction, without a review: `left`: whoever holds it did; `came-back`: it was removed before and
   * is there again; `not-done`: it was ordered before and not seen to be done until that review closed.
   */
  because: 'decided' | 'left' | 'came-back' | 'not-done'
  state: 'open' | 'done' | 'verified' | 'withdrawn'
  /** The row of an earlier review that ordered it first, where it is ordered again without a decision. */
  follows?: string
  /** Rises each time that it is opened anew. */
  number: number
  orderedAt: string
  event: string
  dueOn: CalendarDate
  /** The ask in which the owner sees to it. */
  ask: string | null
  done?: { by: PersonId; for?: PersonId; at: string; event: string; proof: Kept | null; file?: KeptFile }
  verified?: {
    at: string
    event: string
    /** Who confirmed the proof, in which ask; null where an extraction shows it. */
    by: PersonId | null
    ask: string | null
    extraction: string | null
  }
  withdrawn?: { at: string; event: string }
  /** What was said and turned out not to be so, oldest first. */
  reopened?: Reopened[]
}

/** Whether what was ordered is said or seen to be done since it was decided: what was decided before that stands. */
export function isCarriedOut({ order, decision }: Pick<AccessRow, 'order' | 'decision'>): boolean {
  if (!decision || (order?.state !== 'done' && order?.state !== 'verified')) return false
  return decision.at <= ((order.done ?? order.verified)?.at ?? '')
}

export interface Reopened {
  at: string
  event: string
  /** `taken-back`: whoever said so says that it was a mistake. `decided`: a reviewer says afterwards that it is not enough. */
  because: 'still-there' | 'unchanged' | 'sent-back' | 'taken-back' | 'decided'
  /** The ask in which it was said. */
  ask?: string | null
  /** Who says so, and in whose stead; absent where nobody does: a list shows it, or another decision. */
  by?: PersonId
  for?: PersonId
  /** What was said to be done. */
  done: AccessOrder['done'] | null
  /** By what it was known to be done, where it was. */
  verified?: NonNullable<AccessOrder['verified']>
}

/** A row as it was made: what of it may change later, and a hash over that and all that never does. */
export interface MadeAs extends Pick<AccessRow, 'reviewer' | 'why' | 'neverBy'> {
  /** 32 hex digits. */
  salt: string
  /** See `madeHash`. */
  hash: string
}

/** One account in one reviewer's hands: what they decide is one guarded write to it. */
export interface AccessRow {
  /** Of cycle, account and seat: see `accessRowId`. */
  _id: string
  v: 1
  cycle: string
  system: string
  extraction: string
  account: Account
  privileged: boolean
  holder: Holder
  /** What the organisation's files said of it then; absent where they did not know it. */
  known?: KnownAs
  /** The holder's department when it was extracted; null where they are in none. */
  department: string | null
  flags: AccessFlag[]
  /** 0: it has a flag; 1: it has none. Rows are shown in this order, and then by the login. */
  rank: 0 | 1
  seat: Seat
  /** Null where nobody may review it: it is blocked and says so. */
  reviewer: PersonId | null
  why: SeatWhy
  /** Who never may, in whosever stead: who holds it, and who has or has decided on the other seat of the account. */
  neverBy: PersonId[]
  /** Which of these only because of the other seat. */
  otherSeat?: PersonId[]
  /** Absent of what was made before this was kept. */
  made?: MadeAs
  /** The ask in which it stands; null until it is assigned. */
  ask: string | null
  /** Rises whenever it goes to somebody else: older forms stop counting. */
  revision: number
  /**
   * `ordered`: a leaver's, which nobody reviews. `settled`: the account was seen to be removed by another order than what this
   * row would have said, so that nothing is left to decide.
   */
  state: 'undecided' | 'decided' | 'not-reviewed' | 'ordered' | 'settled'
  /** Its decision cannot be changed any more: its cycle closes, or it has nothing to decide. See also {@link isCarriedOut}. */
  frozen?: true
  /** Its cycle's record is made: nothing of it changes any more. */
  closed?: true
  decision?: AccessDecision
  /** What was said before, oldest first. */
  before?: AccessDecision[]
  passedOn?: PassedOn[]
  order?: AccessOrder
}

/** The same account in the same seat of a cycle is one row, however often it is added. */
export function accessRowId(cycle: string, account: Pick<Account, 'id'>, seat: Seat): string {
  return hashOf([cycle, account.id, seat]).slice(0, 32)
}

/** A row as it is added: whoever is asked is known, the ask is not. */
export type NewAccessRow = Omit<
  AccessRow,
  | '_id'
  | 'v'
  | 'rank'
  | 'made'
  | 'ask'
  | 'revision'
  | 'state'
  | 'frozen'
  | 'decision'
  | 'before'
  | 'passedOn'
  | 'order'
> & { order?: Pick<AccessOrder, 'kind' | 'because' | 'dueOn' | 'follows'> }
