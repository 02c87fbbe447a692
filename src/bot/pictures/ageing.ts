import { widthOfWords } from '../pdf/measure.js'
import type { Drawing, Shape } from './drawing.js'
import { legend, letters, type PlotWidth, plotWidths, roundTop, title, words } from './plot.js'
import { colours } from './svg.js'

/** How many were open at the end of each period, stacked by how old they were then. */
export interface Ageing {
  width: PlotWidth
  /** Names of the classes of age, the youngest first; at most five are told apart. */
  classes: readonly string[]
  /** In order of time; `counts` is as long as `classes`, or null where it was not recorded. */
  periods: readonly { period: string; counts: readonly number[] | null }[]
  words: { title: string; number(value: number): string; notRecorded: string; alt: string }
}

const [TOP, HIGH, STEPS] = [56, 150, 2]
/** The older, the darker; on the dark ones letters are light, and stand out by 4.5 to 1. */
const shades = [
  { fill: '#d9e6f0', ink: colours.ink },
  { fill: '#9dbfdb', ink: colours.ink },
  { fill: '#3f7fb1', ink: '#ffffff' },
  { fill: '#124f80', ink: '#ffffff' },
  { fill: '#7a2e12', ink: '#ffffff' },
] as const

export function ageing({ width, classes, periods, words: say }: Ageing): Drawing {
  const across = plotWidths[width]
  const totals = periods.flatMap(({ counts }) => (counts ? [sumOf(counts)] : []))
  const most = roundTop(Math.max(1, ...totals), STEPS)
  const scale = [...Array(STEPS + 1).keys()].map((nth) => (most * nth) / STEPS)
  const left = 12 + Math.max(...scale.map((value) => widthOfWords(say.number(value), letters.small)))
  const bottom = TOP + HIGH
  const step = (across - left) / Math.max(1, periods.length)
  const every = Math.max(1, Math.ceil((widest(periods) + 8) / step))
  const explained = legend(
    [
      ...classes.map((name, nth) => ({ name, sample: sampleOf(nth, classes.length) })),
      ...(periods.some(({ counts }) => counts === null)
        ? [
            {
              name: say.notRecorded,
              sample: (x: number, y: number) => [words(x + 6, y, '–', { anchor: 'middle' })],
            },
          ]
        : []),
    ],
    { y: bottom + 52, width: across },
  )
  const shapes = [
    title(say.title, across),
    ...scale.flatMap((value): Shape[] => {
      const y = bottom - (value / most) * HIGH
      const stroke = value === 0 ? colours.soft : colours.grid
      return [
        { shape: 'path', d: `M${left} ${y} H${across}`, stroke },
        words(left - 8, y + 4, say.number(value), { anchor: 'end' }),
      ]
    }),
    ...periods.flatMap(({ period, counts }, nth) => {
      const x = left + (nth + 0.5) * step
      const label = (periods.length - 1 - nth) % every === 0
      return [
        ...(counts
          ? column(counts, { x, wide: Math.min(56, step * 0.62), bottom, unit: HIGH / most }, say)
          : [words(x, bottom - 8, '–', { anchor: 'middle' })]),
        ...(label ? [words(x, bottom + 20, period, { anchor: 'middle' })] : []),
      ]
    }),
    ...explained.shapes,
  ]
  return { width: across, height: explained.bottom + 12, alt: say.alt, shapes }
}

function column(
  counts: readonly number[],
  { x, wide, bottom, unit }: { x: number; wide: number; bottom: number; unit: number },
  say: Ageing['words'],
): Shape[] {
  let foot = bottom
  const parts = counts.flatMap((count, nth): Shape[] => {
    if (count === 0) return []
    const height = count * unit
    foot -= height
    const { fill, ink } = shadeOf(nth, counts.length)
    const part: Shape = {
      shape: 'rect',
      x: x - wide / 2,
      y: foot,
      width: wide,
      height,
      fill,
      stroke: '#ffffff',
    }
    const look = { anchor: 'middle' as const, ink }
    return height < 16 ? [part] : [part, words(x, foot + height / 2 + 4, say.number(count), look)]
  })
  const total = words(x, foot - 6, say.number(sumOf(counts)), {
    ...{ anchor: 'middle' as const, bold: true, size: letters.text, ink: colours.ink },
  })
  return [...parts, total]
}

/** Few classes are spread over all shades, so that the oldest always looks it. */
function shadeOf(nth: number, of: number): (typeof shades)[number] {
  const at = of <= 1 ? 0 : Math.round((nth / (of - 1)) * (shades.length - 1))
  return shades[at] ?? shades[0]
}

function sampleOf(nth: number, of: number) {
  return (x: number, y: number): Shape[] => [
    { ...{ shape: 'rect', x, y: y - 10, width: 12, height: 12 }, fill: shadeOf(nth, of).fill },
  ]
}

function widest(periods: Ageing['periods']): number {
  return Math.max(0, ...periods.map(({ period }) => widthOfWords(period, letters.small)))
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}
