import type { Entries, FieldErrors } from '../person/form.js'

/** How a field refers to its label, hint and error. */
export interface Wiring {
  id: string
  label: string
  required: boolean
  invalid: boolean
  describedBy: string | undefined
}

/** What blocks need so that they can be used: what stands in their elements, and what to do on an act. */
export interface Using {
  entries: Entries
  enter(block: string, action: string, entry: string | string[]): void
  /** A click, or a choice in an element that acts at once. */
  act(block: string, action: string, entry?: string | string[]): void
  errors: FieldErrors
  busy: boolean
}
