import type { Texts } from '../texts/texts.js'
import { inks, margins, onEachPage, type Paper, set, sizes, widthOf } from './paper.js'
import { decoration, tagged } from './tags.js'

const ACCENT = '#1264a3'

export interface ReportHead {
  title: string
  /** Of what sort it is, above its title: "Internal audit report". */
  sort: string
  organisation: string
  /** What is said of it at the foot of each page, e.g. the hash of what was frozen, or that it is a draft; may be empty. */
  foot: string
}

/** Sort, title and organisation, above a rule. */
export function setTitle(paper: Paper, { title, sort, organisation }: ReportHead): void {
  const width = widthOf(paper)
  decoration(paper, () => paper.rect(margins.left, paper.y, 36, 4).fill(ACCENT))
  paper.y += 14
  tagged(paper, 'P', () =>
    set(paper, 'bold', sizes.text, ACCENT).text(sort, margins.left, paper.y, { width, lineGap: 4 }),
  )
  tagged(paper, 'H1', () => set(paper, 'bold', 22).text(title, { width, lineGap: 2 }))
  tagged(paper, 'P', () => set(paper, 'regular', 12, inks.soft).text(organisation, { width }))
  const y = paper.y + 10
  decoration(paper, () => rule(paper, y))
  paper.y = y + 14
}

/** On each page: whose it is and what, above; what is said of it and which page it is, below. */
export function setFrame(paper: Paper, { title, organisation, foot }: ReportHead, texts: Texts): void {
  const width = widthOf(paper)
  onEachPage(paper, (page, of) => {
    // The first one begins with it in large letters.
    if (page > 1) {
      set(paper, 'regular', sizes.small, inks.soft)
      line(paper, organisation, { y: 34, width: width * 0.45, align: 'left' })
      line(paper, title, { y: 34, width: width * 0.5, align: 'right' })
      rule(paper, 48)
    }
    const y = paper.page.height - 42
    rule(paper, y - 8)
    set(paper, 'regular', sizes.small, inks.soft)
    line(paper, foot, { y, width: width * 0.75, align: 'left' })
    line(paper, texts.pdf.page(page, of), { y, width: width * 0.24, align: 'right' })
  })
}

function line(
  paper: Paper,
  words: string,
  { y, width, align }: { y: number; width: number; align: 'left' | 'right' },
): void {
  const x = align === 'left' ? margins.left : margins.left + widthOf(paper) - width
  if (words) paper.text(words, x, y, { width, align, height: sizes.small + 2, ellipsis: true })
}

function rule(paper: Paper, y: number): void {
  paper
    .moveTo(margins.left, y)
    .lineTo(margins.left + widthOf(paper), y)
    .lineWidth(0.5)
    .strokeColor(inks.line)
    .stroke()
}
