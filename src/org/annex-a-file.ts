import { z } from 'zod'
import { byNumber, isInAnnexA } from '../domain/annex-a.js'
import type { ControlWording } from '../domain/control-wording.js'
import { normaliseText } from '../domain/policy.js'
import { cellsOf, readCells, readTable, type Say, type Table } from './csv-table.js'
import { checkedText } from './fields.js'
import type { OrganisationFile } from './organisation-file.js'
import { objectionToLanguage } from './places.js'

/** Far longer than any control's title or text, and little enough to be shown. */
const LONGEST_TITLE = 120
const LONGEST_TEXT = 4_000

const Prose = z.string().transform((text) => normaliseText(text).trim())

const Row = z.object({
  control: z.string().refine(isInAnnexA),
  language: checkedText(objectionToLanguage),
  title: Prose.pipe(z.string().min(1).max(LONGEST_TITLE)),
  text: Prose.pipe(z.string().max(LONGEST_TEXT)),
})

type Column = keyof z.infer<typeof Row>

const columns = Object.keys(Row.shape) as Column[]

const table: Table<Column> = {
  columns,
  required: ['control', 'language', 'title'],
  howToWrite: {
    control: 'Write a number of Annex A, such as A.5.15.',
    language: 'Write the language of title and text, such as en.',
    title: `Write the control's title, at most ${LONGEST_TITLE} characters.`,
    text: `Write the control's text, at most ${LONGEST_TEXT.toLocaleString('en')} characters, or leave it empty.`,
  },
  empty: {
    what: 'there is nothing in this file',
    remedy: `Write a line with the column names, ${columns.join(',')}, or leave the file out.`,
  },
}

/** `annex-a.csv`: what the standard says of its controls, as the organisation has a licence for it. */
export const annexAFile: OrganisationFile<ControlWording[]> = {
  pattern: /^annex-a\.csv$/,
  async parse(source, findings) {
    const wordings = new Map<string, ControlWording>()
    const lines = new Map<string, number>()
    await readTable(source, table, findings, (record, header) => {
      const { line } = record
      const say: Say = (what, remedy) => findings.problem({ file: source.name, line, what, remedy })
      const row = readCells(cellsOf(record, header, table, say), Row, table, say)
      if (!row) return
      const { control, language, title, text } = row
      const already = lines.get(`${control} ${language}`)
      if (already !== undefined)
        say(`${control} in "${language}" stands already in line ${already}`, 'Keep one of the two.')
      lines.set(`${control} ${language}`, line)
      const wording = wordings.get(control) ?? { _id: control, v: 1, title: {}, text: {} }
      wording.title[language] = title
      if (text !== '') wording.text[language] = text
      wordings.set(control, wording)
    })
    return [...wordings.values()].sort((one, other) => byNumber(one._id, other._id))
  },
}
