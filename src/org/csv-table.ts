import type { z } from 'zod'
import { type CsvRecord, csvRecords, MisplacedQuote } from '../reading/csv.js'
import { didYouMean } from './did-you-mean.js'
import { remedyOf } from './fields.js'
import type { Findings, Problem } from './problems.js'
import type { SourceFile } from './source-file.js'

/** What the columns of a kind of file are. */
export interface Table<Column extends string> {
  columns: readonly Column[]
  required: readonly Column[]
  howToWrite: Readonly<Record<Column, string>>
  /** What to say of a file without a single line. */
  empty: Pick<Problem, 'what' | 'remedy'>
}

/** Which column stands in each place of a line. */
export type Header<Column extends string> = readonly (Column | undefined)[]

/** Notes what is wrong with a line, and how to mend it. */
export type Say = (what: string, remedy: string) => void

/**
 * Hands each line below the header on, in order. How many there were; undefined, with the problems found, when the file
 * cannot be read to its end.
 */
export async function readTable<Column extends string>(
  source: SourceFile,
  table: Table<Column>,
  findings: Findings,
  take: (record: CsvRecord, header: Header<Column>) => void,
): Promise<number | undefined> {
  let header: Header<Column> | undefined
  let lines = 0
  try {
    for await (const record of csvRecords(source.text)) {
      if (header === undefined) {
        header = headerOf(record, source.name, table, findings)
        if (header === undefined) return undefined
        continue
      }
      lines += 1
      take(record, header)
    }
  } catch (error) {
    if (!(error instanceof MisplacedQuote)) throw error
    findings.problem(misplacedQuoteIn(source.name, error))
    return undefined
  }
  if (header !== undefined) return lines
  findings.problem({ file: source.name, line: 1, ...table.empty })
  return undefined
}

/** The cells of a line by their columns; says when there are more of them than columns. */
export function cellsOf<Column extends string>(
  { cells }: CsvRecord,
  header: Header<Column>,
  { columns }: Table<Column>,
  say: Say,
): Record<Column, string> {
  if (cells.slice(header.length).some((cell) => cell !== ''))
    say(
      `this line has ${cells.length} cells, but the first line names ${header.length} columns`,
      'Put a cell that contains the separator in quotes.',
    )
  const row = Object.fromEntries(columns.map((column) => [column, ''])) as Record<Column, string>
  for (const [index, column] of header.entries()) if (column) row[column] = cells[index] ?? ''
  return row
}

/** What the cells say; undefined, with each problem said, when a cell cannot be read. */
export function readCells<Column extends string, Content>(
  cells: Record<Column, string>,
  shape: z.ZodType<Content>,
  { columns, howToWrite }: Table<Column>,
  say: Say,
): Content | undefined {
  const result = shape.safeParse(cells)
  if (result.success) return result.data
  for (const issue of result.error.issues) {
    const column = columns.find((candidate) => candidate === issue.path[0])
    if (column === undefined) continue
    const remedy = remedyOf(issue)
    if (cells[column] === '') say(`${column} is missing`, howToWrite[column])
    else if (remedy !== undefined) say(`${column} ${issue.message}`, remedy)
    else say(`${column} cannot be "${tidy(cells[column])}"`, howToWrite[column])
  }
  return undefined
}

/** One line, in Unicode's composed form. */
export function tidy(cell: string): string {
  return cell.replace(/\s+/g, ' ').normalize('NFC')
}

function headerOf<Column extends string>(
  { line, cells }: CsvRecord,
  file: string,
  { columns, required, howToWrite }: Table<Column>,
  findings: Findings,
): Header<Column> | undefined {
  const say: Say = (what, remedy) => findings.problem({ file, line, what, remedy })
  const names = cells.map((cell) => cell.toLowerCase().replace(/[\s-]+/g, '_'))
  const columnOf = (name: string) => columns.find((column) => column === name)
  if (!names.some(columnOf)) {
    say(
      'this line holds none of the column names',
      `Begin the file with a line such as ${columns.join(',')}.`,
    )
    return undefined
  }
  for (const [index, name] of names.entries()) {
    if (name === '') continue
    if (columnOf(name) === undefined) {
      const known = `Known here: ${columns.join(', ')}.`
      say(`"${cells[index]}" is no column of this file`, `${didYouMean(name, columns)}${known}`)
    } else if (names.indexOf(name) !== index) say(`column ${name} stands here twice`, 'Keep one of the two.')
  }
  const missing = required.filter((column) => !names.includes(column))
  for (const column of missing) say(`column ${column} is missing`, howToWrite[column])
  return missing.length > 0 ? undefined : names.map(columnOf)
}

function misplacedQuoteIn(file: string, { line }: MisplacedQuote): Problem {
  return {
    file,
    line,
    what: 'the quotes in this line do not match, so neither it nor what follows could be read',
    remedy: 'Put the whole cell in quotes, and write "" for a quote inside it.',
  }
}
