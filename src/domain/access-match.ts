import type { Holder } from './access-row.js'
import { holdersOf, type KnownAccount } from './known-account.js'
import type { Person, PersonId } from './person.js'
import type { Account } from './population.js'

/** What is matched by. */
export interface KnownHolders {
  /** What `accounts.yaml` says of this account of the system, by its id or its login. */
  known(account: Pick<Account, 'id' | 'login'>): KnownAccount | undefined
  /** Everybody who has this address, whether or not they are still here; as {@link addressOf} writes it. */
  withAddress(address: string): readonly PersonId[]
}

/** An address as it is compared: whatever its capitals, however its accents are written. Null for what is none. */
function addressOf(text: string | null): string | null {
  const plain = text?.normalize('NFC').trim().toLowerCase() ?? ''
  return /^[^\s@]+@[^\s@]+$/.test(plain) ? plain : null
}

/** The addresses by which an account may tell whose it is. */
export function addressesOf({ email, login }: Pick<Account, 'email' | 'login'>): string[] {
  const addresses = [addressOf(email), addressOf(login)].filter((address) => address !== null)
  return [...new Set(addresses)]
}

/**
 * Who holds an account: as `accounts.yaml` says, then by its e-mail address, then by a login that is one. Never by a name
 * alone: two people may bear it. An address that two people have tells nothing, and neither does a login that names
 * another one than the address does.
 */
export function holderOf(account: Pick<Account, 'id' | 'login' | 'email'>, by: KnownHolders): Holder {
  const known = by.known(account)
  if (known?.type === 'person') return { kind: 'person', person: known.person }
  if (known) return { kind: 'known', account: known.account }
  const [person, ...others] = new Set(addressesOf(account).flatMap((address) => by.withAddress(address)))
  return person === undefined || others.length > 0 ? { kind: 'unknown' } : { kind: 'person', person }
}

/**
 * Whoever holds an account never reviews it: the person; of a known one its owner, and all who know how to get in. Of one that
 * nothing tells whose it is, neither do those whose it looks to be ({@link looksLikeTheirs}).
 *
 * @param reviewers Who could get it to review.
 */
export function neverReviews(
  holder: Holder,
  known: KnownAccount | undefined,
  account: Pick<Account, 'login' | 'email' | 'name'>,
  reviewers: Iterable<Pick<Person, '_id' | 'key' | 'email' | 'name'>>,
): PersonId[] {
  const person = holder.kind === 'person' ? [holder.person] : []
  const likely =
    holder.kind === 'unknown' ? [...reviewers].filter((each) => looksLikeTheirs(account, each)) : []
  const all = [...person, ...(known ? holdersOf(known) : []), ...likely.map(({ _id }) => _id)]
  return [...new Set(all)].sort()
}

/**
 * Whether an account could be this person's: its login, its address or what stands before the `@` of either is their id in
 * `people.csv` or stands before the `@` of their own address; or it bears their name. This tells too little to say whose it is,
 * and enough not to have them review it. What cannot be known: an account under a made-up login, without address and name, may
 * still be its reviewer's own. It is flagged as nobody's, so that keeping it takes a reason and an end date under their name,
 * and `accounts.yaml` may say whose it is.
 */
export function looksLikeTheirs(
  { login, email, name }: Pick<Account, 'login' | 'email' | 'name'>,
  person: Pick<Person, 'key' | 'email' | 'name'>,
): boolean {
  const plain = (text: string) => text.normalize('NFC').trim().toLowerCase()
  const localPart = (text: string) => plain(text).split('@')[0] ?? ''
  const theirs = new Set([plain(person.key), localPart(person.email)].filter((each) => each !== ''))
  const signs = [login, email ?? ''].flatMap((text) => [plain(text), localPart(text)])
  return signs.some((sign) => theirs.has(sign)) || (name !== null && plain(name) === plain(person.name))
}
