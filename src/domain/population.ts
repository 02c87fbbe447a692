import type { CalendarDate } from './calendar-date.js'
import { hashOf } from './canonical-json.js'
import type { KeptFile } from './kept-file.js'
import type { PersonId } from './person.js'

/** One account as its system has it. */
export interface Account {
  /** The system's own, which never changes and never comes again. */
  id: string
  login: string
  name: string | null
  email: string | null
  /** Roles, groups or profiles, in the order of the alphabet, each once. */
  entitlements: string[]
  /** Null where the source does not tell: that is not "never"; `never` where it tells that it was not used. */
  lastUsed: CalendarDate | 'never' | null
  /** Whether it may be signed in with. */
  active: boolean
}

/** What was read from a source, whole. */
export interface Extracted {
  accounts: Account[]
  /** How many the system itself says it has; null where it does not say. */
  shown: number | null
  /** Exactly what was asked for, with all filters and without secrets: one extraction verifies another by the same query only. */
  query: string
}

/** What stands in the way of a population that can be reviewed: nothing is reviewed by half of it. */
export type PopulationFault =
  | { because: 'empty' }
  | { because: 'count-differs'; shown: number; read: number }
  /** Two accounts, as what else stands in these lines of the list does not agree. */
  | { because: 'same-id-twice'; id: string; lines: number[] }
  | { because: 'no-id'; line: number }
  | { because: 'no-column'; column: string }
  /** Which of the two is meant cannot be told. */
  | { because: 'column-twice'; column: string }
  | { because: 'unreadable'; line: number | null }
  | { because: 'bad-date'; line: number; column: string; text: string }
  /** The variable that should hold a secret is not set. */
  | { because: 'no-secret'; variable: string }
  | { because: 'refused'; status: number }
  /** It points to an address at another host, or one that is not secret on its way: what opens this one is not sent there. */
  | { because: 'led-elsewhere'; host: string }
  | { because: 'not-reached' }
  | { because: 'not-complete' }
  | { because: 'busy'; retryAfterSeconds: number }

/** In one order, whatever order a source gives them in. */
export function inOrder(accounts: readonly Account[]): Account[] {
  return accounts.toSorted((one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0))
}

/** SHA-256, hex, over all that is known of each account, whatever order they come in. */
export function populationHash(accounts: readonly Account[]): string {
  return hashOf(
    inOrder(accounts).map(({ id, login, name, email, entitlements, lastUsed, active }) => {
      return { id, login, name, email, entitlements, lastUsed, active }
    }),
  )
}

/** Why an extraction came to nothing. Its message holds no secret. */
export class ExtractionError extends Error {
  constructor(readonly fault: PopulationFault) {
    super(`The accounts could not be read: ${fault.because}`)
  }
}

/**
 * One reading of a system's accounts, with all by which an auditor can tell whether it was complete.
 * `held`: it shrank or grew by so much that the system's owner is asked first.
 */
export interface Extraction {
  /** `<cycle>#<number>` */
  _id: string
  v: 1
  cycle: string
  system: string
  number: number
  /** To review by, or to see whether what was ordered was done. */
  purpose: 'review' | 'verify'
  /** ISO 8601 UTC. */
  at: string
  /** Who handed it in; null where Steward read it itself. */
  by: PersonId | null
  kind: 'csv' | 'github' | 'entra' | 'aws' | 'https'
  query: string
  shown: number | null
  rows: number
  /** SHA-256, hex, over all accounts: see {@link populationHash}. */
  hash: string
  /** What was read, as it was handed in or, from a live source, as a list of its own. */
  file: KeptFile
  state: 'held' | 'accepted' | 'refused'
  /** How many accounts the population before had, where there was one. */
  before?: number
  /** Who said that a swing is right, or is not. */
  confirmed?: { by: PersonId; at: string; ask: string }
}
