import { type AccessFlag, type AccessRow, accessFlags, type Holder } from './access-row.js'
import type { CalendarDate } from './calendar-date.js'
import type { KnownAccount } from './known-account.js'
import type { OrderedBefore } from './ordered-before.js'
import type { PersonId } from './person.js'
import type { Account } from './population.js'
import type { System } from './system.js'
import { daysFrom } from './working-days.js'

/** For so many days an account is not used before somebody asks what it is for. */
const DAYS_UNUSED = 90

/** With fewer others of a department there is nothing to compare with. */
const FEWEST_PEERS = 5

/** What fewer of them have than this, in percent, is unusual. */
const UNUSUAL_PERCENT = 20

/** Names of roles and groups are compared whatever their capitals and however their accents are written. */
function plain(entitlement: string): string {
  return entitlement.normalize('NFC').trim().toLowerCase()
}

/** Whether it has an entitlement that the system names as privileged (A.8.2). */
export function isPrivileged(
  { entitlements }: Pick<Account, 'entitlements'>,
  { privileged }: Pick<System, 'privileged'>,
): boolean {
  const names = new Set(privileged.map(plain))
  return entitlements.some((each) => names.has(plain(each)))
}

/** What one account is compared by. */
export type PeerAccount = Pick<AccessRow, 'holder' | 'department'> & {
  account: Pick<Account, 'entitlements'>
}

/** Of one department: what each person may do in the system, and how many may do each thing. */
interface PeerGroup {
  people: Map<PersonId, Set<string>>
  having: Map<string, number>
  /** How many entitlements each has, in order. */
  counts: number[]
}

/**
 * Who of a department may do more than the others. All accounts of a person count together, and nobody else's department
 * matters. Somebody stands out where five others or more have an account and both hold: they have at least two entitlements
 * more than three quarters of these others have (the upper quartile, by nearest rank, plus one, is exceeded), and
 * at least one that fewer than a fifth of the others have.
 */
export class Peers {
  readonly #groups = new Map<string, PeerGroup>()

  constructor(accounts: Iterable<PeerAccount>) {
    for (const { holder, department, account } of accounts) {
      if (holder.kind !== 'person' || department === null) continue
      const group = this.#groups.get(department) ?? { people: new Map(), having: new Map(), counts: [] }
      this.#groups.set(department, group)
      const has = group.people.get(holder.person) ?? new Set()
      group.people.set(holder.person, has)
      for (const entitlement of account.entitlements) has.add(plain(entitlement))
    }
    for (const group of this.#groups.values()) {
      group.counts = [...group.people.values()].map(({ size }) => size).sort((a, b) => a - b)
      for (const has of group.people.values())
        for (const each of has) group.having.set(each, (group.having.get(each) ?? 0) + 1)
    }
  }

  /** Whether this account has what makes its holder stand out. */
  standsOut({ holder, department, account }: PeerAccount): boolean {
    const group = this.#groups.get(department ?? '')
    const has = holder.kind === 'person' ? group?.people.get(holder.person) : undefined
    if (!group || !has || department === null) return false
    const others = group.counts.length - 1
    if (others < FEWEST_PEERS || has.size <= upperQuartile(group.counts, has.size) + 1) return false
    return account.entitlements.some((each) => {
      const othersHaving = (group.having.get(plain(each)) ?? 1) - 1
      return othersHaving * 100 < others * UNUSUAL_PERCENT
    })
  }
}

/** By nearest rank, of all but one that is this large. */
function upperQuartile(counts: readonly number[], left: number): number {
  const others = counts.length - 1
  const place = Math.ceil(others * 0.75) - 1
  return counts[place < counts.indexOf(left) ? place : place + 1] ?? 0
}

/** What is known of an account beside what its system says. */
export interface Known {
  holder: Holder
  department: string | null
  privileged: boolean
  /** Whoever holds it is here no more. */
  left: boolean
  /** Whoever `accounts.yaml` says answers for it is here no more. */
  ownerLeft?: boolean
  /** Of one that `accounts.yaml` knows. */
  type?: KnownAccount['type'] | undefined
  /** As it stood in the last review that closed; null: it was not in it. */
  last: Pick<AccessRow, 'department'> | null
  /** There was no review before. */
  isFirst: boolean
  /** What became of what a review ordered before; null: nothing, or all of it is as it should be. */
  ordered: OrderedBefore | null
}

/** What a reviewer's eye is drawn to, in the order of {@link accessFlags}. */
export function flagsOf(account: Account, known: Known, peers: Peers, today: CalendarDate): AccessFlag[] {
  const { holder, department, last } = known
  const holds: Record<AccessFlag, boolean> = {
    left: known.left,
    'owner-left': known.ownerLeft ?? false,
    unknown: holder.kind === 'unknown',
    'came-back': known.ordered === 'came-back',
    'not-done': known.ordered === 'not-done',
    'still-listed': known.ordered === 'still-listed',
    privileged: known.privileged,
    'changed-department': department !== null && !!last?.department && last.department !== department,
    unused: known.type !== 'break-glass' && isUnused(account, last !== null, today),
    new: last === null && !known.isFirst,
    'more-than-peers': peers.standsOut({ holder, department, account }),
  }
  return accessFlags.filter((flag) => holds[flag])
}

/** What its source does not tell is not held against it; what was never used is, once somebody has reviewed it. */
function isUnused(
  { lastUsed }: Pick<Account, 'lastUsed'>,
  wasReviewed: boolean,
  today: CalendarDate,
): boolean {
  if (lastUsed === null) return false
  return lastUsed === 'never' ? wasReviewed : daysFrom(lastUsed, today) >= DAYS_UNUSED
}

/** What is flagged and usual all the same: keeping it needs a reason, and no end. */
const usual: readonly AccessFlag[] = ['privileged', 'new']

/** Whether keeping an account needs a reason: it has a flag. */
export function needsReason({ flags }: Pick<AccessRow, 'flags'>): boolean {
  return flags.length > 0
}

/** Whether keeping it is an exception, which ends and is then asked about again. */
export function isExceptional({ flags }: Pick<AccessRow, 'flags'>): boolean {
  return flags.some((flag) => !usual.includes(flag))
}
