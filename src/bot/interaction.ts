import type { Platform } from '../domain/person.js'
import type { Card, Form } from './cards/card.js'

/** Who acts, as the platform has authenticated them. */
export interface Account {
  platform: Platform
  team: string
  user: string
}

/** Where a message stands: `channel/message` is what the record says of it. */
export interface MessageRef {
  channel: string
  message: string
}

/** What a person did, in no platform's words. `at` is ISO 8601 UTC, milliseconds. */
export type Interaction =
  | { kind: 'command'; from: Account; at: string; text: string }
  /** A button, or a form that was sent off. */
  | { kind: 'act'; from: Account; at: string; verb: string; value: string }

/** What the person gets back. */
export type Reply =
  /** To this person alone. */
  | { kind: 'card'; card: Card }
  /** Opens, or takes the place of the form that is open. */
  | { kind: 'form'; form: Form }
  /** Closes the form; `asks` were settled and their messages become receipts. */
  | { kind: 'done'; settled: readonly string[] }
