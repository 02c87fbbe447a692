import PDFDocument from 'pdfkit'
import { type Font, fontFor, fonts } from './fonts.js'
import { decoration } from './tags.js'

/** Points: A4 with margins that a folder's holes leave free. */
export const margins = { top: 64, bottom: 72, left: 72, right: 64 } as const
export const inks = { text: '#1d1c1d', soft: '#5c5a5c', line: '#c8c6c8', ground: '#f4f3f4', link: '#1264a3' }
export const sizes = { title: 20, text: 10, code: 8.5, small: 8 } as const

export type Paper = PDFKit.PDFDocument

export interface PaperFacts {
  title: string
  author: string
  subject: string
  /** BCP 47. */
  language: string
  /** ISO 8601 UTC. */
  madeAt: string
}

/** An empty document whose pages are held until they are finished: their number stands on each of them. */
export function openPaper({ title, author, subject, language, madeAt }: PaperFacts): Paper {
  const paper = new PDFDocument({
    ...{ size: 'A4', margins, bufferPages: true, lang: language, displayTitle: true, font: '' },
    ...{ tagged: true, pdfVersion: '1.7' },
    info: { Title: title, Author: author, Subject: subject, CreationDate: new Date(madeAt) },
  })
  for (const name of fonts) paper.registerFont(name, fontFor(name))
  return set(paper, 'regular', sizes.text)
}

export function set(paper: Paper, font: Font, size: number, ink: string = inks.text): Paper {
  return paper.font(font).fontSize(size).fillColor(ink)
}

/** From the left margin to the right one. */
export function widthOf(paper: Paper): number {
  return paper.page.width - margins.left - margins.right
}

/** Between what says which text it is, and the text. */
export function setLine(paper: Paper): void {
  const y = paper.y + 8
  decoration(paper, () => {
    paper.moveTo(margins.left, y).lineTo(margins.left + widthOf(paper), y)
    paper.lineWidth(1).strokeColor(inks.line).stroke()
  })
  paper.y = y + 16
}

/** Begins a page unless this much of the present one is left. */
export function keepTogether(paper: Paper, points: number): void {
  if (paper.y + points > paper.page.height - margins.bottom) paper.continueOnNewPage()
}

/** The document's bytes. Writes `foot` on each page first. */
export async function finish(paper: Paper, foot: (page: number, of: number) => string): Promise<Uint8Array> {
  onEachPage(paper, (page, of) => {
    set(paper, 'regular', sizes.small, inks.soft)
    paper.text(foot(page, of), margins.left, paper.page.height - 48, {
      width: widthOf(paper),
      align: 'center',
      lineBreak: true,
    })
  })
  return bytesOf(paper)
}

/** Sets what stands on each page, in its margins too; nothing is set after that. */
export function onEachPage(paper: Paper, write: (page: number, of: number) => void): void {
  const { start, count } = paper.bufferedPageRange()
  for (let page = 0; page < count; page += 1) {
    paper.switchToPage(start + page)
    // Below the margin, where text would begin a page of its own.
    paper.page.margins.bottom = 0
    decoration(paper, () => write(page + 1, count))
  }
}

/** Ends the document. */
export async function bytesOf(paper: Paper): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  const written = new Promise<void>((resolve, reject) => {
    paper.on('data', (chunk: Buffer) => chunks.push(chunk))
    paper.on('end', resolve)
    paper.on('error', reject)
  })
  paper.end()
  await written
  return Buffer.concat(chunks)
}
