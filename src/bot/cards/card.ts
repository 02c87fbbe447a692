/**
 * What a person is shown, on no platform in particular. Texts are CommonMark; whatever comes from people or
 * files goes through {@link escaped} on its way into one.
 */
export type CardNode =
  | { kind: 'title'; text: string }
  | { kind: 'text'; text: string; small?: boolean }
  | { kind: 'facts'; facts: readonly Fact[] }
  | { kind: 'progress'; done: number; of: number; label: string }
  | { kind: 'actions'; actions: readonly Action[] }

export interface Fact {
  label: string
  value: string
}

/** A button: its verb says what it does, its value which ask at which revision, and nothing else. */
export interface Action {
  verb: string
  value: string
  /** Plain text: what will happen. */
  label: string
  primary?: boolean
}

export interface Card {
  /** Plain text that makes sense alone: for notifications and screen readers. */
  summary: string
  nodes: readonly CardNode[]
}

/** A card that is filled in: a modal where the platform has one. */
export interface Form {
  title: string
  nodes: readonly CardNode[]
  close: string
  /** Without it, the form only shows. */
  submit?: { verb: string; value: string; label: string }
}

/** Makes text from people or files stand for itself inside CommonMark, where any punctuation may be escaped. */
export function escaped(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, '\\$&').replace(/\s*\n\s*/g, ' ')
}
