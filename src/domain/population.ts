import type { CalendarDate } from './calendar-date.js'
import { hashOf, sha256 } from './canonical-json.js'
import type { KeptFile } from './kept-file.js'
import type { PersonId } from './person.js'
import { endOf } from './working-days.js'

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
  /** Who handed it in, with the answer to which ask; null where Steward read it itself. */
  by: PersonId | null
  ask: string | null
  /** Of a list that verifies: the day on which it was exported, as whoever handed it in says. */
  exportedOn?: CalendarDate
  kind: 'csv' | 'github' | 'entra' | 'aws' | 'https'
  query: string
  shown: number | null
  rows: number
  /** SHA-256, hex, over all accounts: see {@link populationHash}. */
  hash: string
  /** What was read, as it was handed in or, from a live source, as a list of its own. */
  file: KeptFile
  state: 'held' | 'accepted' | 'refused'
  /** How many accounts the population before had, where there was one, without those whose removal explains the difference. */
  before?: number
  /** All its accounts stand in rows, and whoever reviews them is known: ISO 8601 UTC. */
  assignedAt?: string
  /** What these rows are, and by which rules they were flagged and given to reviewers; absent of what was before this was kept. */
  assigned?: AssignedRows & { event: string }
  /** What was ordered was held against it, to the end: ISO 8601 UTC. */
  heldAgainstAt?: string
  /**
   * What it shows of what was ordered: the rows whose accounts are as before, though they were to be removed or changed. It proves
   * of none that it is gone where it lacks too many others, or asked otherwise than what was reviewed.
   */
  shows?: { rows: string[]; proves: boolean }
  /**
   * The rows of reviews that closed whose orders were not seen to be done, of which this shows that they were: their records
   * stay as they are.
   */
  settles?: { rows: string[]; event: string }
  /** The event that records it. */
  event: string
  /** Who said that a swing is right, or is not: the ask has their reason. */
  confirmed?: { by: PersonId; at: string; ask: string; event: string }
}

/** What is said once of all rows that were made of an extraction. */
export interface RowsMade {
  rows: number
  accounts: number
  /** SHA-256, hex, over their hashes, by account. */
  hash: string
}

/** What was made of a population. */
export interface AssignedRows extends RowsMade {
  /** By which rules. */
  rules: number
  /** SHA-256, hex, of all accounts that were known then to be no person, or whose address does not tell. */
  known: string
}

/**
 * Up to when a reading shows what was done: ISO 8601 UTC. A list tells nothing of what came after the day on which it was
 * exported.
 */
export function shownUntil(
  { at, exportedOn }: Pick<Extraction, 'at' | 'exportedOn'>,
  timeZone: string,
): string {
  const over = exportedOn ? endOf(exportedOn, timeZone) : at
  return over < at ? over : at
}

/** A reading by which the next one is measured. */
export interface Measure extends Pick<Extraction, 'at' | 'rows'> {
  /** The ids of its accounts that were ordered to be removed, as it does not show yet. */
  toGo: readonly string[]
}

/** SHA-256, hex, over every account, whatever order the source gave them in. */
export function populationHash(accounts: readonly Account[]): string {
  const lines = accounts.map((account) => hashOf({ ...account })).sort()
  return sha256(lines.join('\n'))
}

/** By how much a population changed; null where there was none before. */
export interface Swing {
  before: number
  now: number
  /** Of the one before, rounded down; what was empty and is not any more grew by 100. */
  percent: number
  direction: 'shrank' | 'grew' | 'same'
  /** By more than its owner takes for usual. */
  tooMuch: boolean
}

/** @param percent By how much it may change before its owner is asked. */
export function swingOf(before: number | null, now: number, percent: number): Swing | null {
  if (before === null) return null
  const difference = Math.abs(now - before)
  const direction = now < before ? 'shrank' : now > before ? 'grew' : 'same'
  const changed = before === 0 ? (now === 0 ? 0 : 100) : Math.floor((difference * 100) / before)
  const tooMuch = before === 0 ? now > 0 : difference * 100 > before * percent
  return { before, now, percent: changed, direction, tooMuch }
}

/**
 * By how many these accounts are measured: by those of the reading before, without those of them that were ordered to be
 * removed since and are gone. Seeing to what was ordered is no swing; that others are missing is.
 */
export function measuredBy(
  { rows, toGo }: Pick<Measure, 'rows' | 'toGo'>,
  now: readonly Pick<Account, 'id'>[],
): number {
  const there = new Set(now.map(({ id }) => id))
  const gone = toGo.filter((id) => !there.has(id)).length
  // Some may have been gone before the last reading: these do not make it grow.
  return Math.min(rows, Math.max(rows - gone, there.size))
}

type Asked = Pick<Extraction, 'system' | 'kind' | 'query'>

/** Whether one extraction may verify what was ordered after another: by the same query of the same source only. */
export function sameQuery(one: Asked, other: Asked): boolean {
  return askedAs(one, other) === 'same'
}

/**
 * How one extraction asked, held against another: the same; the same by another version of what reads it, as after Steward
 * was brought up to date; or something else.
 */
export function askedAs(one: Asked, other: Asked): 'same' | 'other-reader' | 'other' {
  if (one.system !== other.system || one.kind !== other.kind) return 'other'
  if (one.query === other.query) return 'same'
  const [asked, as] = [one, other].map(({ query }) => withoutReader(query))
  return asked !== null && asked === as ? 'other-reader' : 'other'
}

/** What was asked, without what says by which version of its reader; null where that cannot be told apart. */
function withoutReader(query: string): string | null {
  try {
    const { reading, api: _, ...asked } = JSON.parse(query) as { reading?: number; api?: string }
    return reading === undefined ? null : hashOf(asked)
  } catch {
    return null
  }
}

/**
 * Whether an account that a verifying extraction does not show is gone. It is not where that was of another query, or
 * where more is missing of the population than was ordered and is usual: then who is missing may only not have been read.
 * Another version of what reads it may leave out others than before: then nobody else may be missing.
 *
 * @param othersMissing How many of the reviewed accounts it does not show that nobody ordered to be removed.
 * @param percent By how much the population may shrink without being asked about.
 */
export function provesAbsence(
  reviewed: Asked & Pick<Extraction, 'rows'>,
  verifying: Asked & Pick<Extraction, 'rows'>,
  othersMissing: number,
  percent: number,
): boolean {
  const asked = askedAs(reviewed, verifying)
  if (asked === 'other' || verifying.rows === 0) return false
  return asked === 'same' ? othersMissing * 100 <= reviewed.rows * percent : othersMissing === 0
}
