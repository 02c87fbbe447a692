import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'

/** A value where it stands. */
export interface ValueAt {
  file: string
  line: number
  /** From the top: names of fields, and ids of entries (their place, from 1, where they have none). */
  path: readonly string[]
  value: string
}

/** Where to mend something: null where it is a file that is missing, or all of it. */
export interface Spot {
  file: string
  line: number | null
}

/** An organisation's folder, by what stands where in it. */
export class Files {
  private constructor(
    private readonly values: readonly ValueAt[],
    private readonly rows: ReadonlyMap<string, ReadonlyMap<string, number>>,
    private readonly names: ReadonlySet<string>,
    private readonly beside: ReadonlySet<string>,
  ) {}

  static async read(folder: string): Promise<Files> {
    const values: ValueAt[] = []
    const rows = new Map<string, Map<string, number>>()
    const names = await namesIn(folder)
    for (const file of names) {
      const text = await readFile(join(folder, file), 'utf8')
      if (/\.ya?ml$/.test(file)) values.push(...valuesIn(file, text, 0))
      else if (file.endsWith('.md')) values.push(...valuesIn(file, frontMatter(text), 1))
      else if (file.endsWith('.csv')) rows.set(file, rowsIn(text))
    }
    return new Files(values, rows, new Set(names), new Set(await besideIn(folder)))
  }

  has(file: string): boolean {
    return this.names.has(file)
  }

  /** Whether the sandbox's file is there, such as `live/github.yaml`. */
  isBeside(file: string): boolean {
    return this.beside.has(file)
  }

  /** Every value that is one of these. */
  naming(wanted: ReadonlySet<string>): ValueAt[] {
    return this.values.filter(({ value }) => wanted.has(value))
  }

  /** The field of an entry, else the entry, else the file. */
  spotOf(file: string, id: string, field?: string): Spot {
    const inFile = this.values.filter((each) => each.file === file)
    const ofEntry = inFile.filter(
      ({ path, value }) => path.includes(id) || (path.at(-1) === 'id' && value === id),
    )
    const named = field === undefined ? undefined : ofEntry.find(({ path }) => path.includes(field))
    return { file, line: (named ?? ofEntry[0])?.line ?? null }
  }

  /** When a process comes round in the calendar: of this policy, or of all that it is about. */
  inCalendar(process: string, subject: string): Spot {
    const file = 'calendar.yaml'
    const inFile = this.values.filter((each) => each.file === file)
    const entryOf = ({ path }: ValueAt) => path.slice(0, 2).join('/')
    const own = inFile
      .filter(({ path, value }) => path.at(-1) === 'process' && value === process)
      .map(entryOf)
    const naming = inFile.filter((each) => own.includes(entryOf(each)) && each.value === subject).map(entryOf)
    const entry = naming[0] ?? own[0]
    const dated = inFile.filter((each) => entryOf(each) === entry)
    const when = dated.find(({ path }) => ['from', 'dates', 'on'].some((field) => path.includes(field)))
    return { file, line: (when ?? dated[0])?.line ?? null }
  }

  /** A field that stands once in a file. */
  field(file: string, field: string): Spot {
    const found = this.values.find((each) => each.file === file && each.path.includes(field))
    return { file, line: found?.line ?? null }
  }

  /** The row of a table that begins with this. */
  row(file: string, key: string): Spot {
    return { file, line: this.rows.get(file)?.get(key) ?? null }
  }
}

/** The files that are read as an organisation's: those beside them are the sandbox's. */
async function namesIn(folder: string): Promise<string[]> {
  const top = await readdir(folder)
  const policies = top.includes('policies') ? await readdir(join(folder, 'policies')) : []
  return [...top, ...policies.map((name) => `policies/${name}`)]
    .filter((name) => /\.(ya?ml|md|csv)$/.test(name) && name !== 'workspace.yaml' && name !== 'README.md')
    .sort()
}

/** What its systems hold, as the sandbox and a rehearsal play them. */
async function besideIn(folder: string): Promise<string[]> {
  const all = await Promise.all(
    ['live', 'exports'].map(async (under) => {
      const names = await readdir(join(folder, under)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return []
        throw error
      })
      return names.map((name) => `${under}/${name}`)
    }),
  )
  return all.flat()
}

function frontMatter(text: string): string {
  return /^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? ''
}

function valuesIn(file: string, text: string, linesAbove: number): ValueAt[] {
  const lines = new LineCounter()
  const found: ValueAt[] = []
  const walk = (node: unknown, path: readonly string[]): void => {
    if (isMap(node))
      for (const { key, value } of node.items) walk(value, [...path, String(isScalar(key) ? key.value : key)])
    else if (isSeq(node))
      for (const [nth, each] of node.items.entries()) walk(each, [...path, idOf(each) ?? String(nth + 1)])
    else if (isScalar(node))
      found.push({ file, line: lineOf(node, lines) + linesAbove, path, value: String(node.value) })
  }
  walk(parseDocument(text, { lineCounter: lines }).contents, [])
  return found
}

function idOf(node: unknown): string | null {
  const id = isMap(node) ? node.get('id') : undefined
  return typeof id === 'string' ? id : null
}

function lineOf({ range }: Pick<Node, 'range'>, lines: LineCounter): number {
  return lines.linePos(range?.[0] ?? 0).line
}

/** By what each row begins with: an id holds neither comma nor quotes. */
function rowsIn(text: string): Map<string, number> {
  const rows = new Map<string, number>()
  text.split('\n').forEach((line, nth) => {
    const key = line.split(/[,;\t]/, 1)[0]?.trim() ?? ''
    if (!rows.has(key)) rows.set(key, nth + 1)
  })
  return rows
}
