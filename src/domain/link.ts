import type { CalendarDate } from './calendar-date.js'
import { sha256 } from './canonical-json.js'
import { commitment } from './ledger.js'
import { isPresentAt, type Person, type PersonId } from './person.js'
import { addDays, dateIn, endOf } from './working-days.js'

/**
 * A link in an e-mail, by which somebody who uses no chat comes to what waits for them. Whoever has it alone sees nothing:
 * it opens for the code that is sent to the same address.
 */
export interface Link {
  /** A random id, not the secret in the link. */
  _id: string
  v: 1
  person: PersonId
  /** Where it was sent, and what makes a commitment of it. */
  address: string
  salt: string
  /** Of the secret in it only the hash is kept: whoever reads the database opens nothing. */
  secretHash: string
  /** The message that it came in. */
  delivery: string
  /** ISO 8601 UTC, milliseconds. */
  madeAt: string
  until: string
  /** Missing: the message did not go out, as far as is known. */
  sentAt?: string
  /** The code that was sent last, until it was used. */
  code?: Code
  /** When codes were sent, the oldest first. */
  codesAt: string[]
}

/** A code is bound to the link, whose secret is not kept: from the hash alone nobody finds it. */
export interface Code {
  hash: string
  until: string
  tries: number
}

/** How long a link works at least. Each message brings a new one. */
export const LINK_DAYS = 14
export const CODE_MINUTES = 10
/** Then another code is needed. */
export const MOST_TRIES = 5
/** So many codes an hour, and in all, may be sent for one link: more would make guessing worth while, and fill a mailbox. */
export const CODES_AN_HOUR = 5
export const CODES_IN_ALL = 20
/** How long somebody may be idle on the page before they need a new code. */
export const VISIT_MINUTES = 30
/** However busy they are: a browser that was left open somewhere is no way in for ever. */
export const LONGEST_VISIT_MINUTES = 8 * 60

/** What is kept of a secret. It is random and long, so that a plain hash cannot be guessed back. */
export function hashOfSecret(secret: string): string {
  return sha256(secret)
}

/** Six digits are guessed back from a plain hash, so the secret of the link goes into it. */
export function hashOfCode(secret: string, code: string): string {
  return sha256(`${secret} ${code}`)
}

/** By what the ledger names the address. */
export function addressCommitment({ address, salt }: Pick<Link, 'address' | 'salt'>): string {
  return commitment({ value: address, salt })
}

/** Whether a link leads to this person still: who left, has another address by now, or uses chat, has none. */
export function isTheirs(
  { person, address }: Pick<Link, 'person' | 'address'>,
  found: Person | null,
  at: string,
): found is Person {
  return (
    found !== null &&
    found._id === person &&
    found.email === address &&
    found.chat.includes('mail') &&
    isPresentAt(found, at)
  )
}

/** The address as whoever has the link may see it: enough to know which mailbox to look into. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, 1)}…${address.slice(at)}`
}

/** When a visit that somebody began now is over, whatever they do: it never outlives its link. */
export function endOfVisit({ until }: Pick<Link, 'until'>, at: string): string {
  const end = minutesAfter(at, LONGEST_VISIT_MINUTES)
  return end < until ? end : until
}

/** A link works to the last minute of a day where its reader is, and of the day on which what it leads to is due. */
export function linkUntil(at: string, dueOn: readonly CalendarDate[], timeZone: string): string {
  const days = [addDays(dateIn(at, timeZone), LINK_DAYS), ...dueOn].sort()
  return minutesAfter(endOf(days.at(-1) ?? dateIn(at, timeZone), timeZone), -1)
}

/** After so many minutes, ISO 8601 UTC. */
export function minutesAfter(at: string, minutes: number): string {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString()
}
