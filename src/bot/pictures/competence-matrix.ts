import type { CompetenceCounts, CompetenceState } from '../../domain/competence-matrix.js'
import { colours, opening, text } from './svg.js'

/** Roles downwards, courses to the right. Words are plain. */
export interface CompetencePicture {
  roles: readonly string[]
  courses: readonly string[]
  /** Null: nobody of the role needs it. */
  at(row: number, column: number): CompetenceCounts | null
  words: {
    title: string
    /** Below how many have it, a line each: how many lack it; how many run out soon, and who need not. */
    below(counts: CompetenceCounts): readonly string[]
    legend: Readonly<Record<CompetenceState | 'notNeeded', string>>
  }
}

const [LEFT, EDGE, CELL, HIGH] = [190, 24, 136, 58]
/** As many letters as a line has room for; a word of some more is drawn narrower. */
const [ROLE, COURSE, MORE] = [20, 18, 5]
/** As many lines as a label may have. */
const [ROLE_LINES, COURSE_LINES] = [2, 4]
/** As wide as letters are on the average, of their size: regular ones, and any at most. */
const [LETTER, WIDEST] = [0.58, 0.64]

/** Ink on each stands out by 4.5 to 1 and more; what a colour says a sign and the numbers say too. */
const shades: Readonly<Record<CompetenceState, { fill: string; sign: string }>> = {
  valid: { fill: '#dcefe0', sign: '✓' },
  soon: { fill: '#f6ecc6', sign: '◷' },
  missing: { fill: '#f3bfb6', sign: '✗' },
  waived: { fill: '#e8e6e8', sign: '○' },
}

/** How many of each role have what they need, of how many. */
export function competencePicture({ roles, courses, at, words }: CompetencePicture): string {
  const titles = courses.map((name) => inLines(name, COURSE, COURSE_LINES))
  const top = 66 + Math.max(1, ...titles.map(({ length }) => length)) * 16
  const bottom = top + roles.length * HIGH
  const legend = legendOf(words.legend, bottom + 34)
  const right = Math.max(LEFT + courses.length * CELL, legend.right, EDGE + widthOf(words.title, 18))
  const ink = `fill="${colours.ink}"`
  return [
    opening(right + EDGE, bottom + 56),
    text(EDGE, 34, words.title, `font-size="17" font-weight="bold" ${ink}`),
    ...titles.flatMap((lines, column) =>
      lines.map((line, nth) =>
        text(
          LEFT + column * CELL + CELL / 2,
          top - 12 - (lines.length - 1 - nth) * 16,
          line,
          `${ink} text-anchor="middle" font-size="12"${narrower(line, 12, CELL - 8)}`,
        ),
      ),
    ),
    ...roles.flatMap((name, row) =>
      inLines(name, ROLE, ROLE_LINES).map((line, nth, lines) =>
        text(
          LEFT - 12,
          top + row * HIGH + HIGH / 2 + 5 + (nth - (lines.length - 1) / 2) * 17,
          line,
          `${ink} text-anchor="end"${narrower(line, 14, LEFT - 12 - EDGE / 2)}`,
        ),
      ),
    ),
    ...roles.flatMap((_, row) =>
      courses.map((__, column) => {
        const counts = at(row, column)
        const place = { x: LEFT + column * CELL, y: top + row * HIGH }
        return counts ? cell(place, counts, words.below(counts)) : emptyCell(place)
      }),
    ),
    ...legend.drawn,
    '</svg>',
  ].join('')
}

interface Place {
  x: number
  y: number
}

function cell({ x, y }: Place, counts: CompetenceCounts, below: readonly string[]): string {
  const { valid, soon, missing, waived } = counts
  const of = valid + soon + missing
  const { fill, sign } =
    shades[missing > 0 ? 'missing' : soon > 0 ? 'soon' : of === 0 && waived > 0 ? 'waived' : 'valid']
  const middle = `fill="${colours.ink}" text-anchor="middle"`
  const head = of === 0 ? sign : `${sign} ${valid + soon}/${of}`
  // As high as it is together, in the middle of the cell.
  const first = y + HIGH / 2 + 6 - below.length * 7
  return [
    `<rect x="${x + 1}" y="${y + 1}" width="${CELL - 2}" height="${HIGH - 2}" fill="${fill}"/>`,
    text(x + CELL / 2, first, head, `${middle} font-size="16" font-weight="bold"`),
    ...below.map((line, nth) =>
      text(
        x + CELL / 2,
        first + 16 + nth * 13,
        line,
        `${middle} font-size="11"${narrower(line, 11, CELL - 8)}`,
      ),
    ),
  ].join('')
}

function emptyCell({ x, y }: Place): string {
  return `<rect x="${x + 1.5}" y="${y + 1.5}" width="${CELL - 3}" height="${HIGH - 3}" fill="none" stroke="${colours.grid}"/>`
}

function legendOf(
  words: CompetencePicture['words']['legend'],
  y: number,
): { drawn: string[]; right: number } {
  let x = EDGE
  const drawn = Object.entries({ ...shades, notNeeded: null }).map(([state, shade]) => {
    const name = words[state as keyof typeof words]
    const said = shade ? `${shade.sign} ${name}` : name
    const box = shade ? `fill="${shade.fill}"` : `fill="none" stroke="${colours.grid}"`
    const item = `<rect x="${x + 0.5}" y="${y - 12}" width="14" height="14" ${box}/>${text(x + 20, y, said, `fill="${colours.soft}" font-size="12"`)}`
    x += 20 + widthOf(said, 12) + 16
    return item
  })
  return { drawn, right: x - 16 }
}

function widthOf(words: string, size: number): number {
  return Math.ceil(words.length * size * WIDEST)
}

/** An attribute that keeps a line within its room. */
function narrower(line: string, size: number, room: number): string {
  return line.length * size * LETTER > room ? ` textLength="${room}" lengthAdjust="spacingAndGlyphs"` : ''
}

/** At spaces and hyphens; within a word only where it is longer than could be drawn. */
function inLines(name: string, most: number, lines: number): string[] {
  const words = name.split(/(?<=[ -])/).flatMap((word) => inPieces(word, most))
  const filled: string[] = []
  for (const word of words) {
    const last = filled.at(-1)
    if (last !== undefined && (last + word).trimEnd().length <= most) filled.push(`${filled.pop()}${word}`)
    else filled.push(word)
  }
  const trimmed = filled.map((line) => line.trim())
  if (trimmed.length <= lines) return trimmed
  const end = trimmed[lines - 1] ?? ''
  return [...trimmed.slice(0, lines - 1), `${end.slice(0, most - 1)}…`]
}

function inPieces(word: string, most: number): string[] {
  if (word.trimEnd().length <= most + MORE) return [word]
  return [`${word.slice(0, most - 1)}-`, ...inPieces(word.slice(most - 1), most)]
}
