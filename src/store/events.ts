import { randomBytes } from 'node:crypto'
import type { Kept } from '../domain/kept.js'
import { type Actor, commitment, LedgerEvent, type Opening, type Through } from '../domain/ledger.js'

export interface NewEvent {
  /** `<collection in the singular>.<what happened>`: `ask.answered`. */
  type: string
  /** ISO 8601 UTC, milliseconds. */
  at: string
  actor: Actor
  through: Through
  about: LedgerEvent['about']
  data?: LedgerEvent['data']
  /** Field name -> what may be erased or hidden later: stands in the event as a commitment only. */
  secrets?: Readonly<Record<string, string>>
}

/** What goes into the row in the same write as the act: `$push` both. */
export interface EventAndOpenings {
  event: LedgerEvent
  openings: Opening[]
}

/** What stands in a row of a secret: its text, and the commitment by which it is held against the ledger. */
export function keptText(event: LedgerEvent, field: string, text: string): Kept {
  return { text, commitment: event.commitments[field] as string }
}

/** An event with a random id and a fresh salt for each secret. Throws a ZodError for what is not an event. */
export function newEvent({ secrets = {}, data = {}, ...facts }: NewEvent): EventAndOpenings {
  const id = `e_${randomBytes(16).toString('hex')}`
  const openings = Object.entries(secrets).map(([field, value]) => ({
    event: id,
    field,
    value,
    salt: randomBytes(16).toString('hex'),
  }))
  const commitments = Object.fromEntries(openings.map((opening) => [opening.field, commitment(opening)]))
  return { event: LedgerEvent.parse({ _id: id, v: 1, ...facts, data, commitments }), openings }
}
