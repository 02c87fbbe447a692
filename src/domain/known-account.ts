import type { CalendarDate } from './calendar-date.js'
import { hashOf } from './canonical-json.js'
import type { PersonId } from './person.js'
import type { Account } from './population.js'
import { addDays, addMonths } from './working-days.js'

/**
 * What an account is that no address tells: it belongs to no person (A.5.16, A.5.17), or to one whom its address does not
 * name (`person`). `break-glass`: kept for the day on which nothing else opens, so that it is not used until then.
 */
export const knownAccountTypes = ['service', 'shared', 'break-glass', 'vendor', 'token', 'person'] as const
export type KnownAccountType = (typeof knownAccountTypes)[number]

interface Known {
  /** See {@link knownAccountId}. */
  _id: string
  v: 1
  system: string
  /** The system's own id of it, or what is signed in with. */
  account: string
  /** What it is for, per language, the organisation's first one first; none of a personal account. */
  purpose: Record<string, string>
}

/** One that belongs to a person. */
export interface PersonalAccount extends Known {
  type: 'person'
  person: PersonId
}

/** One that belongs to nobody: somebody answers for it, and more people may know how to get in. */
export interface ManagedAccount extends Known {
  type: Exclude<KnownAccountType, 'person'>
  owner: PersonId
  heldBy: PersonId[]
  rotation: Rotation | null
}

/** An account as the organisation's files know it. */
export type KnownAccount = PersonalAccount | ManagedAccount

type WithoutIds<K> = K extends unknown ? Omit<K, '_id' | 'v' | 'system' | 'account'> : never

/** What was known of an account when it was read. */
export type KnownAs = WithoutIds<KnownAccount>

export function knownAs({ _id, v, system, account, ...known }: KnownAccount): KnownAs {
  return known
}

/** SHA-256, hex, over all accounts that the organisation's files know. */
export function knownAccountsHash(accounts: Iterable<KnownAccount>): string {
  const inOrder = [...accounts].sort((one, other) => (one._id < other._id ? -1 : 1))
  return hashOf(JSON.parse(JSON.stringify(inOrder)))
}

/** How often its secret is changed, and when it was last. */
export interface Rotation {
  every: { count: number; unit: 'days' | 'weeks' | 'months' }
  last: CalendarDate
}

/** `<system>/<account>`: capitals make no difference. */
export function knownAccountId(system: string, account: string): string {
  return `${system}/${account.trim().toLowerCase()}`
}

/** What the files know of an account that its system lists: by the id that never changes, else by what is signed in with. */
export function knownAccountOf(
  system: string,
  { id, login }: Pick<Account, 'id' | 'login'>,
  known: ReadonlyMap<string, KnownAccount>,
): KnownAccount | undefined {
  return known.get(knownAccountId(system, id)) ?? known.get(knownAccountId(system, login))
}

/** Who could get in by it, and so never reviews it. */
export function holdersOf(known: KnownAccount): PersonId[] {
  return known.type === 'person' ? [known.person] : [...new Set([known.owner, ...known.heldBy])]
}

/** The day by which its secret is to be changed. */
export function rotationDue({ every: { count, unit }, last }: Rotation): CalendarDate {
  if (unit === 'months') return addMonths(last, count)
  return addDays(last, unit === 'weeks' ? 7 * count : count)
}

export function isRotationOverdue(rotation: Rotation, today: CalendarDate): boolean {
  return rotationDue(rotation) < today
}
