import type { Organisation } from '../domain/organisation.js'
import { isPresent, type Person, type PersonId, type Platform } from '../domain/person.js'
import { dateIn } from '../domain/working-days.js'
import type { Deliveries } from '../store/deliveries.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { People } from '../store/people.js'
import type { Account } from './interaction.js'

/** An account as its platform describes it. */
export interface PlatformAccount extends Account {
  email: string | null
  /** A guest of the workspace, or somebody from another one. */
  outsider: boolean
  /** Switched off, or no person. */
  usable: boolean
}

/** The platform's own list of who has an account. */
export interface ChatDirectory {
  platform: Platform
  account(user: string): Promise<PlatformAccount | null>
  accounts(): AsyncIterable<PlatformAccount>
}

export interface DirectoryTools {
  people: People
  deliveries: Deliveries
  organisation: OrganisationStore
}

/**
 * People are matched by email once and then bound to team and user id: what happens to the address afterwards
 * changes nothing.
 */
export async function matchPeople(
  tools: DirectoryTools,
  directory: ChatDirectory,
  asOf: string,
  heartbeat: () => void,
): Promise<void> {
  const organisation = await tools.organisation.read()
  if (!organisation) return
  const unbound = new Map<string, Person>()
  for await (const person of tools.people.present(dateIn(asOf, organisation.timeZone))) {
    if (isUnbound(person, directory.platform)) unbound.set(person.email.toLowerCase(), person)
  }
  if (unbound.size > 0) {
    for await (const account of directory.accounts()) {
      heartbeat()
      const person = account.email ? unbound.get(account.email.toLowerCase()) : undefined
      if (person && mayTakePart(account, person._id, organisation)) await bind(tools, person, account, asOf)
    }
  }
  await releaseReachable(tools, directory.platform, asOf)
}

/**
 * What was found unreachable just while its person was being bound, or while their account was switched off, is tried
 * again.
 */
async function releaseReachable(
  { people, deliveries }: DirectoryTools,
  platform: Platform,
  at: string,
): Promise<void> {
  const waiting = await people.byIds(await deliveries.unreachablePeople())
  for (const { _id, bindings } of waiting.values()) {
    if (bindings[platform]) await deliveries.release(_id, at)
  }
}

export type Identified =
  | { person: Person; organisation: Organisation }
  | { refused: 'not-in-directory' | 'not-present' | 'guest' }

/** Who an account belongs to, and whether they may act today. */
export async function identify(
  tools: DirectoryTools,
  directory: ChatDirectory,
  account: Account,
  at: string,
): Promise<Identified> {
  const [bound, organisation] = await Promise.all([
    tools.people.byBinding(account.platform, account.team, account.user),
    tools.organisation.read(),
  ])
  if (!organisation) return { refused: 'not-in-directory' }
  const found = bound ?? (await meet(tools, directory, account, organisation, at))
  if (typeof found === 'string') return { refused: found }
  if (!isPresent(found, dateIn(at, found.timeZone))) return { refused: 'not-present' }
  return { person: found, organisation }
}

/** The first time that an account shows itself. */
async function meet(
  tools: DirectoryTools,
  directory: ChatDirectory,
  account: Account,
  organisation: Organisation,
  at: string,
): Promise<Person | 'not-in-directory' | 'guest'> {
  const known = await directory.account(account.user)
  const person = known?.email ? await tools.people.byEmail(known.email) : null
  if (!known?.usable || !person || !isUnbound(person, directory.platform)) return 'not-in-directory'
  if (!mayTakePart(known, person._id, organisation)) return 'guest'
  return (await bind(tools, person, known, at)) ? person : 'not-in-directory'
}

async function bind(
  tools: DirectoryTools,
  person: Person,
  account: PlatformAccount,
  at: string,
): Promise<boolean> {
  const { platform, team, user } = account
  const { bound } = await tools.people.bind(person._id, platform, { team, user, at })
  if (bound) await tools.deliveries.release(person._id, at)
  return bound
}

function isUnbound(person: Person, platform: Platform): boolean {
  return person.chat.includes(platform) && person.bindings[platform] === undefined
}

function mayTakePart(account: PlatformAccount, person: PersonId, { slack }: Organisation): boolean {
  if (!account.usable) return false
  return !account.outsider || slack.guests.includes(person) || slack.workspaces.includes(account.team)
}
