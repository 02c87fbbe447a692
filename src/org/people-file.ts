import type { CsvRecord } from '../reading/csv.js'
import { cellsOf, type Header, readTable, type Say } from './csv-table.js'
import { PersonKey } from './fields.js'
import type { OrganisationFile } from './organisation-file.js'
import { type Column, checkRow, type PersonRow, peopleTable } from './people-row.js'
import type { Findings } from './problems.js'

/** Where a person stands in the file, and what the line says; no row when something in it could not be read. */
interface ListedPerson {
  line: number
  row: PersonRow | undefined
  /** Readable or not, whom the line names as manager; null: nobody. */
  manager: string | null
}

/** The people of the file by their id, in the file's order. 50,000 of them take some 30 MB. */
export class PeopleFile {
  private readonly listed = new Map<string, ListedPerson>()

  private managersNamed = false

  constructor(readonly name: string) {}

  get count(): number {
    return this.listed.size
  }

  /** Whether the file says who manages whom at all. */
  get namesManagers(): boolean {
    return this.managersNamed
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

  /** Whom each line names as manager, also where something else in it could not be read. */
  *managers(): Generator<{ id: string; line: number; manager: string | null }> {
    for (const [id, { line, manager }] of this.listed) yield { id, line, manager }
  }

  /** Takes in one line; says what is wrong within it. */
  add(record: CsvRecord, header: Header<Column>, findings: Findings): void {
    const { line } = record
    const say: Say = (what, remedy) => findings.problem({ file: this.name, line, what, remedy })
    this.managersNamed = header.includes('manager')
    const named = cellsOf(record, header, peopleTable, say)
    const content = checkRow(named, say)
    // A line with a slip elsewhere still names a person: whoever refers to them is not wrong.
    const key = PersonKey.safeParse(named.id).data
    if (key === undefined) return
    const already = this.listed.get(key)
    if (already)
      say(`id "${key}" stands already in line ${already.line}`, 'Give each person an id of their own.')
    else {
      const manager = PersonKey.safeParse(named.manager).data ?? null
      this.listed.set(key, { line, manager, row: content && { line, ...content } })
    }
  }
}

export const peopleFile: OrganisationFile<PeopleFile> = {
  pattern: /^people\.csv$/,
  async parse(source, findings) {
    const people = new PeopleFile(source.name)
    const lines = await readTable(source, peopleTable, findings, (record, header) =>
      people.add(record, header, findings),
    )
    if (lines === 0) findings.problem({ file: source.name, line: 1, ...peopleTable.empty })
    // Half a list of people would make strangers of the others.
    return lines ? people : undefined
  },
}
