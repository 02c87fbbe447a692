import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { Person, PersonId } from '../../../domain/person.js'
import { controlStates, countsOf, isNecessary, type Statement } from '../../../domain/statement.js'
import type { Texts } from '../../texts/texts.js'
import { verbs as approvalVerbs } from '../approval.js'
import { type Action, type Card, type CardNode, escaped, type Fact } from '../card.js'
import { firstLine, firstWithin, listed } from '../common.js'
import { textFor } from '../definition.js'
import { aboutControl } from './name.js'
import { verbs } from './verbs.js'

export interface SoaView {
  statement: Statement
  reader: Person
  today: CalendarDate
  /** Of whoever is to do something; plain. */
  nameOf: (person: PersonId) => string
  approval: ApprovalState
  /** Whether the reader may put it to approval now. */
  mayPut: boolean
  /** Whether the reader may take it back while it waits. */
  mayWithdraw: boolean
}

/** Whether the newest version is approved, and which one stands until it is. */
export interface ApprovalState {
  /** By whom, and when (ISO 8601 UTC); null where it is not. */
  approved: { by: string; at: string } | null
  /** Who is asked whether it is, since when, and in which decision; null where nobody is. */
  waiting: { by: string; at: string; decision: string } | null
  /** The version that was approved before. */
  stands: { version: string; by: string; at: string } | null
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
      { kind: 'text', text: approvalText(view, texts) },
      { kind: 'facts', facts: [scopeFact(view, texts), ...soaFacts(view.statement, texts)] },
      ...listNodes(t.soa.open, openLines(view, texts), texts),
      ...listNodes(t.soa.excluded, excludedLines(view, texts), texts),
      { kind: 'actions', actions: actionsFor(view, texts) },
      { kind: 'text', small: true, text: t.soa.more },
    ],
  }
}

function approvalText({ approval: { approved, waiting, stands }, reader }: SoaView, texts: Texts): string {
  const t = texts.statement.soa
  const { timeZone } = reader
  if (approved) return t.approved(approved.at, timeZone, escaped(approved.by))
  const state = waiting ? t.waiting(escaped(waiting.by), waiting.at, timeZone) : t.notApproved
  if (!stands) return state
  return `${state} ${t.stands(escaped(stands.version), stands.at, timeZone, escaped(stands.by))}`
}

function actionsFor(
  { statement, approval: { waiting }, mayPut, mayWithdraw }: SoaView,
  texts: Texts,
): Action[] {
  const t = texts.statement.soa
  const value = statement._id
  return [
    ...(mayPut ? [{ verb: verbs.askToPut, value, label: t.put, primary: true }] : []),
    { verb: `${verbs.read}/1`, value, label: t.read },
    { verb: `${verbs.send}/pdf`, value, label: t.pdf },
    { verb: `${verbs.send}/csv`, value, label: t.csv },
    ...(waiting && mayWithdraw
      ? [{ verb: approvalVerbs.withdraw, value: waiting.decision, label: texts.approval.waiting.withdraw }]
      : []),
  ]
}

function scopeFact({ statement, reader }: SoaView, texts: Texts): Fact {
  const scope = escaped(firstLine(textFor(statement.scope, reader)))
  return { label: texts.statement.soa.scope, value: scope }
}

/** How many are necessary, and how far they have come. */
export function soaFacts(statement: Statement, texts: Texts): Fact[] {
  const { soa: t, states } = texts.statement
  const counts = countsOf(statement.controls)
  const necessary = controlStates.reduce((total, state) => total + counts[state], 0)
  const byState = controlStates
    .filter((state) => counts[state] > 0)
    .map((state) => t.stateValue(counts[state], states[state]))
  return [
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
