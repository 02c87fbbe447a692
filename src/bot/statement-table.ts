import { stringify } from 'csv-stringify/sync'
import type { StatedControl } from '../domain/statement.js'
import { textFor } from './cards/definition.js'
import type { StatementView } from './cards/statement/text.js'

/** A version of the statement for a spreadsheet, a line for each control. */
export function statementCsv(view: StatementView, approved: { by: string; at: string } | null): string {
  const { version, hash } = view.statement
  const of = { version, hash, approved_by: approved?.by ?? '', approved_at: approved?.at ?? '' }
  const rows = view.statement.controls.map((control) => ({ ...rowOf(control, view), ...of }))
  // Whoever opens the file in a spreadsheet must not run what somebody wrote.
  return stringify(rows, { header: true, escape_formulas: true })
}

function rowOf(control: StatedControl, view: StatementView) {
  const necessary = control.applicable ? control : null
  const action = necessary?.action
  return {
    control: control.id,
    about: view.about(control),
    applicable: control.applicable ? 'yes' : 'no',
    justification: textFor(control.because, view),
    drivers: (necessary?.drivers ?? []).join(' '),
    owner: necessary ? view.nameOf(necessary.owner) : '',
    state: necessary?.state ?? '',
    implementation: textFor(necessary?.implementation ?? {}, view),
    action: textFor(action?.what ?? {}, view),
    action_owner: action ? view.nameOf(action.owner) : '',
    action_due: action?.due ?? '',
    risks: (necessary?.risks ?? []).join(' '),
    requirements: (necessary?.requirements ?? []).join(' '),
    policies: (necessary?.policies ?? []).join(' '),
    checks: (necessary?.checks ?? []).join(' '),
  }
}
