import type { Texts } from '../../texts/texts.js'
import type { Card } from '../card.js'
import { listed } from '../common.js'

export interface PolicyLine {
  /** Escaped, as all of these are. */
  title: string
  version: string
  id: string
  /** What there is to say of it: clauses. */
  states: readonly string[]
}

/** As many as a person looks through in a message. */
const LINES_SHOWN = 40

export function policyListCard(title: string, lines: readonly PolicyLine[], texts: Texts): Card {
  const t = texts.reading.list
  const shown = lines.slice(0, LINES_SHOWN).map((line) => t.line(line, line.id, line.states.join('; ')))
  return {
    summary: title,
    nodes: [
      { kind: 'title', text: title },
      { kind: 'text', text: listed(shown, lines.length, texts) },
      { kind: 'text', small: true, text: t.how },
    ],
  }
}
