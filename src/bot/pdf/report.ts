import { setImmediate } from 'node:timers/promises'
import type { Drawing } from '../pictures/drawing.js'
import { plotWidths } from '../pictures/plot.js'
import type { Texts } from '../texts/texts.js'
import { setDrawing } from './drawing-on-paper.js'
import { setMarkdown } from './markdown-on-paper.js'
import { bytesOf, inks, keepTogether, margins, openPaper, type Paper, set, sizes, widthOf } from './paper.js'
import { type ReportHead, setFrame, setTitle } from './report-frame.js'
import { leastOfTable, type ReportTable, setTable } from './report-table.js'
import { tagged } from './tags.js'

/**
 * A document on A4 as data: an audit's report, a pack, minutes, a response sheet. Whoever makes one lists its parts in the order
 * in which they are read, and `reportPdf` sets them: headings are numbered and bookmarked, tables go on over pages with their
 * heading, a plot stands whole on one page, and each page names the organisation and its own number.
 */
export interface Report extends ReportHead {
  /** BCP 47. */
  language: string
  /** ISO 8601 UTC; the same parts made at the same time are the same bytes. */
  madeAt: string
  /** What is known of it at a glance, below its title. */
  facts: readonly Fact[]
  parts: readonly ReportPart[]
}

export interface Fact {
  label: string
  value: string
}

export type ReportPart =
  | { part: 'heading'; words: string; level?: 1 | 2 }
  /** CommonMark. What people wrote is escaped in it, or stands in `words`. */
  | { part: 'text'; markdown: string }
  /** As it was written, with its line ends; soft where it only explains. */
  | { part: 'words'; words: string; soft?: boolean }
  | { part: 'facts'; facts: readonly Fact[] }
  | ({ part: 'table' } & ReportTable)
  /** Plots; as many beside each other as there is room for. */
  | { part: 'drawings'; drawings: readonly Drawing[] }
  /** What follows begins on a new page. */
  | { part: 'page' }

/** The document's bytes: A4, with real text, vectors, bookmarks, title and language. */
export async function reportPdf(report: Report, texts: Texts): Promise<Uint8Array> {
  const { title, organisation, sort, language, madeAt, facts, parts } = report
  const paper = openPaper({ title, author: organisation, subject: sort, language, madeAt })
  setTitle(paper, report)
  setFacts(paper, facts)
  const numbered = headings(paper)
  for (const [nth, part] of parts.entries()) {
    if (part.part === 'heading') numbered(part.words, part.level ?? 1, leastBelow(paper, parts, nth + 1))
    else setPart(paper, part)
    // A long one is set while whoever clicks meanwhile is answered.
    await setImmediate()
  }
  setFrame(paper, report, texts)
  return bytesOf(paper)
}

function setPart(paper: Paper, part: Exclude<ReportPart, { part: 'heading' }>): void {
  if (part.part === 'text') setMarkdown(paper, part.markdown)
  else if (part.part === 'words') setWords(paper, part)
  else if (part.part === 'facts') setFacts(paper, part.facts)
  else if (part.part === 'table') setTable(paper, part)
  else if (part.part === 'drawings') setDrawings(paper, part.drawings)
  else paper.addPage()
}

/** In points: as much as has to stand below a heading of what follows it, so that it never stands alone at the foot of a page. */
function leastBelow(paper: Paper, parts: readonly ReportPart[], nth: number): number {
  const next = parts[nth]
  switch (next?.part) {
    case undefined:
    case 'page':
      return 0
    case 'heading':
      return sizes.text * 3 + leastBelow(paper, parts, nth + 1)
    case 'facts':
      return wholeOf(paper, next.facts)
    case 'table':
      return leastOfTable(paper, next)
    case 'drawings':
      return highOf(paper, rowsOf(next.drawings, plotWidths.whole)[0] ?? [])
    case 'words': {
      set(paper, 'regular', sizes.text)
      const high = paper.heightOfString(next.words, { width: widthOf(paper), lineGap: 2 })
      // What only explains leads on to what comes after it.
      return next.soft ? high + 8 + leastBelow(paper, parts, nth + 1) : Math.min(high, LINES)
    }
    default:
      return LINES
  }
}

/** About three lines of text. */
const LINES = sizes.text * 4.5

function setWords(paper: Paper, { words, soft }: { words: string; soft?: boolean }): void {
  set(paper, 'regular', soft ? sizes.text - 1 : sizes.text, soft ? inks.soft : inks.text)
  tagged(paper, 'P', () => {
    paper.text(words, margins.left, paper.y, { width: widthOf(paper), lineGap: 2 })
  })
  paper.y += 8
}

/** Says headings with their number, and keeps each with some of what follows. */
function headings(paper: Paper): (words: string, level: 1 | 2, below: number) => void {
  const root = paper.outline
  let [first, second] = [0, 0]
  let chapter = root
  return (words, level, below) => {
    if (level === 1) [first, second] = [first + 1, 0]
    else second += 1
    const shown = level === 1 ? `${first}  ${words}` : `${first}.${second}  ${words}`
    const size = level === 1 ? 14 : 11
    // Not above the first line of a page.
    if (paper.y > margins.top) paper.y += level === 1 ? 14 : 8
    const high = set(paper, 'bold', size).heightOfString(shown, { width: widthOf(paper), lineGap: 2 })
    keepTogether(paper, high + 6 + below)
    // Bookmarks lead to the heading itself, at the page's left edge: pdfkit counts from its right one.
    const place = { expanded: true, top: paper.y - 12, left: paper.page.width }
    if (level === 1) chapter = root.addItem(shown, place)
    else chapter.addItem(shown, place)
    tagged(paper, level === 1 ? 'H2' : 'H3', () => {
      set(paper, 'bold', size).text(shown, margins.left, paper.y, { width: widthOf(paper), lineGap: 2 })
    })
    paper.y += 6
  }
}

const LABEL = 120

/** Label and value, line by line. */
function setFacts(paper: Paper, facts: readonly Fact[]): void {
  const width = widthOf(paper) - LABEL
  keepTogether(paper, wholeOf(paper, facts))
  for (const fact of facts) {
    const { label, value } = fact
    const high = highOfFact(paper, fact)
    keepTogether(paper, Math.min(high, 120))
    const { y: top, page } = { y: paper.y, page: paper.page }
    const options = { lineGap: 2 }
    tagged(paper, 'P', () => {
      set(paper, 'regular', sizes.text - 1, inks.soft)
      paper.text(label, margins.left, top, { width: LABEL - 10, ...options })
    })
    tagged(paper, 'P', () => {
      set(paper, 'regular', sizes.text - 1).text(value, margins.left + LABEL, top, { width, ...options })
    })
    // A long value may have gone over the page's end.
    if (paper.page === page) paper.y = Math.max(paper.y, top + high)
    paper.y += 3
  }
  paper.x = margins.left
  paper.y += 8
}

/** Of facts that are no longer than a part of a page all stand together; of more the first one is enough. */
function wholeOf(paper: Paper, facts: readonly Fact[]): number {
  const [first] = facts
  if (!first) return 0
  const all = facts.reduce((sum, fact) => sum + highOfFact(paper, fact) + 3, 0)
  return all <= paper.page.height * TOGETHER ? all : Math.min(highOfFact(paper, first), 120)
}

const TOGETHER = 0.4

function highOfFact(paper: Paper, { label, value }: Fact): number {
  set(paper, 'regular', sizes.text - 1)
  const labelHigh = paper.heightOfString(label, { width: LABEL - 10, lineGap: 2 })
  return Math.max(labelHigh, paper.heightOfString(value, { width: widthOf(paper) - LABEL, lineGap: 2 }))
}

const GAP = 14

function highOf(paper: Paper, row: readonly Drawing[]): number {
  return (Math.max(0, ...row.map(({ height }) => height)) * widthOf(paper)) / plotWidths.whole
}

/** Each at the scale at which a whole plot is as wide as the text, so that letters are as large in all of them. */
function setDrawings(paper: Paper, drawings: readonly Drawing[]): void {
  const scale = widthOf(paper) / plotWidths.whole
  for (const row of rowsOf(drawings, plotWidths.whole)) {
    const high = highOf(paper, row)
    keepTogether(paper, high)
    let x = margins.left
    for (const drawing of row) {
      const place = { x, y: paper.y, scale }
      tagged(paper, 'Figure', () => setDrawing(paper, drawing, place), drawing.alt)
      x += (drawing.width + (plotWidths.whole - 2 * plotWidths.half)) * scale
    }
    paper.x = margins.left
    paper.y += high + GAP
  }
}

function rowsOf(drawings: readonly Drawing[], room: number): Drawing[][] {
  const rows: Drawing[][] = []
  for (const drawing of drawings) {
    const row = rows.at(-1)
    const used = row?.reduce((sum, { width }) => sum + width, 0) ?? room
    if (row && used + drawing.width <= room) row.push(drawing)
    else rows.push([drawing])
  }
  return rows
}
