import { Resvg } from '@resvg/resvg-js'
import { pngOf } from '../../src/bot/pictures/png.js'
import { type ProgressOverTime, progressOverTime } from '../../src/bot/pictures/progress-over-time.js'
import { markStates, type YearAtAGlance, yearAtAGlance } from '../../src/bot/pictures/year-at-a-glance.js'

const progress: ProgressOverTime = {
  days: [
    { on: '2026-03-02', done: 4 },
    { on: '2026-03-03', done: 17 },
    { on: '2026-03-06', done: 24 },
    { on: '2026-03-09', done: 31 },
  ],
  of: 40,
  dueOn: '2026-03-16',
  words: {
    title: 'Information Security Policy, version 3',
    from: '2 March',
    due: 'due 16 March',
    done: '31 of 40',
  },
}

/** What a screen gets: red, green, blue and opacity of each dot. */
function dots(svg: string): { width: number; height: number; rgba: Buffer } {
  const { width, height, pixels } = new Resvg(Buffer.from(pngSvg(pngOf(svg)))).render()
  return { width, height, rgba: pixels }
}

function pngSvg(png: Uint8Array): string {
  const view = new DataView(png.buffer, png.byteOffset)
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  const data = Buffer.from(png).toString('base64')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" href="data:image/png;base64,${data}"/></svg>`
}

function differing(one: Buffer, other: Buffer): number {
  return one.reduce((sum, value, index) => sum + (value === other[index] ? 0 : 1), 0)
}

describe('progress over time, drawn', () => {
  test('is a picture of the size that chat shows sharply, on a ground of its own in light and dark', () => {
    const { width, height, rgba } = dots(progressOverTime(progress))
    expect([width, height]).toEqual([1_440, 640])
    const see_through = rgba.filter((value, index) => index % 4 === 3 && value !== 255)
    expect(see_through).toHaveLength(0)
    expect([...rgba.subarray(0, 3)]).toEqual([255, 255, 255])
  })

  test('shows its words on a machine without fonts', () => {
    const without = { ...progress, words: { title: '', from: '', due: '', done: '' } }
    const [one, other] = [dots(progressOverTime(progress)), dots(progressOverTime(without))]
    expect(differing(one.rgba, other.rgba)).toBeGreaterThan(10_000)
  })

  test('ends as high as the share of those who answered, and where the last day is', () => {
    const svg = progressOverTime(progress)
    const [, x, y] = /<circle cx="([\d.]+)" cy="([\d.]+)"/.exec(svg) ?? []
    expect([Number(x), Number(y)]).toEqual([376, 110.8])
  })

  test.each([
    ['on its first day', { days: [{ on: '2026-03-02', done: 0 }] }],
    ['of nobody', { days: [{ on: '2026-03-02', done: 0 }], of: 0 }],
    ['before its first day is over', { days: [] }],
    ['long after it was due', { dueOn: '2026-01-01' }],
    ['with a title of any signs', { words: { ...progress.words, title: '<b> & "\u0000\ud800' } }],
  ])('can be drawn %s', (_, changes) => {
    const { rgba } = dots(progressOverTime({ ...progress, ...changes }))
    expect(new Set(rgba).size).toBeGreaterThan(10)
  })

  test('is the same picture for the same progress', () => {
    expect(progressOverTime({ ...progress })).toBe(progressOverTime(progress))
  })
})

const year: YearAtAGlance = {
  first: '2026-09-01',
  marks: [
    { on: '2026-09-14', state: 'done' },
    { on: '2026-11-26', state: 'running' },
    { on: '2027-02-28', state: 'planned' },
    { on: '2027-02-28', state: 'moved' },
    { on: '2027-08-31', state: 'skipped' },
    { on: '2027-06-15', state: 'covered' },
  ],
  today: '2026-11-27',
  words: {
    title: 'ISMS calendar, September 2026 to August 2027',
    months: Array.from({ length: 12 }, (_, n) => `Month ${n + 1}`),
    today: 'today',
    legend: {
      planned: 'planned',
      moved: 'moved',
      running: 'running',
      done: 'done',
      skipped: 'left out',
      covered: 'covered',
    },
  },
}
const marksOf = (svg: string) => [...svg.matchAll(/class="mark"/g)].length

describe('a year at a glance, drawn', () => {
  test('is a picture of the size that chat shows sharply, on a ground of its own', () => {
    const { width, height, rgba } = dots(yearAtAGlance(year))
    expect([width, height]).toEqual([1_440, 952])
    expect([...rgba.subarray(0, 3)]).toEqual([255, 255, 255])
  })

  test('has a mark for each occurrence in its twelve months and none for others', () => {
    expect(marksOf(yearAtAGlance(year))).toBe(6)
    const beyond = { on: '2027-09-01', state: 'planned' } as const
    expect(marksOf(yearAtAGlance({ ...year, marks: [...year.marks, beyond] }))).toBe(6)
  })

  test('tells the states apart by shape, not by colour alone', () => {
    const shapes = markStates.map((state) => {
      const svg = yearAtAGlance({ ...year, marks: [{ on: '2026-09-14', state }] })
      return /<[^>]*class="mark".*?(?=<)/.exec(svg)?.[0].replace(/#[0-9a-f]{6}/g, '')
    })
    expect(new Set(shapes).size).toBe(markStates.length)
  })

  test('two of one day stand beside each other', () => {
    const one = { on: '2026-09-14', state: 'done' } as const
    const svg = yearAtAGlance({ ...year, marks: [one, one] })
    const at = [...svg.matchAll(/class="mark" cx="(\d+)"/g)].map(([, x]) => Number(x))
    expect(new Set(at).size).toBe(2)
  })

  test('has a line where today is, and none in another year', () => {
    expect(yearAtAGlance(year)).toContain('class="today"')
    expect(yearAtAGlance({ ...year, today: '2028-01-01' })).not.toContain('class="today"')
  })

  test('can be drawn with nothing in it, and with a title of any signs', () => {
    const words = { ...year.words, title: '<b> & "\u0000\ud800' }
    expect(new Set(dots(yearAtAGlance({ ...year, marks: [], words })).rgba).size).toBeGreaterThan(10)
  })
})
