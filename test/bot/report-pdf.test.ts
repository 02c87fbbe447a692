import { type Report, reportPdf } from '../../src/bot/pdf/report.js'
import { ageing } from '../../src/bot/pictures/ageing.js'
import { coverageGrid } from '../../src/bot/pictures/coverage-grid.js'
import { svgOf } from '../../src/bot/pictures/drawing.js'
import { pngOf } from '../../src/bot/pictures/png.js'
import { trendOfFigure } from '../../src/bot/pictures/trend-of-figure.js'
import { textsFor } from '../../src/bot/texts/texts.js'
import type { Figure } from '../../src/domain/figure.js'
import { textOfPdf } from '../support/pdf-text.js'

const texts = textsFor('en')

/** Of the quarter before the last nobody recorded anything. */
const removal: Figure = {
  ...{ id: 'access-removal-in-time', unit: 'percent', direction: 'up', target: 98 },
  ...{ now: 96.4, before: null, records: ['cycle/access-review.crm/2027-Q1'] },
  trend: [
    { period: '2026-Q2', value: 91 },
    { period: '2026-Q3', value: 98.2 },
    { period: '2026-Q4', value: null },
    { period: '2027-Q1', value: 96.4 },
  ],
}
const restore: Figure = {
  ...{ id: 'restore', unit: 'hours', direction: 'down', target: 4, now: 3.5, before: 5, records: [] },
  trend: [
    { period: '2026-Q4', value: 5 },
    { period: '2027-Q1', value: 3.5 },
  ],
}
const periodName = (period: string) => period.replace(/(\d+)-(Q\d)/, '$2 $1')
const trend = trendOfFigure(
  removal,
  { title: 'Access removed within a day', width: 'whole', periodName },
  texts,
)
const halves = [removal, restore].map((figure) =>
  trendOfFigure(figure, { title: figure.id, width: 'half', periodName }, texts),
)
const old = ageing({
  width: 'whole',
  classes: ['up to 30 days', '31 to 60 days', '61 to 90 days', 'older'],
  periods: [
    { period: 'January', counts: [3, 1, 0, 0] },
    { period: 'February', counts: [2, 3, 1, 0] },
    { period: 'March', counts: null },
    { period: 'April', counts: [1, 2, 2, 4] },
  ],
  words: {
    title: 'Open corrective actions by age',
    number: String,
    notRecorded: 'not recorded',
    alt: 'Ageing',
  },
})
const grid = coverageGrid({
  groups: [
    {
      ...{ name: 'Clauses', count: '2 of 3' },
      fields: [
        { name: '9.1', coverage: 'done' },
        { name: '9.2', coverage: 'done', found: true },
        { name: '9.3', coverage: 'planned' },
      ],
    },
    {
      ...{ name: 'Organizational controls', count: '30 of 37' },
      fields: Array.from({ length: 37 }, (_, nth) => ({
        name: `A.5.${nth + 1}`,
        coverage: nth === 3 ? ('outside' as const) : nth > 30 ? ('open' as const) : ('done' as const),
      })),
    },
  ],
  words: {
    title: 'What was audited in three years',
    legend: {
      ...{ done: 'audited', planned: 'planned', open: 'still to do' },
      outside: 'does not apply',
      found: 'finding',
    },
    alt: 'Coverage',
  },
})

const report: Report = {
  ...{ title: 'Internal audit of engineering', sort: 'Internal audit report', organisation: 'Kestrel Tools' },
  ...{ language: 'en', madeAt: '2027-05-28T09:00:00.000Z', foot: 'SHA-256 4f1c' },
  facts: [
    { label: 'Lead auditor', value: 'Aoife Kinsella' },
    { label: 'Scope', value: `Engineering in Dublin and Hamburg. ${'All that it runs. '.repeat(12)}` },
  ],
  parts: [
    { part: 'heading', words: 'Summary' },
    { part: 'text', markdown: 'One **minor** nonconformity was found.\n\n- in access\n- in backups' },
    { part: 'heading', words: 'How it went on', level: 2 },
    { part: 'words', words: 'As somebody *wrote* it.\nOn two lines.' },
    { part: 'words', words: 'This only explains.', soft: true },
    { part: 'heading', words: 'Numbers' },
    { part: 'drawings', drawings: [trend] },
    { part: 'drawings', drawings: halves },
    { part: 'drawings', drawings: [old] },
    { part: 'drawings', drawings: [grid] },
    { part: 'heading', words: 'Findings' },
    {
      part: 'table',
      columns: [
        { heading: 'No', share: 0.5, align: 'right' },
        { heading: 'Grade' },
        { heading: 'Statement', share: 4 },
      ],
      rows: Array.from({ length: 60 }, (_, nth) => [
        String(nth + 1),
        { words: nth % 7 ? 'observation' : 'minor', bold: nth % 7 === 0 },
        nth === 30 ? `Begun ${'long and longer '.repeat(600)}ended` : `Statement ${nth + 1} of what was seen`,
      ]),
      none: 'There is none.',
    },
    { part: 'heading', words: 'Earlier findings' },
    {
      part: 'table',
      columns: [{ heading: 'Finding' }, { heading: 'State' }],
      rows: [],
      none: 'There is none.',
    },
  ],
}

const pagesOf = async (changed: Partial<Report> = {}) =>
  textOfPdf(await reportPdf({ ...report, ...changed }, texts))

describe('a report on paper', () => {
  test('says on each page whose it is, which page of how many, and what its foot is to say', async () => {
    const pages = await pagesOf()
    expect(pages.length).toBeGreaterThan(4)
    for (const [nth, page] of pages.entries()) {
      expect(page).toContain('Kestrel Tools')
      expect(page).toContain(`Page ${nth + 1} of ${pages.length}`)
      expect(page).toContain('SHA-256 4f1c')
    }
  })

  test('goes on with a table over pages, its heading on each of them, and loses no word of a row longer than a page', async () => {
    const pages = await pagesOf()
    const withRows = pages.filter((page) => /Statement \d+ of what was seen|longer long/.test(page))
    expect(withRows.length).toBeGreaterThan(3)
    for (const page of withRows) expect(page).toMatch(/No\nGrade\nStatement\n/)
    const all = pages.join('')
    for (const nth of [1, 2, 30, 32, 60]) expect(all).toContain(`Statement ${nth} of what was seen`)
    expect(all.match(/longer/g)).toHaveLength(600)
    expect(all).toMatch(/Begun long[\s\S]*longer ended/)
    expect(all).toContain('There is none.')
  })

  test('leaves no heading alone at the foot of a page, however far down it begins', async () => {
    const facts = Array.from({ length: 9 }, (_, nth) => ({ label: `Fact ${nth + 1}`, value: 'of a finding' }))
    const rows = Array.from({ length: 4 }, (_, nth) => [`Row ${nth + 1} ${'of many words '.repeat(18)}`])
    for (let lines = 22; lines < 46; lines += 1) {
      const pages = await pagesOf({
        facts: [],
        parts: [
          { part: 'words', words: Array(lines).fill('a line').join('\n') },
          { part: 'heading', words: 'Chapter' },
          { part: 'words', words: 'Who answers for it.', soft: true },
          { part: 'table', columns: [{ heading: 'Said' }], rows, none: '' },
          { part: 'heading', words: 'Next chapter' },
          { part: 'heading', words: 'Finding', level: 2 },
          { part: 'facts', facts },
        ],
      })
      const pageOf = (words: string) => pages.findIndex((page) => page.includes(words))
      expect({ lines, on: pageOf('1  Chapter') }).toEqual({ lines, on: pageOf('Row 1 of') })
      expect({ lines, on: pageOf('2  Next chapter') }).toEqual({ lines, on: pageOf('Fact 1') })
      expect({ lines, on: pageOf('2.1  Finding') }).toEqual({ lines, on: pageOf('Fact 9') })
    }
  })

  test('breaks an address after one of its signs, and leaves a number beside its unit', async () => {
    const id = 'cycle/management-review.top-management/2027-extraordinary/1'
    const rows = Array.from({ length: 3 }, (_, nth) => [id, 'Target: at least 98 % '.repeat(nth + 1), 'x'])
    const columns = [{ heading: 'Found by' }, { heading: 'Target' }, { heading: 'What', share: 9 }]
    const page = (await pagesOf({ parts: [{ part: 'table', columns, rows, none: '' }] })).join('')
    expect(page.replaceAll('\n', '')).toContain(id)
    expect(page).toMatch(/cycle\/management-review\.\n/)
    expect(page).not.toMatch(/98\n/)
  })

  test('has its plots whole, as text that can be found, and what was not recorded is said and is no zero', async () => {
    const page = (await pagesOf()).find((each) => each.includes('Access removed within a day')) ?? ''
    const plot = page.slice(page.indexOf('Access removed within a day'))
    for (const words of ['Q4 2026', '98.2 %', 'Target: at least 98 %', 'target missed', 'not recorded'])
      expect(plot).toContain(words)
    expect(plot.match(/^0 %$/gm)).toHaveLength(1)
    const grid = (await pagesOf()).filter((each) => /A\.5\.1\n|A\.5\.37\n/.test(each))
    expect(grid).toHaveLength(1)
  })

  test('has what people wrote as they wrote it, numbered headings, bookmarks, a title and a language', async () => {
    expect((await pagesOf()).join('')).toContain('As somebody *wrote* it.')
    const bytes = Buffer.from(await reportPdf(report, texts)).toString('latin1')
    expect(bytes).toContain('/PageMode /UseOutlines')
    // pdfkit writes what stands in bookmarks and facts as UTF-16 where it has to, and else as it is.
    for (const words of ['1  Summary', '1.1  How it went on', '4  Earlier findings'])
      expect(bytes).toContain(`(${words})`)
    expect(bytes).toContain('/Lang (en)')
    expect(bytes).toContain('(Internal audit of engineering)')
  })

  test('is read out as what it is: headings, cells of tables, what a plot shows, and no heads and feet of pages', async () => {
    const bytes = Buffer.from(await reportPdf(report, texts)).toString('latin1')
    expect(bytes).toContain('/Marked true')
    const said = (tag: string) => bytes.match(new RegExp(`/S /${tag}\\b`, 'g'))?.length ?? 0
    expect([said('Document'), said('H1'), said('H2'), said('H3'), said('Table')]).toEqual([1, 1, 4, 1, 2])
    expect([said('Figure'), said('TH')]).toEqual([5, 5])
    expect(said('TD')).toBeGreaterThan(180)
    expect(bytes).toContain('/Alt (Coverage)')
  })

  test('is the same bytes whenever it is made from the same, so that it can be frozen by its hash', async () => {
    const [one, other] = [await reportPdf(report, texts), await reportPdf(report, texts)]
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true)
  })

  test('is the same bytes whatever was made before it: what two spellings share is read as it was written', async () => {
    // Either is set with the font's one letter for both.
    const [letters, ligature] = ['find', '\ufb01nd'] as const
    const saying = (words: string): Report => ({ ...report, parts: [{ part: 'words', words }] })
    const alone = await reportPdf(saying(letters), texts)
    expect(textOfPdf(await reportPdf(saying(ligature), texts)).join('')).toContain(ligature)
    const again = await reportPdf(saying(letters), texts)
    expect(Buffer.from(again).equals(Buffer.from(alone))).toBe(true)
  })
})

test('the same drawing is a picture in chat', () => {
  const png = pngOf(svgOf(trend))
  const view = new DataView(png.buffer, png.byteOffset)
  expect([view.getUint32(16), view.getUint32(20)]).toEqual([
    2 * (720 + 48),
    2 * (Math.round(trend.height) + 48),
  ])
  expect(trend.alt).toBe(
    'Access removed within a day. Q2 2026: 91 % · Q3 2026: 98.2 % · Q4 2026: not recorded · Q1 2027: 96.4 % · Target: at least 98 %',
  )
})
