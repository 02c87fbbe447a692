import type { CalendarDate } from '../../domain/calendar-date.js'

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
  /** Only in a form. */
  | { kind: 'inputs'; inputs: readonly Input[] }
  | { kind: 'image'; picture: Picture }
  /** A line between what comes before and what follows: the items of a list. */
  | { kind: 'divider' }

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

/** What somebody fills in. Texts are plain. */
export type Input = InputFrame & InputKind

interface InputFrame {
  /**
   * Under which the answer comes back; once in a form. A page that takes the place of another keeps what was filled in
   * under the same name.
   */
  name: string
  label: string
  hint?: string
  optional?: boolean
}

type InputKind =
  | {
      kind: 'text'
      initial?: string
      /** Several lines. */
      long?: boolean
      /** In characters. */
      most?: number
      placeholder?: string
    }
  | { kind: 'choice'; options: readonly Option[]; initial?: string; look: 'radio' | 'menu' }
  | { kind: 'choices'; options: readonly Option[]; initial?: readonly string[] }
  | { kind: 'date'; initial?: CalendarDate }
  | { kind: 'person' }
  /** Several people; where a platform lists none to choose from, their addresses. */
  | { kind: 'people' }
  /** One file of these kinds, by the endings of their names; left out where a platform takes none in a form. */
  | { kind: 'file'; endings: readonly string[] }

export interface Option {
  value: string
  label: string
}

/** Drawn by code; the words in `alt` say the same to whoever does not see it. */
export interface Picture {
  svg: string
  alt: string
}

export interface Card {
  /** Plain text that makes sense alone: for notifications and screen readers. */
  summary: string
  nodes: readonly CardNode[]
  /** How it stands in a list of several; without it, by the first two of its lines and of its buttons. */
  item?: { lines: readonly string[]; actions: readonly Action[] }
}

/** A card that is filled in: a modal where the platform has one, else inputs in the conversation. */
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

/** The most that the label of an option may have, on any platform. */
export const LONGEST_OPTION = 75

/** Plain text of at most so many characters; what is cut off is hinted at. */
export function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text
}

export function picturesOf(nodes: readonly CardNode[]): Picture[] {
  return nodes.flatMap((node) => (node.kind === 'image' ? [node.picture] : []))
}

export function inputsOf(nodes: readonly CardNode[]): Input[] {
  return nodes.flatMap((node) => (node.kind === 'inputs' ? node.inputs : []))
}
