import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { didYouMean } from './did-you-mean.js'
import { remedyOf } from './fields.js'
import type { Findings } from './problems.js'

type Path = readonly PropertyKey[]

/** Field, with its path joined by dots and list positions left out -> how to mend it. */
export type Remedies = Readonly<Record<string, string>>

/** How a file is read. */
interface ReadingOptions {
  /** A field, as {@link Remedies} name it: what stands in it or below may be a secret, so a problem does not repeat it. */
  unrepeated?: string
}

/** A YAML mapping that knows on which line each of its fields stands. */
export class YamlFile {
  private constructor(
    readonly name: string,
    private readonly document: Document.Parsed,
    private readonly content: unknown,
    private readonly lines: LineCounter,
    private readonly linesBefore: number,
  ) {}

  /**
   * Everything is text, whatever it looks like: a version 1.0 stays 1.0 and Norway is not false. Undefined, with
   * the problems found, when the text is no YAML mapping.
   *
   * @param options.linesBefore lines of the file that stand above this text
   * @param options.example a line that could stand in a file that says nothing
   */
  static parse(
    name: string,
    text: string,
    findings: Findings,
    { linesBefore = 0, example = 'name: Harbour & Pine' }: { linesBefore?: number; example?: string } = {},
  ): YamlFile | undefined {
    const lines = new LineCounter()
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema: 'failsafe' })
    for (const error of document.errors) {
      const { line, col } = lines.linePos(error.pos[0])
      findings.problem({
        file: name,
        line: line + linesBefore,
        column: col,
        what: `this is not valid YAML: ${error.message.replace(/\.$/, '')}`,
        remedy: 'Look at the indentation, and put text with a colon or # in it in quotes.',
      })
    }
    if (document.errors.length > 0) return undefined
    if (isMap(document.contents))
      return new YamlFile(name, document, withoutEmptyFields(document.toJS()), lines, linesBefore)
    findings.problem({
      file: name,
      line: 1 + linesBefore,
      what: 'there is nothing here that can be read as fields',
      remedy: `Write lines such as \`${example}\`.`,
    })
    return undefined
  }

  /** The content by this schema; undefined, with every problem found, when it does not fit. */
  read<T>(
    schema: z.ZodType<T>,
    remedies: Remedies,
    findings: Findings,
    { unrepeated }: ReadingOptions = {},
  ): T | undefined {
    const result = schema.safeParse(this.content)
    if (result.success) return result.data
    const isSecret = (field: string) => unrepeated !== undefined && `${field}.`.startsWith(`${unrepeated}.`)
    for (const issue of result.error.issues) this.report(issue, remedies, findings, isSecret)
    return undefined
  }

  /** The line of the field at this path, or of the nearest thing around it that is there. */
  lineOf(path: Path): number {
    return this.position(path).line
  }

  /** What stands at this path, if it is text: who is named there is known whatever else is wrong. */
  textAt(path: Path): string | undefined {
    const there = this.at(path)
    return typeof there === 'string' ? there : undefined
  }

  /** The paths of the entries of the list at this path. */
  entriesOf(path: Path): Path[] {
    const list = this.at(path)
    return Array.isArray(list) ? list.map((_, index) => [...path, index]) : []
  }

  private at(path: Path): unknown {
    return path.reduce<unknown>(
      (around, part) =>
        typeof around === 'object' && around !== null ? Reflect.get(around, part) : undefined,
      this.content,
    )
  }

  private position(path: Path): { line: number; column: number } {
    for (let length = path.length; length > 0; length -= 1) {
      const offset = this.offsetOf(path.slice(0, length))
      if (offset === undefined) continue
      const { line, col } = this.lines.linePos(offset)
      return { line: line + this.linesBefore, column: col }
    }
    return { line: 1 + this.linesBefore, column: 1 }
  }

  /** A field is where its name stands, an entry of a list where it begins. */
  private offsetOf(path: Path): number | undefined {
    const parent = path.length > 1 ? this.document.getIn(path.slice(0, -1), true) : this.document.contents
    const last = path.at(-1)
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isScalar(key) && key.value === last)
      return isNode(pair?.key) ? pair.key.range?.[0] : undefined
    }
    const node = this.document.getIn(path, true)
    return isNode(node) ? node.range?.[0] : undefined
  }

  private report(
    issue: z.core.$ZodIssue,
    remedies: Remedies,
    findings: Findings,
    isSecret: (field: string) => boolean,
  ): void {
    const names = issue.path.filter((part) => typeof part === 'string')
    const remedy =
      remedyOf(issue) ??
      remedies[names.join('.')] ??
      // Of what has names of its own, such as languages, the field that holds it says how.
      remedies[names.slice(0, -1).join('.')] ??
      'See docs/organisation-files.md for what may stand here.'
    if (issue.code === 'unrecognized_keys') {
      const known = Object.keys(remedies)
        .filter((field) => field.split('.').slice(0, -1).join('.') === names.join('.'))
        .map((field) => field.split('.').at(-1) ?? field)
      for (const key of issue.keys) {
        findings.problem({
          file: this.name,
          line: this.lineOf([...issue.path, key]),
          what: `${isSecret(names.join('.')) && !isPlainWord(key) ? 'what stands here' : `"${key}"`} is no field of this file`,
          remedy: `${didYouMean(key, known)}Known here: ${known.join(', ')}.`,
        })
      }
      return
    }
    findings.problem({
      file: this.name,
      line: this.lineOf(issue.path),
      what: this.describe(issue, names.join('.'), isSecret),
      remedy,
    })
  }

  private describe(issue: z.core.$ZodIssue, field: string, isSecret: (field: string) => boolean): string {
    if (remedyOf(issue) !== undefined) return `${field} ${issue.message}`
    const node = this.document.getIn(issue.path, true)
    const value = isScalar(node) ? String(node.value) : undefined
    if (node === undefined || value === '') return `${field} is missing`
    if (value === undefined) return `${field} has the wrong shape`
    return `${field} cannot be ${isSecret(field) ? 'what stands here' : `"${value}"`}`
  }
}

/** What nobody would take for a secret. */
function isPlainWord(text: string): boolean {
  return /^[A-Za-z]{1,24}$/.test(text)
}

/** `deputy:` with nothing after it is the same as no line at all. */
function withoutEmptyFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmptyFields)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([, field]) => field !== '')
  return Object.fromEntries(kept.map(([key, field]) => [key, withoutEmptyFields(field)]))
}
