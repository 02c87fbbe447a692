import type { Platform } from '../domain/person.js'
import type { Card, Form } from './cards/card.js'

/** Who acts, as the platform has authenticated them. */
export interface Account {
  platform: Platform
  team: string
  user: string
  /** By which link they came, and the commitment to the address that it was sent to. */
  link?: { id: string; address: string }
}

/** Where a message stands: `channel/message` is what the record says of it. */
export interface MessageRef {
  channel: string
  message: string
}

/** What a person did, in no platform's words. `at` is ISO 8601 UTC, milliseconds. */
export type Interaction =
  | { kind: 'command'; from: Account; at: string; text: string }
  /** They look at their App Home. */
  | { kind: 'home'; from: Account; at: string }
  /** A button, or a form that was sent off; a button in a form brings what stands in it so far. */
  | { kind: 'act'; from: Account; at: string; verb: string; value: string; inputs: Inputs }

/** By the input's name. What was left empty is absent, and blank text is empty. */
export type Inputs = Readonly<Record<string, InputValue>>

/**
 * A text, a choice and a date (YYYY-MM-DD) are a string, choices a list, a person is their account, several are a list of
 * these, and a file what the platform calls it.
 */
export type InputValue = string | readonly string[] | Account | readonly Account[] | HandedIn

/** A file that was handed in with a form. It is with the platform, which gives its bytes. */
export interface HandedIn {
  file: string
}

/** The text, choice or date of this name. */
export function textOf(inputs: Inputs, name: string): string | null {
  const value = inputs[name]
  return typeof value === 'string' ? value : null
}

export function choicesOf(inputs: Inputs, name: string): readonly string[] {
  return listOf(inputs, name).flatMap((each) => (typeof each === 'string' ? [each] : []))
}

/** The people of this name, by their accounts, in the order in which they were chosen. */
export function accountsOf(inputs: Inputs, name: string): readonly Account[] {
  return listOf(inputs, name).flatMap((each) => (typeof each === 'string' ? [] : [each]))
}

function listOf(inputs: Inputs, name: string): readonly (string | Account)[] {
  const value = inputs[name]
  return typeof value === 'object' && !('platform' in value) && !('file' in value) ? value : []
}

export function accountOf(inputs: Inputs, name: string): Account | null {
  const value = inputs[name]
  return typeof value === 'object' && 'platform' in value ? value : null
}

export function fileOf(inputs: Inputs, name: string): HandedIn | null {
  const value = inputs[name]
  return typeof value === 'object' && 'file' in value ? value : null
}

/** What the person gets back. */
export type Reply =
  /** To this person alone. `above`: where a form is open, it stands over that, and closing it leads back there. */
  | { kind: 'card'; card: Card; settled?: readonly string[]; above?: true }
  /** What their App Home shows from now on. */
  | { kind: 'home'; card: Card }
  /**
   * Opens, or takes the place of the form that is open; where it says what came of that, with the asks that it settled or whose
   * messages say something else by now. `above`: it stands over the form that is open, and closing it leads back there.
   */
  | { kind: 'form'; form: Form; settled?: readonly string[]; above?: true }
  /** Closes the form; `asks` were settled and their messages become receipts. */
  | { kind: 'done'; settled: readonly string[] }
  /** The form stays as it was filled in, with each error beside the input of this name. */
  | { kind: 'invalid'; errors: Readonly<Record<string, string>> }

/** The asks that were settled, whose messages become receipts. */
export function settledBy(reply: Reply): readonly string[] {
  return 'settled' in reply ? (reply.settled ?? []) : []
}
