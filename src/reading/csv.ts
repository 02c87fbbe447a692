import { CsvError, parse } from 'csv-parse'

/** One record of a CSV file. */
export interface CsvRecord {
  /** Where the record begins, counted from 1: a quoted cell may hold line ends. */
  line: number
  cells: string[]
}

/** Quotes that do not match: where the next record begins is anybody's guess, so nothing after them is read. */
export class MisplacedQuote extends Error {
  constructor(readonly line: number) {
    super(`line ${line}: the quotes do not match`)
  }
}

const quoteErrors: ReadonlySet<string> = new Set([
  'CSV_QUOTE_NOT_CLOSED',
  'CSV_INVALID_CLOSING_QUOTE',
  'INVALID_OPENING_QUOTE',
])

const chunkLength = 64 * 1024

/**
 * The records of a text with line ends LF, one after the other: a list of 50,000 people is never held whole. Empty lines
 * are left out. What stands between cells is told from the text where nobody says it. Throws {@link MisplacedQuote}.
 */
export async function* csvRecords(text: string, told?: string): AsyncGenerator<CsvRecord> {
  // Excel writes `sep=;` above the header for itself.
  const declared = /^sep=(.)\n/i.exec(text)
  const delimiter = told ?? declared?.[1] ?? delimiterOf(text)
  const begin = declared?.[0].length ?? 0
  const linesBefore = declared ? 1 : 0

  const waiting: CsvRecord[] = []
  let lastLine = linesBefore
  let failure: Error | undefined
  const parser = parse({
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    on_record: (cells: string[], { lines }) => {
      const end = lines + linesBefore
      lastLine = end
      const cellsHoldSomething = cells.some((cell) => cell.trim() !== '')
      if (cellsHoldSomething)
        waiting.push({ line: end - lineEndsIn(cells), cells: cells.map((cell) => cell.trim()) })
      return null
    },
  })
  parser.on('error', (error) => {
    failure = error
  })

  for (let at = begin; at < text.length && failure === undefined; at += chunkLength) {
    await new Promise<void>((resolve) => parser.write(text.slice(at, at + chunkLength), () => resolve()))
    yield* waiting.splice(0)
  }
  await new Promise<void>((resolve) => {
    parser.once('error', () => resolve())
    parser.end(() => resolve())
  })
  yield* waiting.splice(0)
  if (failure instanceof CsvError && quoteErrors.has(failure.code)) throw new MisplacedQuote(lastLine + 1)
  if (failure !== undefined) throw failure
}

/** Which of comma, semicolon and tab stands most often in the header, outside quotes. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/\n|$/)).replace(/"[^"]*"/g, '')
  const count = (character: string) => header.split(character).length
  return [',', ';', '\t'].reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best))
}

function lineEndsIn(cells: readonly string[]): number {
  return cells.reduce((total, cell) => total + cell.split('\n').length - 1, 0)
}
