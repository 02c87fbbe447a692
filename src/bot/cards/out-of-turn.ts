import type { Texts } from '../texts/texts.js'
import { escaped, type Form } from './card.js'
import { reasonInput } from './policy-acknowledgement/reason.js'

/** What is said where a duty of the calendar is asked for out of turn. `Name` is what it is called. */
export interface OutOfTurnTexts<Name> {
  title: string
  question: (name: Name) => string
  consequence: (owner: string) => string
  label: string
  hint: (owner: string) => string
  missing: string
  submit: string
  done: (name: Name, owner: string) => string
  running: (name: Name) => string
}

export interface AskedOutOfTurn<Name> {
  /** Begins it. */
  verb: string
  /** Of what it is about. */
  id: string
  /** Plain. */
  name: Name
  /** Whom it is asked of; plain. */
  owner: string
  words: OutOfTurnTexts<Name>
}

/** Asks whoever wants it out of turn why. */
export function outOfTurnForm<Name>(
  { verb, id, name, owner, words }: AskedOutOfTurn<Name>,
  texts: Texts,
): Form {
  return {
    title: words.title,
    close: texts.common.close,
    submit: { verb, value: id, label: words.submit },
    nodes: [
      { kind: 'text', text: `**${escaped(words.question(name))}**` },
      { kind: 'text', text: words.consequence(escaped(owner)) },
      reasonInput(words.label, words.hint(owner)),
    ],
  }
}
