import { colours, opening, text } from './svg.js'

/** Where risks lie: likelihood upwards, consequence to the right. */
export interface RiskMatrix {
  /** What each step is called, from the least; plain. */
  likelihood: readonly string[]
  consequence: readonly string[]
  /** Of the field at these steps, counted from 1. */
  fieldAt(likelihood: number, consequence: number): MatrixField
  /** Plain and short: what stands in the picture. */
  words: { title: string; likelihood: string; consequence: string; legend: readonly string[] }
}

interface MatrixField {
  /** The nth level of so many, from the lowest. */
  level: { nth: number; of: number }
  /** What stands in it: how many risks, or a mark; empty for none. */
  label: string
  /** Drawn with a frame: beyond the appetite. */
  beyond: boolean
}

const [LEFT, TOP, CELL, HIGH] = [190, 70, 98, 58]
const WORDS = 15

/** From the lowest level to the highest; ink on each stands out by 4.5 to 1 and more. */
const shades = ['#dcefe0', '#f6ecc6', '#f7d9b5', '#f3bfb6', '#e9a5b0', '#dd93ab']

/** A field a pair of steps; beyond the appetite it is framed, so that colour says nothing that the frame does not. */
export function riskMatrix({ likelihood, consequence, fieldAt, words }: RiskMatrix): string {
  const rows = likelihood.length
  const columns = consequence.length
  const right = LEFT + columns * CELL
  const bottom = TOP + rows * HIGH
  const fields = likelihood.flatMap((_, row) =>
    consequence.map((__, column) => {
      const at = { x: LEFT + column * CELL, y: bottom - (row + 1) * HIGH }
      return field(at, fieldAt(row + 1, column + 1))
    }),
  )
  return [
    opening(right + 24, bottom + 96),
    text(24, 34, words.title, `font-size="17" font-weight="bold" fill="${colours.ink}"`),
    text(24, TOP - 10, words.likelihood, `fill="${colours.soft}" font-size="12"`),
    ...likelihood.map((name, row) =>
      text(
        LEFT - 12,
        bottom - row * HIGH - HIGH / 2 + 5,
        named(row, name),
        `fill="${colours.ink}" text-anchor="end"`,
      ),
    ),
    ...fields,
    ...consequence.map((name, column) =>
      text(
        LEFT + column * CELL + CELL / 2,
        bottom + 20,
        named(column, name),
        `fill="${colours.ink}" text-anchor="middle" font-size="12"`,
      ),
    ),
    text(right, bottom + 42, words.consequence, `fill="${colours.soft}" font-size="12" text-anchor="end"`),
    ...legend(words.legend, bottom + 74),
    '</svg>',
  ].join('')
}

function field({ x, y }: { x: number; y: number }, { level, label, beyond }: MatrixField): string {
  const frame = beyond
    ? `<rect x="${x + 3}" y="${y + 3}" width="${CELL - 6}" height="${HIGH - 6}" fill="none" stroke="${colours.ink}" stroke-width="1.5" stroke-dasharray="4 3"/>`
    : ''
  return [
    `<rect x="${x + 1}" y="${y + 1}" width="${CELL - 2}" height="${HIGH - 2}" fill="${shadeOf(level)}"/>`,
    frame,
    label === ''
      ? ''
      : text(
          x + CELL / 2,
          y + HIGH / 2 + 7,
          label,
          `fill="${colours.ink}" font-size="20" font-weight="bold" text-anchor="middle"`,
        ),
  ].join('')
}

/** Few levels are spread over all shades, so that the highest always looks it. */
function shadeOf({ nth, of }: MatrixField['level']): string {
  const index = of === 1 ? 0 : Math.round((nth / (of - 1)) * (shades.length - 1))
  return shades[index] ?? '#ffffff'
}

function named(index: number, name: string): string {
  const short = name.length > WORDS ? `${name.slice(0, WORDS - 1)}…` : name
  return `${index + 1} ${short}`
}

function legend(levels: readonly string[], y: number): string[] {
  const step = 118
  return levels.map((name, nth) => {
    const x = 24 + nth * step
    const shade = shadeOf({ nth, of: levels.length })
    return `<rect x="${x}" y="${y - 11}" width="14" height="14" fill="${shade}"/>${text(x + 20, y, name, `fill="${colours.soft}" font-size="12"`)}`
  })
}
