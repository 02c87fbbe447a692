import { z } from 'zod'
import { type Absence, checkDelegate, MOST_DAYS_AWAY } from '../domain/absence.js'
import { addDays } from '../domain/working-days.js'
import { cellsOf, readCells, readTable, type Say, type Table } from './csv-table.js'
import { DateText, emptyOr, PersonKey } from './fields.js'
import type { OrganisationFile } from './organisation-file.js'
import { checkListed, type Reference } from './people-checks.js'
import type { PeopleFile } from './people-file.js'
import type { Findings } from './problems.js'

const Row = z.object({
  person: PersonKey,
  from: DateText,
  to: DateText,
  delegate: emptyOr(PersonKey),
})

/** One line of `absences.csv`: people by their ids in `people.csv`. */
export type AbsenceRow = z.infer<typeof Row> & { line: number }

type Column = keyof z.infer<typeof Row>

const columns = Object.keys(Row.shape) as Column[]

const table: Table<Column> = {
  columns,
  required: ['person', 'from', 'to'],
  howToWrite: {
    person: 'Write the id of one of the people in people.csv.',
    from: 'Write the first day away as year-month-day, such as 2027-08-03.',
    to: 'Write the last day away as year-month-day, such as 2027-08-14.',
    delegate: 'Write the id of one of the people in people.csv, or leave it empty.',
  },
  empty: {
    what: 'there is nothing in this file',
    remedy: `Write a line with the column names, ${columns.join(',')}, or leave the file out.`,
  },
}

/** Who a line names: a line with a slip elsewhere does, too. */
type Named = Pick<Reference, 'line' | 'field' | 'key'>

export interface AbsencesFile {
  name: string
  rows: AbsenceRow[]
  named: Named[]
}

export const absencesFile: OrganisationFile<AbsencesFile> = {
  pattern: /^absences\.csv$/,
  async parse(source, findings) {
    const rows: AbsenceRow[] = []
    const named: Named[] = []
    const lines = await readTable(source, table, findings, (record, header) => {
      const { line } = record
      const say: Say = (what, remedy) => findings.problem({ file: source.name, line, what, remedy })
      const cells = cellsOf(record, header, table, say)
      named.push(...namedIn(cells, line))
      const row = rowOf(cells, line, say)
      if (row) rows.push(row)
    })
    return lines === undefined ? undefined : { name: source.name, rows, named }
  },
}

function namedIn(cells: Record<Column, string>, line: number): Named[] {
  return (['person', 'delegate'] as const).flatMap((field) => {
    const key = PersonKey.safeParse(cells[field]).data
    return key === undefined ? [] : [{ line, field, key }]
  })
}

function rowOf(cells: Record<Column, string>, line: number, say: Say): AbsenceRow | undefined {
  const row = readCells(cells, Row, table, say)
  if (row === undefined) return undefined
  const { from, to, person, delegate } = row
  if (to < from) say(`to ${to} is before from ${from}`, 'Write the first day away before the last.')
  if (isTooLong(row))
    say(
      'this absence is longer than two years',
      'Write the first two years, and the rest when they are over.',
    )
  if (delegate === person)
    say(`"${person}" stands in for themselves`, 'Write the id of somebody else, or leave it empty.')
  return to < from || isTooLong(row) ? undefined : { ...row, line }
}

function isTooLong({ from, to }: Pick<AbsenceRow, 'from' | 'to'>): boolean {
  return addDays(from, MOST_DAYS_AWAY) <= to
}

/** What only shows when all lines and all people are known. */
export function checkAbsences(
  { name, rows, named }: AbsencesFile,
  people: PeopleFile,
  findings: Findings,
): void {
  for (const each of named) checkListed({ file: name, ...each }, people, findings)
  const byPerson = new Map<string, AbsenceRow[]>()
  for (const row of rows) {
    const { person, line } = row
    const others = byPerson.get(person) ?? []
    const met = others.find(({ from, to }) => from <= row.to && row.from <= to)
    if (met)
      findings.problem({
        file: name,
        line,
        what: `"${person}" is away on some of these days by line ${met.line} already`,
        remedy: 'Make one line of the two, or let the second begin after the first has ended.',
      })
    byPerson.set(person, [...others, row])
  }
  for (const row of rows) checkStandIn(row, name, people, byPerson, findings)
}

/** Who cannot stand in stops an import; who is away as well deserves a look. */
function checkStandIn(
  row: AbsenceRow,
  file: string,
  people: PeopleFile,
  byPerson: ReadonlyMap<string, readonly AbsenceRow[]>,
  findings: Findings,
): void {
  const { delegate, line, person } = row
  const known = delegate === null || delegate === person ? undefined : people.find(delegate)?.row
  if (known === undefined) return
  const check = checkDelegate(row, { _id: known.id, active: true, ...known }, (id) =>
    (byPerson.get(id) ?? []).map(asAbsence),
  )
  if (check.outcome === 'fits') return
  if (check.because === 'no-chat' || check.because === 'not-there') {
    const why = check.because === 'no-chat' ? 'uses no chat' : 'is not there on all of these days'
    const remedy = 'Write the id of somebody who can answer, or leave it empty.'
    findings.problem({ file, line, what: `delegate "${delegate}" ${why}`, remedy })
    return
  }
  const what =
    check.because === 'circle'
      ? `on ${check.on} delegate "${delegate}" is away too, and it would come back to "${check.at}"`
      : `delegate "${delegate}" is away on all of these days too, and nobody stands in for them`
  findings.warn({
    file,
    line,
    what,
    remedy: `Name somebody else; until then approvals and reviews stay with "${person}".`,
  })
}

function asAbsence({ from, to, delegate }: AbsenceRow): Absence {
  return { id: '', from, to, delegate, source: 'file', setBy: null, setAt: '', event: '' }
}
