import { widthOfWords } from '../pdf/measure.js'
import type { Drawing, Shape } from './drawing.js'
import { legend, letters, type PlotWidth, plotInks, plotWidths, roundTop, title, words } from './plot.js'
import { colours } from './svg.js'

/** A number over periods, each a bar, with its target as a line. */
export interface TrendBars {
  width: PlotWidth
  /** In order of time. Null is drawn as a gap with a dash, and never as a bar of no height. */
  bars: readonly { period: string; value: number | null; meets: boolean | null }[]
  target?: number
  /** What the scale ends with; where it is not said, what the highest bar needs. */
  top?: number
  words: {
    title: string
    /** The value as it stands above its bar, and at the scale. */
    value(value: number): string
    target: string
    missed: string
    notRecorded: string
    alt: string
  }
}

const TOP = 66
const HIGH = 150
const STEPS = 2

export function trendBars({ width, bars, target, top, words: say }: TrendBars): Drawing {
  const across = plotWidths[width]
  const values = bars.flatMap(({ value }) => (value === null ? [] : [value]))
  const most = top ?? roundTop(Math.max(1, target ?? 0, ...values), STEPS)
  const scale = [...Array(STEPS + 1).keys()].map((nth) => (most * nth) / STEPS)
  const left = 12 + Math.max(...scale.map((value) => widthOfWords(say.value(value), letters.small)))
  const bottom = TOP + HIGH
  const y = (value: number) => bottom - (Math.min(Math.max(value, 0), most) / most) * HIGH
  const step = (across - left) / Math.max(1, bars.length)
  const explained = legend(samples(bars, target, say), { y: bottom + 52, width: across })

  const shapes: Shape[] = [
    title(say.title, across),
    ...scale.flatMap((value): Shape[] => [
      {
        shape: 'path',
        d: `M${left} ${y(value)} H${across}`,
        stroke: value === 0 ? colours.soft : colours.grid,
      },
      words(left - 8, y(value) + 4, say.value(value), { anchor: 'end' }),
    ]),
    ...(target === undefined ? [] : [targetLine(y(target), left, across)]),
    ...bars.flatMap((bar, nth) => drawn(bar, { x: left + (nth + 0.5) * step, step, y, bottom }, say)),
    ...periods(bars, { left, step, y: bottom + 20, right: across }),
    ...explained.shapes,
  ]
  return { width: across, height: explained.bottom + 12, alt: say.alt, shapes }
}

type Bar = TrendBars['bars'][number]

interface Place {
  /** The middle of it. */
  x: number
  step: number
  y(value: number): number
  bottom: number
}

function drawn({ value, meets }: Bar, { x, step, y, bottom }: Place, say: TrendBars['words']): Shape[] {
  const wide = Math.min(60, step * 0.7)
  if (value === null) return gap(x, wide, bottom)
  // Of nothing a line is seen: it was recorded.
  const height = Math.max(2, bottom - y(value))
  const place = { x: x - wide / 2, y: bottom - height, width: wide, height }
  const fill = meets === false ? plotInks.bad : plotInks.good
  return [
    { shape: 'rect', ...place, radius: Math.min(2, height / 2), fill },
    ...shownValue(say.value(value), { x, step, wide, height, bottom }),
  ]
}

/** In its bar where there is room, else above it on a ground of its own, which the target's line does not cross. */
function shownValue(
  shown: string,
  {
    x,
    step,
    wide,
    height,
    bottom,
  }: { x: number; step: number; wide: number; height: number; bottom: number },
): Shape[] {
  const room = widthOfWords(shown, letters.text, true)
  const look = { anchor: 'middle' as const, bold: true, size: letters.text }
  if (room <= wide - 4 && height >= 26)
    return [words(x, bottom - height + 18, shown, { ...look, ink: '#ffffff' })]
  if (room > step - 2) return []
  const y = bottom - height - 8
  return [
    { shape: 'rect', x: x - room / 2 - 3, y: y - 12, width: room + 6, height: 16, fill: colours.ground },
    words(x, y, shown, { ...look, ink: colours.ink }),
  ]
}

function gap(x: number, wide: number, bottom: number): Shape[] {
  return [
    {
      ...{ shape: 'rect', x: x - wide / 2, y: bottom - 26, width: wide, height: 26, radius: 2 },
      ...{ stroke: colours.soft, dash: [3, 3] },
    },
    words(x, bottom - 8, '–', { anchor: 'middle', size: letters.text }),
  ]
}

/** As many as fit; the last one always. */
function periods(
  bars: readonly Bar[],
  { left, step, y, right }: { left: number; step: number; y: number; right: number },
): Shape[] {
  const widest = Math.max(0, ...bars.map(({ period }) => widthOfWords(period, letters.small)))
  const every = Math.max(1, Math.ceil((widest + 8) / step))
  return bars.flatMap(({ period }, nth) => {
    if ((bars.length - 1 - nth) % every !== 0) return []
    // A long one does not go beyond the plot's edge.
    const x = Math.min(left + (nth + 0.5) * step, right - widthOfWords(period, letters.small) / 2)
    return [words(x, y, period, { anchor: 'middle' })]
  })
}

function targetLine(y: number, left: number, right: number): Shape {
  return { shape: 'path', d: `M${left} ${y} H${right}`, stroke: plotInks.line, thick: 1.75, dash: [6, 4] }
}

function samples(bars: readonly Bar[], target: number | undefined, say: TrendBars['words']) {
  const square = (fill: string) => (x: number, y: number) => [
    { shape: 'rect' as const, x, y: y - 10, width: 12, height: 12, radius: 2, fill },
  ]
  return [
    ...(target === undefined
      ? []
      : [{ name: say.target, sample: (x: number, y: number) => [targetLine(y - 4, x, x + 15)] }]),
    ...(bars.some(({ meets }) => meets === false)
      ? [{ name: say.missed, sample: square(plotInks.bad) }]
      : []),
    ...(bars.some(({ value }) => value === null)
      ? [
          {
            name: say.notRecorded,
            sample: (x: number, y: number) => [words(x + 6, y, '–', { anchor: 'middle' })],
          },
        ]
      : []),
  ]
}
