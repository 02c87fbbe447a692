import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { Person, PersonId } from '../../../domain/person.js'
import { controlStates, countsOf, isNecessary, type Statement } from '../../../domain/statement.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, type CardNode, escaped, type Fact } from '../card.js'
import { firstLine, firstWithin, listed } from '../common.js'
import { textFor } from '../definition.js'
import { aboutControl } from './name.js'

export interface SoaView {
  statement: Statement
  reader: Person
  today: CalendarDate
  /** Of whoever is to do something; plain. */
  nameOf: (person: PersonId) => string
}

/** How much room each list has, in characters, so that the card fits one message of any platform. */
const ROOM = 2_400

/** The statement of applicability at a glance: how far all is, what is still to be done, and what is not applicable. */
export function soaCard(view: SoaView, texts: Texts): Card {
  const t = texts.statement
  const title = t.title(view.statement.version)
  return {
    summary: title,
    nodes: [
      { kind: 'title', text: title },
      { kind: 'facts', facts: soaFacts(view, texts) },
      ...listNodes(t.soa.open, openLines(view, texts), texts),
      ...listNodes(t.soa.excluded, excludedLines(view, texts), texts),
      { kind: 'text', small: true, text: t.soa.more },
    ],
  }
}

function soaFacts({ statement, reader }: SoaView, texts: Texts): Fact[] {
  const { soa: t, states } = texts.statement
  const counts = countsOf(statement.controls)
  const necessary = controlStates.reduce((total, state) => total + counts[state], 0)
  const byState = controlStates
    .filter((state) => counts[state] > 0)
    .map((state) => t.stateValue(counts[state], states[state]))
  return [
    { label: t.scope, value: escaped(firstLine(textFor(statement.scope, reader))) },
    { label: t.counts, value: t.countsValue(necessary, counts.excluded) },
    ...(byState.length > 0 ? [{ label: t.states, value: byState.join(', ') }] : []),
  ]
}

/** What is due first stands first. */
function openLines({ statement, reader, today, nameOf }: SoaView, texts: Texts): string[] {
  const t = texts.statement.soa
  return statement.controls
    .filter(isNecessary)
    .flatMap((control) => (control.action ? [{ control, action: control.action }] : []))
    .sort((one, other) => one.action.due.localeCompare(other.action.due))
    .map(({ control, action: { what, owner, due } }) => {
      const name = t.name(escaped(control.id), escaped(aboutControl(control, reader, texts)))
      return t.openLine(name, escaped(firstLine(textFor(what, reader))), escaped(nameOf(owner)), due, today)
    })
}

function excludedLines({ statement, reader }: SoaView, texts: Texts): string[] {
  const t = texts.statement.soa
  return statement.controls
    .filter(({ applicable }) => !applicable)
    .map((control) => {
      const name = t.name(escaped(control.id), escaped(aboutControl(control, reader, texts)))
      return t.excludedLine(name, escaped(firstLine(textFor(control.because, reader))))
    })
}

function listNodes(heading: string, lines: readonly string[], texts: Texts): CardNode[] {
  if (lines.length === 0) return []
  return [{ kind: 'text', text: `${heading}\n${listed(firstWithin(lines, ROOM), lines.length, texts)}` }]
}
