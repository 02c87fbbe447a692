import { csvRecords, MisplacedQuote } from './csv.js'
import { didYouMean } from './did-you-mean.js'
import { type Column, columns, howToWrite, isColumn, requiredColumns } from './people-row.js'
import type { Findings, Problem } from './problems.js'
import type { SourceFile } from './source-file.js'

/** Which column stands in each place of a line. */
export type Header = readonly (Column | undefined)[]

const headerLine = columns.join(',')

/** The header of `people.csv`; undefined, with the problems found, when lines cannot be read by it. */
export async function readHeader(source: SourceFile, findings: Findings): Promise<Header | undefined> {
  const first = await firstRecord(source, findings)
  if (first === undefined) return undefined
  const say = (what: string, remedy: string) =>
    findings.problem({ file: source.name, line: first.line, what, remedy })
  const names = first.cells.map((cell) => cell.toLowerCase().replace(/[\s-]+/g, '_'))
  if (!names.some(isColumn)) {
    say('this line holds none of the column names', `Begin the file with a line such as ${headerLine}.`)
    return undefined
  }
  for (const [index, name] of names.entries()) {
    if (name === '') continue
    if (!isColumn(name)) {
      const known = `Known here: ${columns.join(', ')}.`
      say(`"${first.cells[index]}" is no column of this file`, `${didYouMean(name, columns)}${known}`)
    } else if (names.indexOf(name) !== index) say(`column ${name} stands here twice`, 'Keep one of the two.')
  }
  const missing = requiredColumns.filter((column) => !names.includes(column))
  for (const column of missing) say(`column ${column} is missing`, howToWrite[column])
  return missing.length > 0 ? undefined : names.map((name) => (isColumn(name) ? name : undefined))
}

/** What to say of a file without a single person. */
export function nobodyIn(file: string): Problem {
  return {
    file,
    line: 1,
    what: 'there is nobody in this file',
    remedy: `Write a line with the column names, such as ${headerLine}, and below it a line per person.`,
  }
}

export function misplacedQuoteIn(file: string, { line }: MisplacedQuote): Problem {
  return {
    file,
    line,
    what: 'the quotes in this line do not match, so neither it nor what follows could be read',
    remedy: 'Put the whole cell in quotes, and write "" for a quote inside it.',
  }
}

async function firstRecord(source: SourceFile, findings: Findings) {
  try {
    for await (const record of csvRecords(source)) return record
    findings.problem(nobodyIn(source.name))
  } catch (error) {
    if (!(error instanceof MisplacedQuote)) throw error
    findings.problem(misplacedQuoteIn(source.name, error))
  }
  return undefined
}
