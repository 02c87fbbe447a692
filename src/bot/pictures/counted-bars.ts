import { fitted, widthOfWords } from '../pdf/measure.js'
import type { Drawing, Shape } from './drawing.js'
import { legend, letters, type PlotWidth, plotInks, plotWidths, title, words } from './plot.js'
import { colours } from './svg.js'

/** How many of each kind, line by line, and how many there were before. */
export interface CountedBars {
  width: PlotWidth
  /** `before` is null where nothing was counted then. */
  rows: readonly { name: string; now: number; before: number | null }[]
  words: { title: string; now: string; before: string; number(value: number): string; alt: string }
}

const [TOP, LINE, BAR] = [44, 36, 14]

export function countedBars({ width, rows, words: say }: CountedBars): Drawing {
  const across = plotWidths[width]
  const most = Math.max(1, ...rows.flatMap(({ now, before }) => [now, before ?? 0]))
  const longest = Math.max(0, ...rows.map(({ name }) => widthOfWords(name, letters.text)))
  const left = Math.min(longest, across / 3) + 16
  const unit = (across - left - 40) / most
  const hasBefore = rows.some(({ before }) => before !== null)
  const bars = rows.flatMap(({ name, now, before }, nth): Shape[] => {
    const y = TOP + nth * LINE
    const look = { size: letters.text, ink: colours.ink }
    return [
      words(0, y + 12, fitted(name, letters.text, left - 12), look),
      ...bar(left, y, now * unit, plotInks.good),
      words(left + now * unit + 8, y + 12, say.number(now), { ...look, bold: true }),
      ...(before === null
        ? []
        : [
            ...bar(left, y + BAR + 2, before * unit, BEFORE, 7),
            words(left + before * unit + 8, y + BAR + 10, say.number(before)),
          ]),
    ]
  })
  const base: Shape = {
    ...{ shape: 'path', d: `M${left} ${TOP - 6} V${TOP + rows.length * LINE - 6}`, stroke: colours.soft },
  }
  const bottom = TOP + rows.length * LINE + 14
  const square = (fill: string) => (x: number, y: number) => bar(x, y - 9, 12, fill, 10)
  const explained = hasBefore
    ? legend(
        [
          { name: say.now, sample: square(plotInks.good) },
          { name: say.before, sample: square(BEFORE) },
        ],
        { y: bottom, width: across },
      )
    : { shapes: [], bottom: bottom - 22 }
  const shapes = [title(say.title, across), ...bars, base, ...explained.shapes]
  return { width: across, height: explained.bottom + 12, alt: say.alt, shapes }
}

const BEFORE = '#9dbfdb'

/** Nothing is no bar: its number says so. */
function bar(x: number, y: number, width: number, fill: string, height: number = BAR): Shape[] {
  return width > 0 ? [{ shape: 'rect', x, y, width, height, fill }] : []
}
