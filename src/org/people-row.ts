import { z } from 'zod'
import { canBeAsked, PersonKind, Platform } from '../domain/person.js'
import { readCells, type Say, type Table, tidy } from './csv-table.js'
import { checkedText, DateText, emptyOr, PersonKey } from './fields.js'
import { objectionToCountry, objectionToLanguage, objectionToTimeZone } from './places.js'

const writeDefault = 'or leave it empty for the one in organisation.yaml'

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
  manager: emptyOr(PersonKey),
  department: z.string().transform(tidy),
  title: z.string().transform(tidy),
  roles: z.string().transform(listOf),
  country: emptyOr(checkedText(objectionToCountry)),
  time_zone: emptyOr(checkedText(objectionToTimeZone)),
  language: emptyOr(checkedText(objectionToLanguage)),
  start: emptyOr(DateText),
  end: emptyOr(DateText),
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

const columns = Object.keys(Row.shape) as Column[]

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
  chat: 'Write slack, teams, both in quotes with a space between them, mail for links by e-mail, or none.',
}

export const peopleTable: Table<Column> = {
  columns,
  required: ['id', 'name', 'email', 'chat'],
  howToWrite,
  empty: {
    what: 'there is nobody in this file',
    remedy: `Write a line with the column names, such as ${columns.join(',')}, and below it a line per person.`,
  },
}

/** What the cells say; undefined, with each problem said, when a cell cannot be read. */
export function checkRow(cells: Cells, say: Say): RowContent | undefined {
  const content = readCells(cells, Row, peopleTable, say)
  if (content === undefined) return undefined
  const { email, chat, start, end } = content
  if (email === '' && canBeAsked(content)) say('email is missing', howToWrite.email)
  if (chat.includes('mail') && chat.length > 1)
    say('chat is mail and something else', 'Write mail alone: links by e-mail are for who uses no chat.')
  if (start !== null && end !== null && end < start)
    say(`end ${end} is before start ${start}`, 'Write the day of leaving after the day of joining.')
  return content
}
