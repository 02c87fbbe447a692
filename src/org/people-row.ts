import { z } from 'zod'
import { PersonKind, Platform } from '../domain/person.js'
import { checkedText, DateText, PersonKey, remedyOf } from './fields.js'
import { objectionToCountry, objectionToLanguage, objectionToTimeZone } from './places.js'

const writeDefault = 'or leave it empty for the one in organisation.yaml'

const emptyIsNull = (cell: string) => (cell === '' ? null : cell)
const orEmpty = <T extends z.ZodType>(field: T) =>
  z.preprocess((cell) => (typeof cell === 'string' ? emptyIsNull(cell) : cell), field.nullable())
/** One line, in Unicode's composed form. */
const tidy = (cell: string) => cell.replace(/\s+/g, ' ').normalize('NFC')
const listOf = (cell: string) => [...new Set(cell.split(/[;,\s]+/).filter((entry) => entry !== ''))]

const Row = z.object({
  id: PersonKey,
  name: z.string().min(1).max(200).transform(tidy),
  email: z
    .string()
    .toLowerCase()
    .pipe(z.union([z.literal(''), z.email()])),
  kind: z
    .string()
    .transform((cell) => (cell === '' ? 'employee' : cell.toLowerCase().replace(/[\s_]+/g, '-')))
    .pipe(PersonKind),
  manager: orEmpty(PersonKey),
  department: z.string().transform(tidy),
  title: z.string().transform(tidy),
  roles: z.string().transform(listOf),
  country: orEmpty(checkedText(objectionToCountry)),
  time_zone: orEmpty(checkedText(objectionToTimeZone)),
  language: orEmpty(checkedText(objectionToLanguage)),
  start: orEmpty(DateText),
  end: orEmpty(DateText),
  chat: z
    .string()
    .min(1)
    .toLowerCase()
    .transform((cell) => (cell === 'none' ? [] : listOf(cell)))
    .pipe(z.array(Platform)),
})

/** What one line of `people.csv` says. Null is an empty cell. */
type RowContent = z.infer<typeof Row>
export type PersonRow = RowContent & { line: number }

export type Column = keyof RowContent
export type Cells = Record<Column, string>

/** Notes what is wrong with a line, and how to mend it. */
export type Say = (what: string, remedy: string) => void

export const columns = Object.keys(Row.shape) as Column[]
export const requiredColumns: readonly Column[] = ['id', 'name', 'email', 'chat']

export const howToWrite: Readonly<Record<Column, string>> = {
  id: 'Write letters, digits, dots, hyphens and underscores, at most 64, such as h.lima.',
  name: 'Write the name as this person uses it.',
  email: 'Write one address, such as h.lima@example.org; only who has chat "none" may go without.',
  kind: 'Write employee, contractor, external auditor or board.',
  manager: 'Write the id of one of the people, or leave it empty.',
  department: 'Write the name of the department.',
  title: 'Write the job title.',
  roles: 'Write the roles with a semicolon or a space between them, in quotes.',
  country: `Write a country such as IE, ${writeDefault}.`,
  time_zone: `Write a time zone such as Europe/Dublin, ${writeDefault}.`,
  language: `Write a language such as en, ${writeDefault}.`,
  start: 'Write year-month-day, such as 2026-03-09, or leave it empty.',
  end: 'Write year-month-day, such as 2026-03-09, or leave it empty.',
  chat: 'Write slack, teams, both in quotes with a space between them, or none.',
}

export function isColumn(name: string): name is Column {
  return (columns as readonly string[]).includes(name)
}

/** What the cells say; undefined, with each problem said, when a cell cannot be read. */
export function checkRow(cells: Cells, say: Say): RowContent | undefined {
  const result = Row.safeParse(cells)
  if (!result.success) {
    for (const issue of result.error.issues) sayCell(issue, cells, say)
    return undefined
  }
  const { email, chat, start, end } = result.data
  if (email === '' && chat.length > 0) say('email is missing', howToWrite.email)
  if (start !== null && end !== null && end < start)
    say(`end ${end} is before start ${start}`, 'Write the day of leaving after the day of joining.')
  return result.data
}

function sayCell(issue: z.core.$ZodIssue, cells: Cells, say: Say): void {
  const column = columns.find((candidate) => candidate === issue.path[0])
  if (column === undefined) return
  const remedy = remedyOf(issue)
  if (remedy !== undefined) say(`${column} ${issue.message}`, remedy)
  else if (cells[column] === '') say(`${column} is missing`, howToWrite[column])
  else say(`${column} cannot be "${tidy(cells[column])}"`, howToWrite[column])
}
