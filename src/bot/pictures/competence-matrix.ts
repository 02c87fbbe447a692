import type { CompetenceCounts } from '../../domain/competence-matrix.js'
import { colours, opening, text } from './svg.js'

/** Roles downwards, courses to the right. Words are plain. */
export interface CompetencePicture {
  roles: readonly string[]
  courses: readonly string[]
  /** Null: nobody of the role needs it. */
  at(row: number, column: number): CompetenceCounts | null
  words: {
    title: string
    /** Below how many have it: how many of them run out soon, and how many lack it. */
    below(counts: CompetenceCounts): string
    legend: Readonly<Record<keyof typeof shades, string>>
  }
}

const [LEFT, TOP, CELL, HIGH] = [190, 96, 118, 50]
/** As many letters as a line has room for. */
const [ROLE, COURSE] = [20, 15]

/** Ink on each stands out by 4.5 to 1 and more; what a colour says the numbers say too. */
const shades = { valid: '#dcefe0', soon: '#f6ecc6', missing: '#f3bfb6', waived: '#e8e6e8' }

/** How many of each role have what they need, of how many. */
export function competencePicture({ roles, courses, at, words }: CompetencePicture): string {
  const right = LEFT + courses.length * CELL
  const bottom = TOP + roles.length * HIGH
  const ink = `fill="${colours.ink}"`
  return [
    opening(Math.max(right + 24, 560), bottom + 52),
    text(24, 34, words.title, `font-size="17" font-weight="bold" ${ink}`),
    ...courses.flatMap((name, column) =>
      inLines(name, COURSE).map((line, nth, lines) =>
        text(
          LEFT + column * CELL + CELL / 2,
          TOP - 12 - (lines.length - 1 - nth) * 16,
          line,
          `${ink} text-anchor="middle" font-size="12"`,
        ),
      ),
    ),
    ...roles.map((name, row) =>
      text(LEFT - 12, TOP + row * HIGH + HIGH / 2 + 5, cut(name, ROLE), `${ink} text-anchor="end"`),
    ),
    ...roles.flatMap((_, row) =>
      courses.map((__, column) => {
        const counts = at(row, column)
        return counts ? cell(LEFT + column * CELL, TOP + row * HIGH, counts, words.below(counts)) : ''
      }),
    ),
    ...Object.entries(shades).map(([state, shade], nth) => {
      const x = 24 + nth * 134
      const name = words.legend[state as keyof typeof shades]
      return `<rect x="${x}" y="${bottom + 19}" width="14" height="14" fill="${shade}"/>${text(x + 20, bottom + 31, name, `fill="${colours.soft}" font-size="12"`)}`
    }),
    '</svg>',
  ].join('')
}

function cell(x: number, y: number, counts: CompetenceCounts, below: string): string {
  const { valid, soon, missing, waived } = counts
  const of = valid + soon + missing
  const shade = missing > 0 ? 'missing' : soon > 0 ? 'soon' : of === 0 && waived > 0 ? 'waived' : 'valid'
  const middle = `fill="${colours.ink}" text-anchor="middle"`
  return [
    `<rect x="${x + 1}" y="${y + 1}" width="${CELL - 2}" height="${HIGH - 2}" fill="${shades[shade]}"/>`,
    text(x + CELL / 2, y + 22, `${valid + soon}/${of}`, `${middle} font-size="16" font-weight="bold"`),
    below === '' ? '' : text(x + CELL / 2, y + 39, below, `${middle} font-size="11"`),
  ].join('')
}

/** Two lines at most. */
function inLines(name: string, most: number): string[] {
  if (name.length <= most) return [name]
  const space = name.slice(0, most + 1).lastIndexOf(' ')
  const at = space > 0 ? space : most
  return [name.slice(0, at), cut(name.slice(at).trim(), most)]
}

function cut(name: string, most: number): string {
  return name.length > most ? `${name.slice(0, most - 1)}…` : name
}
