import { type Account, type Extracted, ExtractionError } from '../domain/population.js'
import type { AccountFields, CsvSource } from '../domain/system.js'
import { type CsvRecord, csvRecords, MisplacedQuote } from '../reading/csv.js'
import { decode, decodeAs } from '../reading/decode.js'
import { accountIn } from './columns.js'
import { Population } from './population.js'
import { queryOf } from './query.js'
import { plainText } from './text.js'

type Field = keyof AccountFields
/** Where each field stands in a line. */
type Places = ReadonlyMap<Field, number>

interface Header {
  places: Places
  width: number
}

/** A report may have a title, a date and a filter above its columns. */
const MOST_LINES_ABOVE = 20

/**
 * The accounts in a file as its system exports it: whatever is written above the columns, and a line with a total below
 * them, is no account. Throws an {@link ExtractionError} that names the line or the column.
 */
export async function readCsv(bytes: Uint8Array, plan: CsvSource): Promise<Omit<Extracted, 'shown'>> {
  const text = textIn(bytes, plan)
  const records = await recordsIn(text, plan)
  const { header, below } = headerIn(records, plan)
  const total = totalIn(below.at(-1), header)
  if (!total && isCutOff(text, below, header)) throw new ExtractionError({ because: 'not-complete' })
  const lines = total ? below.slice(0, -1) : below
  const population = new Population()
  for (const record of lines) {
    const account = accountOn(record, header, plan)
    if (account) population.add(account, record.line)
  }
  const accounts = population.whole()
  if (total?.figure !== undefined && total.figure !== accounts.length && total.figure !== lines.length)
    throw new ExtractionError({ because: 'count-differs', shown: total.figure, read: accounts.length })
  return { accounts, query: queryOf(plan) }
}

function textIn(bytes: Uint8Array, { encoding }: CsvSource): string {
  try {
    return encoding === undefined ? decode(bytes).text : decodeAs(bytes, encoding)
  } catch {
    throw new ExtractionError({ because: 'unreadable', line: null })
  }
}

async function recordsIn(text: string, plan: CsvSource): Promise<CsvRecord[]> {
  const records: CsvRecord[] = []
  try {
    for await (const record of csvRecords(text, separatorIn(text, plan))) records.push(record)
  } catch (error) {
    if (!(error instanceof MisplacedQuote)) throw error
    throw new ExtractionError({ because: 'unreadable', line: error.line })
  }
  if (records.length === 0) throw new ExtractionError({ because: 'empty' })
  return records
}

/** What stands between cells: as written, as the file says itself, or where it gives most of the columns. */
function separatorIn(text: string, plan: CsvSource): string | undefined {
  if (plan.separator) return plan.separator
  if (/^sep=./i.test(text)) return undefined
  const wanted = new Set(Object.values(plan.fields).map(heading))
  const lines = text.split('\n', MOST_LINES_ABOVE + 1)
  const found = (separator: string) =>
    Math.max(
      ...lines.map((line) => {
        const cells = line.split(separator).map((cell) => heading(cell.replace(/^\s*"|"\s*$/g, '')))
        return cells.filter((cell) => wanted.has(cell)).length
      }),
    )
  const best = [',', ';', '\t', '|'].toSorted((one, other) => found(other) - found(one))[0] ?? ','
  return found(best) > 0 ? best : undefined
}

/** A column goes by its name, however it is spaced and whatever its case. */
function heading(text: string): string {
  return plainText(text).toLowerCase()
}

function headerIn(records: readonly CsvRecord[], plan: CsvSource): { header: Header; below: CsvRecord[] } {
  const wanted = Object.entries(plan.fields) as [Field, string][]
  const above = records.slice(0, MOST_LINES_ABOVE + 1).map(({ cells }) => cells.map(heading))
  const found = above.map((names) => wanted.filter(([, column]) => names.includes(heading(column))).length)
  const at = found.indexOf(Math.max(...found))
  const names = above[at] ?? []
  const places = wanted.map(([field, column]): [Field, number] => {
    const place = names.indexOf(heading(column))
    if (place === -1) throw new ExtractionError({ because: 'no-column', column })
    if (names.lastIndexOf(heading(column)) !== place)
      throw new ExtractionError({ because: 'column-twice', column })
    return [field, place]
  })
  return { header: { places: new Map(places), width: names.length }, below: records.slice(at + 1) }
}

/** A file whose last line stops in the middle: an export or a download that did not come to its end. */
function isCutOff(text: string, below: readonly CsvRecord[], { width }: Header): boolean {
  const last = below.at(-1)
  return last !== undefined && !text.endsWith('\n') && last.cells.length < width
}

const totalLine = /^(grand total|total|sum|count|number|summe|gesamt|anzahl|end of)\b/i
const totalOfAccounts =
  /^\D*?(total|count|number|summe|gesamt|anzahl)( of)?( accounts?| users?| members?| records?| rows?| entries| benutzer| konten)?\W*(\d+)$/i

/** A last line that counts the accounts and is none itself, with its figure where it has one. */
function totalIn(record: CsvRecord | undefined, { width }: Header): { figure?: number } | null {
  const cells = record?.cells.filter((cell) => cell !== '') ?? []
  const text = cells.join(' ').replace(/(?<=\d)[.,'’ ](?=\d{3}\b)/g, '')
  if (width < 3 || cells.length > 2 || !totalLine.test(text)) return null
  const figure = totalOfAccounts.exec(text)?.at(-1)
  return figure === undefined ? {} : { figure: Number(figure) }
}

function accountOn({ cells, line }: CsvRecord, header: Header, plan: CsvSource): Account | null {
  // More cells than columns: one of them holds what should stand between them.
  if (cells.slice(header.width).some((cell) => cell !== ''))
    throw new ExtractionError({ because: 'unreadable', line })
  const said = (field: Field) => {
    const place = header.places.get(field)
    return place === undefined ? undefined : [cells[place] ?? '']
  }
  return accountIn(said, plan, line)
}
