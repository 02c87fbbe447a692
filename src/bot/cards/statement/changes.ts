import { changesSince, type Statement, type StatementChange } from '../../../domain/statement.js'
import type { Texts } from '../../texts/texts.js'
import { escaped } from '../card.js'
import { firstWithin, listed } from '../common.js'
import { aboutControl } from './name.js'

/** What differs from the version that was approved before, control by control; CommonMark. */
export function changeLines(
  before: Statement,
  statement: Statement,
  reader: { language: string },
  texts: Texts,
): string[] {
  const t = texts.statement.changes
  const known = new Map([...before.controls, ...statement.controls].map((control) => [control.id, control]))
  const scope = JSON.stringify(before.scope) === JSON.stringify(statement.scope) ? [] : [t.scope]
  const lines = changesSince(before, statement).map(({ control: id, how }) => {
    const control = known.get(id)
    const name = control ? escaped(aboutControl(control, reader, texts)) : ''
    return t.line(escaped(id), name, howOf(how, texts))
  })
  return [...scope, ...lines]
}

function howOf(how: StatementChange['how'], texts: Texts): string {
  const t = texts.statement.changes
  return typeof how === 'string' ? t[how] : how.map((field) => t.fields[field]).join(', ')
}

/** How much room they have on a card, in characters. */
const ROOM = 2_000

/** What has changed, as one text of a card; without a version before it, that this is the first. */
export function changesText(
  before: Statement | null,
  statement: Statement,
  reader: { language: string },
  texts: Texts,
): string {
  const t = texts.statement.changes
  if (!before) return t.first
  const lines = changeLines(before, statement, reader, texts)
  if (lines.length === 0) return t.none(before.version)
  return `${t.since(before.version)}\n${listed(firstWithin(lines, ROOM), lines.length, texts)}`
}
