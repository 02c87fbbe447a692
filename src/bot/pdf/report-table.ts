import type { Font } from './fonts.js'
import { inks, margins, type Paper, set, sizes, widthOf } from './paper.js'
import { decoration, type SetCell, type TaggedTable, taggedTable } from './tags.js'

export interface ReportTable {
  columns: readonly Column[]
  /** As many cells in each as there are columns. */
  rows: readonly (readonly Cell[])[]
  /** What stands there where there is no row. */
  none: string
}

export interface Column {
  heading: string
  /** How wide it is in proportion to the others; 1 where it is not said. */
  share?: number
  align?: 'left' | 'right'
}

export type Cell = string | { words: string; bold?: boolean; ground?: string }

const SIZE = sizes.text - 1.5
const [PAD_X, PAD_Y, LEAD] = [5, 4, SIZE * 1.32]

/** Where a column stands: points. */
interface Place {
  x: number
  width: number
  align: 'left' | 'right'
}

interface Set extends Place {
  lines: readonly string[]
  font: Font
  ground: string | null
}

/**
 * A table that goes on over pages with its heading repeated. A row stays whole where a page has room for it; a longer one goes
 * on over the page's end.
 */
export function setTable(paper: Paper, table: ReportTable): void {
  const { rows, none } = table
  const places = placesOf(paper, table)
  const heading = headingOf(paper, table, places)
  const tags = taggedTable(paper)
  const head = (cell: SetCell) => setLines(paper, heading, { from: 0, count: linesIn(heading) }, cell)
  // It is read once, however many pages it stands on.
  const page = { begin: () => head((set) => decoration(paper, set)), tags }
  if (leftOf(paper) < leastOf(paper, table, places)) paper.addPage()
  head(tags.row('TH'))
  for (const row of rows) setRow(paper, cellsOf(paper, row, places), page)
  if (rows.length === 0) {
    const whole = [{ x: margins.left, width: widthOf(paper), align: 'left' as const }]
    setRow(paper, cellsOf(paper, [none], whole), page)
  }
  tags.end()
  paper.x = margins.left
  paper.y += 12
}

/** In points: its heading never stands alone at the foot of a page. */
export function leastOfTable(paper: Paper, table: ReportTable): number {
  return leastOf(paper, table, placesOf(paper, table))
}

function leastOf(paper: Paper, table: ReportTable, places: readonly Place[]): number {
  const [row] = table.rows
  const first = row ? linesIn(cellsOf(paper, row, places)) : 1
  const isLong = heightOf(first) > pageOf(paper) / 2
  return heightOf(linesIn(headingOf(paper, table, places))) + heightOf(isLong ? LEAST_OF_LONG : first)
}

/** As many lines of a row that is as long as most of a page as are begun at the foot of one. */
const LEAST_OF_LONG = 4

function headingOf(paper: Paper, { columns }: ReportTable, places: readonly Place[]): Set[] {
  const head = columns.map(({ heading }) => ({ words: heading, bold: true, ground: inks.ground }))
  return cellsOf(paper, head, places)
}

function pageOf(paper: Paper): number {
  return paper.page.height - margins.bottom - margins.top
}

function setRow(
  paper: Paper,
  cells: readonly Set[],
  { begin, tags }: { begin: () => void; tags: TaggedTable },
): void {
  const lines = linesIn(cells)
  const page = pageOf(paper)
  let from = 0
  while (from < lines) {
    const rest = heightOf(lines - from)
    const fits = Math.floor((leftOf(paper) - 2 * PAD_Y) / LEAD)
    // A row as long as most of a page is begun where there is room for some of it.
    const isLong = rest > page / 2
    if (rest > leftOf(paper) && !(isLong && fits >= LEAST_OF_LONG)) {
      paper.addPage()
      begin()
      // Longer than what is left of an empty page: as much as there is room for.
      const room = Math.max(1, Math.floor((leftOf(paper) - 2 * PAD_Y) / LEAD))
      const count = Math.min(room, lines - from)
      setLines(paper, cells, { from, count }, tags.row('TD'))
      from += count
    } else {
      const count = Math.min(fits, lines - from)
      setLines(paper, cells, { from, count }, tags.row('TD'))
      from += count
    }
  }
}

/** So many lines of each cell, with their grounds and the rule below. */
function setLines(
  paper: Paper,
  cells: readonly Set[],
  { from, count }: { from: number; count: number },
  setCell: SetCell,
): void {
  const top = paper.y
  const height = heightOf(count)
  const bottom = top + height
  const right = margins.left + widthOf(paper)
  decoration(paper, () => {
    for (const { ground, x, width } of cells) if (ground) paper.rect(x, top, width, height).fill(ground)
    paper.moveTo(margins.left, bottom).lineTo(right, bottom).lineWidth(0.5).strokeColor(inks.line).stroke()
  })
  for (const { lines, x, width, align, font } of cells) {
    setCell(() => {
      set(paper, font, SIZE)
      for (const [nth, line] of lines.slice(from, from + count).entries()) {
        const left = align === 'left' ? x + PAD_X : x + width - PAD_X - paper.widthOfString(line)
        if (line !== '') paper.text(line, left, top + PAD_Y + nth * LEAD, { lineBreak: false })
      }
    })
  }
  paper.x = margins.left
  paper.y = bottom
}

/** By their shares, but no narrower than their longest word, as long as that takes no more than its part of the page. */
function placesOf(paper: Paper, { columns, rows }: ReportTable): Place[] {
  const all = widthOf(paper)
  const shares = columns.map(({ share = 1 }) => share)
  const least = columns.map(({ heading }, nth) => {
    const words = rows.slice(0, MEASURED).map((row) => wordsOf(row[nth] ?? ''))
    const longest = longestWord(paper, [heading, ...words]) + 2 * PAD_X + 1
    // An id or address as long as a line is broken rather: it leaves the others their room.
    return Math.min(longest, all / columns.length + 10, all * MOST)
  })
  // Those that need more than their share get it, and the others share what is left.
  const wide = new Map<number, number>()
  for (;;) {
    const left = all - [...wide.values()].reduce((sum, width) => sum + width, 0)
    const sharing = shares.reduce((sum, share, nth) => (wide.has(nth) ? sum : sum + share), 0)
    const widthAt = (nth: number) => wide.get(nth) ?? ((shares[nth] ?? 1) * left) / sharing
    const tight = least.findIndex((width, nth) => !wide.has(nth) && widthAt(nth) < width)
    if (tight < 0 || wide.size === columns.length - 1) return placed(columns, widthAt)
    wide.set(tight, least[tight] ?? 0)
  }
}

/** What a column takes at most for its longest word. */
const MOST = 0.3

/** As many rows as are looked at for how wide a column has to be. */
const MEASURED = 200

function placed(columns: readonly Column[], widthAt: (nth: number) => number) {
  let x: number = margins.left
  return columns.map(({ align = 'left' }, nth) => {
    const place = { x, width: widthAt(nth), align }
    x += place.width
    return place
  })
}

function longestWord(paper: Paper, texts: readonly string[]): number {
  set(paper, 'bold', SIZE)
  const longest = new Map<number, string>()
  for (const word of texts.flatMap((text) => text.split(/\s+/))) longest.set(word.length, word)
  const some = [...longest].sort(([one], [other]) => other - one).slice(0, 5)
  return Math.max(0, ...some.map(([, word]) => paper.widthOfString(word)))
}

function wordsOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.words
}

function cellsOf(paper: Paper, cells: readonly Cell[], places: readonly Place[]): Set[] {
  return places.map((place, nth) => {
    const cell = cells[nth] ?? ''
    const { words, bold = false, ground } = typeof cell === 'string' ? { words: cell } : cell
    const font = bold ? 'bold' : 'regular'
    set(paper, font, SIZE)
    const lines = linesOf(words, place.width - 2 * PAD_X, (line) => paper.widthOfString(line))
    return { ...place, lines, font, ground: ground ?? null }
  })
}

/** Broken at spaces; a word longer than a line is broken where the line ends. */
function linesOf(words: string, width: number, measure: (words: string) => number): string[] {
  const space = measure(' ')
  return words.split('\n').flatMap((paragraph) => {
    const lines: string[] = []
    let [line, used] = ['', 0]
    // A number stays beside its unit.
    for (const word of paragraph.split(/\s+(?![%€])/).filter((each) => each !== '')) {
      const wide = measure(word)
      const after = line === '' ? wide : used + space + wide
      if (after <= width) [line, used] = [line === '' ? word : `${line} ${word}`, after]
      else {
        if (line !== '') lines.push(line)
        const pieces = wide <= width ? [word] : piecesOf(word, width, measure)
        lines.push(...pieces.slice(0, -1))
        line = pieces.at(-1) ?? ''
        used = measure(line)
      }
    }
    return [...lines, line]
  })
}

function piecesOf(word: string, width: number, measure: (words: string) => number): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const letter of word) {
    if (piece !== '' && measure(piece + letter) > width) {
      // An id or an address goes on after one of its signs, if there is one in the second half of the line.
      const after = /^.*[/.#_?&=-]/.exec(piece)?.[0] ?? ''
      const kept = after.length > piece.length / 2 ? after : piece
      pieces.push(kept)
      piece = piece.slice(kept.length)
    }
    piece += letter
  }
  return [...pieces, piece]
}

function linesIn(cells: readonly Set[]): number {
  return Math.max(1, ...cells.map(({ lines }) => lines.length))
}

function heightOf(lines: number): number {
  return lines * LEAD + 2 * PAD_Y
}

function leftOf(paper: Paper): number {
  return paper.page.height - margins.bottom - paper.y
}
