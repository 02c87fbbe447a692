import type { CalendarDate, PersonKind } from '../domain/person.js'
import { type CsvRecord, csvRecords, MisplacedQuote } from './csv.js'
import { PersonKey } from './fields.js'
import type { OrganisationFile } from './organisation-file.js'
import { type Header, misplacedQuoteIn, nobodyIn, readHeader } from './people-header.js'
import {
  type Cells,
  checkRow,
  columns,
  type PersonRow,
  type RowContent,
  readRow,
  type Say,
} from './people-row.js'
import type { Findings } from './problems.js'
import type { SourceFile } from './source-file.js'

/** What stays in memory of each person: enough to check who refers to whom. */
export interface ListedPerson {
  line: number
  /** Undefined when something in the line could not be read: what it leaves open is no fault of its own. */
  kind: PersonKind | undefined
  manager: string | null
  start: CalendarDate | null
  end: CalendarDate | null
}

export const peopleFile: OrganisationFile<PeopleFile> = {
  pattern: /^people\.csv$/,
  async parse(source, findings) {
    const header = await readHeader(source, findings)
    if (header === undefined) return undefined
    const people = new PeopleFile(source, header)
    // Half a list of people would make strangers of the others.
    return (await people.survey(findings)) ? people : undefined
  },
}

/** The people of the file. Their rows are read from its text each time, never held all together. */
export class PeopleFile {
  readonly departments = new Set<string>()
  readonly roles = new Set<string>()
  readonly countries = new Set<string>()
  /** Language -> the line where it first stands, and how many people have it. */
  readonly languages = new Map<string, { line: number; count: number }>()
  private readonly listed = new Map<string, ListedPerson>()
  private readonly emails = new Map<string, number>()

  constructor(
    private readonly source: SourceFile,
    private readonly header: Header,
  ) {}

  get name(): string {
    return this.source.name
  }

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

  entries(): IterableIterator<[string, ListedPerson]> {
    return this.listed.entries()
  }

  keys(): IterableIterator<string> {
    return this.listed.keys()
  }

  /** The rows in the file's order. Throws a ZodError for a file in which a problem was found. */
  async *rows(): AsyncGenerator<PersonRow> {
    for await (const { line, cells } of this.records()) yield { line, ...readRow(this.named(cells)) }
  }

  /** Reads the file once: notes who is there, and what is wrong within the lines. False when it cannot be read through. */
  async survey(findings: Findings): Promise<boolean> {
    try {
      let lines = 0
      for await (const record of this.records()) {
        lines += 1
        this.note(record, findings)
      }
      if (lines === 0) findings.problem(nobodyIn(this.name))
      return lines > 0
    } catch (error) {
      if (!(error instanceof MisplacedQuote)) throw error
      findings.problem(misplacedQuoteIn(this.name, error))
      return false
    }
  }

  private async *records(): AsyncGenerator<CsvRecord> {
    let isHeader = true
    for await (const record of csvRecords(this.source)) {
      if (!isHeader) yield record
      isHeader = false
    }
  }

  private named(cells: readonly string[]): Cells {
    const row = Object.fromEntries(columns.map((column) => [column, ''])) as Cells
    for (const [index, column] of this.header.entries()) if (column) row[column] = cells[index] ?? ''
    return row
  }

  private note({ line, cells }: CsvRecord, findings: Findings): void {
    const say: Say = (what, remedy) => findings.problem({ file: this.name, line, what, remedy })
    if (cells.slice(this.header.length).some((cell) => cell !== ''))
      say(
        `this line has ${cells.length} cells, but the first line names ${this.header.length} columns`,
        'Put a cell that contains the separator in quotes.',
      )
    const named = this.named(cells)
    const row = checkRow(named, say)
    // A line with a slip elsewhere still names a person: whoever refers to them is not wrong.
    const key = PersonKey.safeParse(named.id)
    if (key.success) this.list(key.data, row, line, say)
    if (row) this.noteValues(row, line, say)
  }

  private list(key: string, row: RowContent | undefined, line: number, say: Say): void {
    const already = this.listed.get(key)
    if (already) {
      say(`id "${key}" stands already in line ${already.line}`, 'Give each person an id of their own.')
      return
    }
    const { kind, manager = null, start = null, end = null } = row ?? {}
    this.listed.set(key, { line, kind, manager, start, end })
  }

  private noteValues(
    { email, department, roles, country, language }: RowContent,
    line: number,
    say: Say,
  ): void {
    const already = this.emails.get(email)
    if (already !== undefined)
      say(
        `email "${email}" stands already in line ${already}`,
        'Give each person an address of their own: chat accounts are matched by it.',
      )
    else if (email !== '') this.emails.set(email, line)
    this.departments.add(department)
    for (const role of roles) this.roles.add(role)
    if (country !== null) this.countries.add(country)
    if (language !== null) {
      const seen = this.languages.get(language)
      this.languages.set(language, { line: seen?.line ?? line, count: (seen?.count ?? 0) + 1 })
    }
  }
}
