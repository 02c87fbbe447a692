import { mayTakePart, type Organisation } from '../domain/organisation.js'
import { isPresentAt, type Person, type Platform, type Standing } from '../domain/person.js'
import { dateIn } from '../domain/working-days.js'
import type { Deliveries } from '../store/deliveries.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { People } from '../store/people.js'
import type { Account } from './interaction.js'
import { type Texts, textsFor, textsInAll } from './texts/texts.js'

/** An account as its platform describes it. */
export interface PlatformAccount extends Account {
  email: string | null
  standing: Standing
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

/** Slack may ask for a minute and more between two pages; nobody else should take over meanwhile. */
const HEARTBEAT_MS = 5_000

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
  const beating = setInterval(heartbeat, HEARTBEAT_MS)
  try {
    await bindUnbound(tools, directory, asOf)
    await releaseReachable(tools, directory.platform, asOf)
  } finally {
    clearInterval(beating)
  }
}

async function bindUnbound(tools: DirectoryTools, directory: ChatDirectory, asOf: string): Promise<void> {
  const organisation = await tools.organisation.read()
  if (!organisation) return
  const unbound = new Map<string, Person>()
  for await (const person of tools.people.present(dateIn(asOf, organisation.timeZone))) {
    if (isUnbound(person, directory.platform)) unbound.set(person.email.toLowerCase(), person)
  }
  if (unbound.size === 0) return
  for await (const account of directory.accounts()) {
    const person = account.email ? unbound.get(account.email.toLowerCase()) : undefined
    if (!person || !account.usable || !mayTakePart(person, account, organisation)) continue
    await bind(tools, person, account, asOf)
  }
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
  /** To be said in each of these languages: the person's own where somebody is known, else all that they may read. */
  | { refused: 'not-in-directory' | 'not-present' | 'guest'; sayIn: readonly Texts[] }

/**
 * Who an account belongs to, and whether they may act today. The list of guests counts at each visit: whoever is
 * taken off it acts no more.
 *
 * @param known Whose account it is, where that is known already.
 */
export async function identify(
  tools: DirectoryTools,
  directory: ChatDirectory,
  account: Account,
  at: string,
  known?: Person,
): Promise<Identified> {
  const [bound, organisation] = await Promise.all([
    known ?? personOf(tools, account),
    tools.organisation.read(),
  ])
  if (!organisation) return { refused: 'not-in-directory', sayIn: textsInAll() }
  const binding = bound?.bindings[account.platform]
  if (bound && binding && !mayTakePart(bound, binding, organisation)) {
    return { refused: 'guest', sayIn: [textsFor(bound.language, organisation.languages[0])] }
  }
  const found = bound ?? (await meet(tools, directory, account, organisation, at))
  if (typeof found === 'string') return { refused: found, sayIn: textsInAll(organisation.languages) }
  if (!isPresentAt(found, at)) {
    return { refused: 'not-present', sayIn: [textsFor(found.language, organisation.languages[0])] }
  }
  return { person: found, organisation }
}

/**
 * Whose account somebody chose in a form. Null for those whom Steward does not know; whether they are present, or may do
 * what they are chosen for, is for the caller to ask.
 */
export function personOf(
  { people }: Pick<DirectoryTools, 'people'>,
  { platform, team, user }: Account,
): Promise<Person | null> {
  return people.byBinding(platform, team, user)
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
  if (!known?.usable || !person) return 'not-in-directory'
  if (!mayTakePart(person, known, organisation)) return 'guest'
  if (isUnbound(person, directory.platform) && (await bind(tools, person, known, at))) return person
  // The list of accounts, or another click, may have been bound to them at this very moment.
  return (await personOf(tools, account)) ?? 'not-in-directory'
}

async function bind(
  tools: DirectoryTools,
  person: Person,
  account: PlatformAccount,
  at: string,
): Promise<boolean> {
  const { platform, team, user, standing } = account
  const { bound } = await tools.people.bind(person, platform, { team, user, standing, at })
  if (bound) await tools.deliveries.release(person._id, at)
  return bound
}

function isUnbound(person: Person, platform: Platform): boolean {
  return person.chat.includes(platform) && person.bindings[platform] === undefined
}
