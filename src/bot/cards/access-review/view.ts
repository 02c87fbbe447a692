import type { AccessDecisionValue, AccessRow, SeatWhy } from '../../../domain/access-row.js'
import type { Ask } from '../../../domain/ask.js'
import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { ManagedAccount } from '../../../domain/known-account.js'
import type { Person } from '../../../domain/person.js'
import type { System } from '../../../domain/system.js'
import { shortened } from '../card.js'

export const verbs = {
  /** Opens what is asked, from a list in which it is one line. */
  open: 'access-review.open',
  /** With where in the pages: opens that page. */
  page: 'access-review.page',
  /** With where in the pages: records what that page says, and goes on. */
  record: 'access-review.record',
  /** The same of accounts that needed one thing more, and goes to the place that it names. */
  recordMore: 'access-review.record-more',
  /** The same of a page, and goes back. */
  recordBack: 'access-review.record-back',
  /** Its value names the row: opens all that an account may do, above the page. */
  account: 'access-review.account',
  askKeepAll: 'access-review.ask-keep-all',
  keepAll: 'access-review.keep-all',
  /** Opens the form for a list of accounts; takes it. */
  askHandIn: 'access-review.ask-hand-in',
  handIn: 'access-review.hand-in',
  askIsRight: 'access-review.ask-is-right',
  isRight: 'access-review.is-right',
  exportAgain: 'access-review.export-again',
  /** Opens the form for what was done; records it. */
  askDone: 'access-review.ask-done',
  done: 'access-review.done',
  /** Opens the form for what was said to be done and was not; records it. */
  askTakeBack: 'access-review.ask-take-back',
  takeBack: 'access-review.take-back',
  checkNow: 'access-review.check-now',
  askProof: 'access-review.ask-proof',
  proof: 'access-review.proof',
  confirmProof: 'access-review.confirm-proof',
  askSendBack: 'access-review.ask-send-back',
  sendBack: 'access-review.send-back',
  /** Its value names the cycle. */
  tryAgain: 'access-review.try-again',
  /** Its value names the system: opens the form that asks why it is reviewed out of turn. */
  askWhyNow: 'access-review.ask-why-now',
  start: 'access-review.start',
} as const

/** What a reviewer has before them, in numbers. */
export interface ReviewCounts {
  accounts: number
  privileged: number
  unknown: number
  /** Open, with a flag, and for the reader to decide. */
  flagged: number
  decided: number
  /** Not to be decided any more: they were seen to be removed. */
  settled: number
  kept: number
  revoked: number
  changed: number
  /** Open, without a flag, and for the reader to decide: what may be kept at once. */
  plain: number
  /** Open, and not the reader's to decide, since they hold them. */
  own: number
  /** Open, and not the reader's to decide, since they are the other one of the two whom it takes. */
  otherSeat: number
}

/** How many the reader has left to decide. */
export function leftIn({ accounts, decided, settled, own, otherSeat }: ReviewCounts): number {
  return accounts - decided - settled - own - otherSeat
}

/** What the message of one reviewer shows. Names are plain. */
export interface ReviewView {
  ask: Ask
  system: System
  reader: Person
  counts: ReviewCounts
  /** Why the accounts are the reviewer's, each reason once. */
  why: readonly SeatWhy[]
  /** What was handed on to the reviewer: by whom, in whose stead included, and why. */
  handedOn: readonly { by: string; reason: string; accounts: number }[]
  /** Who answered it, in whose stead included; null while nobody has. */
  answeredBy: string | null
  /** Who decides what is the reader's own; null where nobody is there. */
  ownBy: string | null
  /** Who has removed or changed what is to be; null: the reader has. */
  owner: string | null
  /** Whether decisions can still be changed. */
  isOpen: boolean
  /** When the review closed, ISO 8601 UTC; null while it goes on. */
  closedAt: string | null
  /** Why it is reviewed out of turn; null at its planned interval. */
  outOfTurn: { by: string; reason: string } | null
  /** ISO 8601 UTC: when this is shown. */
  at: string
}

/** One account on a page. Names are plain. */
export interface AccountView {
  row: AccessRow
  /** Who holds it: a person, or what `accounts.yaml` calls it; null where nothing tells. */
  holder: string | null
  known: {
    type: ManagedAccount['type']
    purpose: string
    owner: string
    /** By when its secret is to be changed, null where nothing says so. */
    secretDue: CalendarDate | null
  } | null
  /** When whoever holds it left. */
  leftOn: CalendarDate | null
  /** What was decided the last time that it was reviewed. */
  last: { value: AccessDecisionValue; by: string; at: string } | null
  /** Who decided it by now, in whose stead included. */
  decidedBy: string | null
  /** Who handed it on to whoever reviews it, in whose stead included, and why. */
  passed: { by: string; reason: string } | null
  /** Who decides it where it is the reader's own; null where the reader may. */
  ownBy: string | null
}

/**
 * Where somebody is: on which page, from 1, of all accounts, after which row; or how many of those that are open, or of the open
 * ones with a flag, they have left open.
 */
export type Place =
  | { only: 'all'; page: number; after: string | null }
  | { only: 'open' | 'flagged'; skip: number }

/** As many accounts as are decided on one page. */
export const ACCOUNTS_A_PAGE = 7

export const beginning = {
  all: { only: 'all', page: 1, after: null },
  flagged: { only: 'flagged', skip: 0 },
  open: { only: 'open', skip: 0 },
} as const satisfies Record<string, Place>

/** `all.3.<row>`, `open.2`, `flagged.0`: what follows a verb. */
export function formatPlace(place: Place): string {
  if (place.only !== 'all') return `${place.only}.${place.skip}`
  return `${place.only}.${place.page}${place.after === null ? '' : `.${place.after}`}`
}

/** What is none leads to the beginning. */
export function parsePlace(text: string): Place {
  const [, only, skip] = /^(open|flagged)\.([0-9]{1,5})$/.exec(text) ?? []
  if (only === 'open' || only === 'flagged') return { only, skip: Number(skip) }
  const [, page, after] = /^all\.([1-9][0-9]{0,5})\.([0-9a-f]{32})$/.exec(text) ?? []
  return after === undefined ? beginning.all : { only: 'all', page: Number(page), after }
}

/** What an account is called beside a field, under all that tells whose it is; plain. */
export function shortName({ holder, row }: Pick<AccountView, 'holder' | 'row'>): string {
  return shortened(holder ?? row.account.login, SHORT_NAME)
}

/** What an account is called in a sentence; plain. */
export function accountName({ holder, row }: Pick<AccountView, 'holder' | 'row'>): string {
  const login = shortened(row.account.login, NAME)
  return holder === null ? login : `${shortened(holder, NAME)} (${login})`
}

/** As much as is read of a name, in characters. */
const NAME = 30
const SHORT_NAME = 40
