import { createRequire } from 'node:module'
import { Resvg } from '@resvg/resvg-js'
import { competenceMatrixCard } from '../../src/bot/cards/training/matrix.js'
import { competenceCsv } from '../../src/bot/competence-table.js'
import { textsFor } from '../../src/bot/texts/texts.js'
import {
  type CompetenceCell,
  type CompetenceState,
  competenceMatrix,
} from '../../src/domain/competence-matrix.js'
import type { Course } from '../../src/domain/course.js'
import { aPerson } from '../support/company.js'
import { aCourse } from '../support/trained-company.js'

const font = (file: string) => createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${file}`)
const fonts = {
  font: {
    ...{ fontFiles: [font('DejaVuSans.ttf'), font('DejaVuSans-Bold.ttf')], loadSystemFonts: false },
    defaultFontFamily: 'DejaVu Sans',
  },
}
const today = '2027-09-20'
const course = (id: string, de: string, en = id) => aCourse({ course: id, title: { de, en } })
const basics = course('basics', 'Grundlagen der Informationssicherheit')
const customs = course('customs', 'Zoll und personenbezogene Daten')
const auditor = course('auditor', 'Internes Audit nach ISO 27001')

const cell = (n: number, roles: string[], of: Course, is: CompetenceState): CompetenceCell => ({
  ...{ person: aPerson(n, { roles }), course: of, is, completed: null, waivedUntil: null },
})
const cells = [
  cell(1, ['support'], basics, 'valid'),
  cell(2, ['support'], basics, 'soon'),
  cell(3, ['support'], basics, 'missing'),
  cell(4, ['support'], basics, 'missing'),
  cell(5, ['system-administrator'], basics, 'valid'),
  cell(6, ['finance'], auditor, 'waived'),
  cell(1, ['support'], customs, 'valid'),
]

/** The picture that is sent, and the lines of text in it. */
function drawn(shown: readonly CompetenceCell[], language = 'de') {
  const reader = aPerson(9, { language })
  const card = competenceMatrixCard(competenceMatrix(shown), { reader, today }, textsFor(language))
  const image = card.nodes.find((node) => node.kind === 'image')
  if (image?.kind !== 'image') throw new Error('There is no picture')
  const { svg, alt } = image.picture
  const lines = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, line = '']) => line)
  return { svg, alt, lines, ...sizeOf(svg) }
}

function sizeOf(svg: string): { width: number; height: number } {
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? []
  return { width: Number(width), height: Number(height) }
}

test('titles and roles stand in it whole, over as many lines as they need', () => {
  const { lines } = drawn(cells)
  expect(lines.filter((line) => line.includes('…'))).toEqual([])
  expect(lines).toEqual(
    expect.arrayContaining([
      'Grundlagen der',
      'Informationssicherheit',
      'personenbezogene',
      'system-administrator',
    ]),
  )
})

test('a cell says by a sign and in words what its colour says', () => {
  const { lines, alt } = drawn(cells)
  expect(lines).toEqual(expect.arrayContaining(['✗ 2/4', '2 fehlen', '1 bald', '✓ 1/1', '○', '1 befreit']))
  // Whom it is waived for is not counted as one of none.
  expect(lines).not.toContain('0/0')
  expect(alt).toContain('finance, Internes Audit nach ISO 27001: 1 befreit')
  expect(lines).toEqual(expect.arrayContaining(['✓ alle haben sie', 'nicht nötig']))
})

test('no text reaches beyond the picture, however few courses there are', () => {
  for (const language of ['en', 'de']) {
    const { width, height, svg } = drawn([cell(5, ['office'], basics, 'valid')], language)
    const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`
    const wider = svg.replace(
      size,
      `width="${2 * width}" height="${height}" viewBox="0 0 ${2 * width} ${height}"`,
    )
    expect(wider).not.toBe(svg)
    const { pixels } = new Resvg(wider, fonts).render()
    const beyond = pixels.filter((value, at) => at % 4 === 3 && (at >> 2) % (2 * width) >= width && value > 0)
    expect(beyond).toHaveLength(0)
  }
})

test('the first roles are shown of more than a picture has room for, and the card says so', () => {
  const many = Array.from({ length: 25 }, (_, n) => cell(n, [`role-${n}`], basics, 'valid'))
  const reader = aPerson(9)
  const texts = textsFor('en')
  const { nodes } = competenceMatrixCard(competenceMatrix(many), { reader, today }, texts)
  expect(nodes).toContainEqual({ kind: 'text', text: texts.trainingWays.matrix.more(24, 12) })
})

test('in the table the lines of one person stand together, and nothing in it is run by a spreadsheet', () => {
  const people = [
    aPerson(1, { name: 'Anna Schmidt' }),
    aPerson(2, { name: 'Anna Schmidt', department: '=1+1' }),
  ]
  const table = competenceCsv(
    [basics, customs].flatMap((of) => people.map((person) => ({ ...cell(1, [], of, 'missing'), person }))),
  )
  const rows = table
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
  expect(rows.map(([person, , , , , id]) => [person, id])).toEqual([
    [people[0]?.key, 'basics'],
    [people[0]?.key, 'customs'],
    [people[1]?.key, 'basics'],
    [people[1]?.key, 'customs'],
  ])
  expect(table).not.toContain(',=1+1')
})
