import { type CsvRecord, csvRecords, MisplacedQuote } from './csv.js'
import { PersonKey } from './fields.js'
import type { OrganisationFile } from './organisation-file.js'
import { type Header, misplacedQuoteIn, nobodyIn, readHeader } from './people-header.js'
import { type Cells, checkRow, columns, type PersonRow, type Say } from './people-row.js'
import type { Findings } from './problems.js'

/** Where a person stands in the file, and what the line says; no row when something in it could not be read. */
interface ListedPerson {
  line: number
  row: PersonRow | undefined
}

/** The people of the file by their id, in the file's order. 50,000 of them take some 30 MB. */
export class PeopleFile {
  private readonly listed = new Map<string, ListedPerson>()

  constructor(
    readonly name: string,
    private readonly header: Header,
  ) {}

  get count(): number {
    return this.listed.size
  }

  /** Whether the file says who manages whom at all. */
  get namesManagers(): boolean {
    return this.header.includes('manager')
  }

  find(key: string): ListedPerson | undefined {
    return this.listed.get(key)
  }

  keys(): IterableIterator<string> {
    return this.listed.keys()
  }

  /** The lines that could be read, all of them in a file without problems. */
  *rows(): Generator<PersonRow> {
    for (const { row } of this.listed.values()) if (row) yield row
  }

  /** Takes in one line; says what is wrong within it. */
  add({ line, cells }: CsvRecord, findings: Findings): void {
    const say: Say = (what, remedy) => findings.problem({ file: this.name, line, what, remedy })
    if (cells.slice(this.header.length).some((cell) => cell !== ''))
      say(
        `this line has ${cells.length} cells, but the first line names ${this.header.length} columns`,
        'Put a cell that contains the separator in quotes.',
      )
    const named = this.named(cells)
    const content = checkRow(named, say)
    // A line with a slip elsewhere still names a person: whoever refers to them is not wrong.
    const key = PersonKey.safeParse(named.id).data
    if (key === undefined) return
    const already = this.listed.get(key)
    if (already)
      say(`id "${key}" stands already in line ${already.line}`, 'Give each person an id of their own.')
    else this.listed.set(key, { line, row: content && { line, ...content } })
  }

  private named(cells: readonly string[]): Cells {
    const row = Object.fromEntries(columns.map((column) => [column, ''])) as Cells
    for (const [index, column] of this.header.entries()) if (column) row[column] = cells[index] ?? ''
    return row
  }
}

export const peopleFile: OrganisationFile<PeopleFile> = {
  pattern: /^people\.csv$/,
  async parse(source, findings) {
    const header = await readHeader(source, findings)
    if (header === undefined) return undefined
    const people = new PeopleFile(source.name, header)
    try {
      let lines = 0
      for await (const record of csvRecords(source)) {
        if (lines > 0) people.add(record, findings)
        lines += 1
      }
      if (lines > 1) return people
      findings.problem(nobodyIn(source.name))
    } catch (error) {
      if (!(error instanceof MisplacedQuote)) throw error
      findings.problem(misplacedQuoteIn(source.name, error))
    }
    // Half a list of people would make strangers of the others.
    return undefined
  },
}
