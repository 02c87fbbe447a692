import { marked, type Token, type Tokens } from 'marked'
import type { Font } from './fonts.js'
import { inks, keepTogether, margins, type Paper, set, sizes, widthOf } from './paper.js'
import { tagged } from './tags.js'

/** Points by which what stands in a list or quotation is moved in. */
const INDENT = 16
const GAP = 6
const headingSizes = [16, 14, 12, 11, 10, 10] as const

interface Style {
  bold?: boolean
  italic?: boolean
  code?: boolean
  struck?: boolean
  link?: string
}

interface Run extends Style {
  text: string
}

/** Sets CommonMark on paper. What is nested too deeply to be read as Markdown stands there as it was written. */
export function setMarkdown(paper: Paper, markdown: string): void {
  for (const token of blocksOf(markdown))
    tagged(paper, token.type === 'heading' ? 'H2' : 'P', () => setBlock(paper, token, 0, {}))
}

function blocksOf(markdown: string): Token[] {
  try {
    return marked.lexer(markdown)
  } catch {
    return markdown.split(/\n{2,}/).map((text) => ({ type: 'text', raw: text, text }))
  }
}

function setBlocks(paper: Paper, tokens: readonly Token[], indent: number, style: Style = {}): void {
  for (const token of tokens) setBlock(paper, token, indent, style)
}

function setBlock(paper: Paper, token: Token, indent: number, style: Style): void {
  if (token.type === 'heading') setHeading(paper, token as Tokens.Heading, indent)
  else if (token.type === 'list') setList(paper, token as Tokens.List, indent, style)
  else if (token.type === 'table') setTable(paper, token as Tokens.Table, indent)
  else if (token.type === 'code') setCode(paper, token as Tokens.Code, indent)
  else if (token.type === 'blockquote') setQuotation(paper, token as Tokens.Blockquote, indent)
  else if (token.type === 'hr') setRule(paper, indent)
  else if (token.type !== 'space' && token.type !== 'def') {
    setRuns(paper, runsOf([token], style), indent)
    paper.y += GAP
  }
}

/** A heading never stands alone at the foot of a page. */
function setHeading(paper: Paper, { tokens, depth }: Tokens.Heading, indent: number): void {
  const size = headingSizes[depth - 1] ?? sizes.text
  paper.y += GAP
  keepTogether(paper, size * 4)
  setRuns(paper, runsOf(tokens, { bold: true }), indent, size)
  paper.y += GAP
}

function setList(paper: Paper, { items, ordered, start }: Tokens.List, indent: number, style: Style): void {
  for (const [i, item] of items.entries()) {
    keepTogether(paper, sizes.text * 2)
    const top = paper.y
    const sign = ordered ? `${Number(start || 1) + i}.` : item.task ? (item.checked ? '☑' : '☐') : '•'
    set(paper, 'regular', sizes.text).text(sign, margins.left + indent, top, { lineBreak: false })
    paper.y = top
    // An empty item is a line all the same.
    if (item.tokens.length === 0) paper.y += sizes.text * 1.5
    setBlocks(paper, item.tokens, indent + INDENT + (ordered ? 6 : 0), style)
    paper.y -= GAP / 2
  }
  paper.y += GAP
}

function setTable(paper: Paper, { header, rows }: Tokens.Table, indent: number): void {
  keepTogether(paper, sizes.text * 5)
  const cells = (row: readonly Tokens.TableCell[]) => row.map(({ tokens }) => plain(tokens))
  set(paper, 'regular', sizes.text - 1)
  paper.x = margins.left + indent
  paper.table({
    data: [
      header.map(({ tokens }) => ({
        text: plain(tokens),
        font: { src: 'bold', size: sizes.text - 1 },
        backgroundColor: inks.ground,
      })),
      ...rows.map(cells),
    ],
    defaultStyle: { border: 0.5, borderColor: inks.line, padding: 4 },
    maxWidth: widthOf(paper) - indent,
  })
  paper.x = margins.left
  paper.y += GAP * 2
}

/** Line by line, so that a long listing goes on over the page. */
function setCode(paper: Paper, { text }: Tokens.Code, indent: number): void {
  const width = widthOf(paper) - indent
  for (const line of text.split('\n')) {
    const shown =
      line.replaceAll('\t', '    ').replace(/^ +/, (spaces) => '\u00a0'.repeat(spaces.length)) || ' '
    set(paper, 'code', sizes.code)
    const height = paper.heightOfString(shown, { width: width - 12 }) + 1
    keepTogether(paper, height)
    const top = paper.y
    paper.rect(margins.left + indent, top, width, height).fill(inks.ground)
    set(paper, 'code', sizes.code).text(shown, margins.left + indent + 6, top + 1, { width: width - 12 })
    paper.y = top + height
  }
  paper.x = margins.left
  paper.y += GAP * 2
}

function setQuotation(paper: Paper, { tokens }: Tokens.Blockquote, indent: number): void {
  const [top, page] = [paper.y, paper.page]
  setBlocks(paper, tokens, indent + INDENT, { italic: true })
  const bottom = paper.y - GAP
  // Over the page's end the bar would have to be drawn in pieces; the indentation says enough there.
  if (page === paper.page && bottom > top) {
    const x = margins.left + indent + 4
    paper.moveTo(x, top).lineTo(x, bottom).lineWidth(2).strokeColor(inks.line).stroke()
  }
}

function setRule(paper: Paper, indent: number): void {
  const y = paper.y + GAP
  const from = margins.left + indent
  paper
    .moveTo(from, y)
    .lineTo(margins.left + widthOf(paper), y)
    .lineWidth(0.5)
    .strokeColor(inks.line)
    .stroke()
  paper.y = y + GAP * 2
}

function setRuns(paper: Paper, runs: readonly Run[], indent: number, size: number = sizes.text): void {
  const shown = joined(runs.filter(({ text }) => text !== ''))
  paper.x = margins.left + indent
  for (const [i, run] of shown.entries()) {
    set(paper, fontOf(run), run.code ? size - 1 : size, run.link ? inks.link : inks.text)
    paper.text(run.text, {
      width: widthOf(paper) - indent,
      continued: i < shown.length - 1,
      lineGap: 2,
      strike: run.struck ?? false,
      underline: run.link !== undefined,
      link: run.link ?? null,
    })
  }
  paper.x = margins.left
}

/** What looks alike is set in one piece, so that whoever copies it gets it as it was written. */
function joined(runs: readonly Run[]): Run[] {
  const pieces: Run[] = []
  for (const { text, ...style } of runs) {
    const { text: before = '', ...styleBefore } = pieces.at(-1) ?? {}
    const isAlike = pieces.length > 0 && JSON.stringify(styleBefore) === JSON.stringify(style)
    if (isAlike) pieces.pop()
    pieces.push({ ...style, text: isAlike ? before + text : text })
  }
  return pieces
}

function fontOf({ bold, italic, code }: Style): Font {
  if (code) return 'code'
  if (bold) return italic ? 'boldItalic' : 'bold'
  return italic ? 'italic' : 'regular'
}

function runsOf(tokens: readonly Token[], style: Style): Run[] {
  return tokens.flatMap((token): Run[] => {
    switch (token.type) {
      case 'strong':
        return runsOf(token.tokens ?? [], { ...style, bold: true })
      case 'em':
        return runsOf(token.tokens ?? [], { ...style, italic: true })
      case 'del':
        return runsOf(token.tokens ?? [], { ...style, struck: true })
      case 'codespan':
        return [{ ...style, code: true, text: token.text }]
      case 'link':
        return runsOf(token.tokens ?? [], { ...style, link: token.href })
      case 'image':
        return [{ ...style, italic: true, text: token.text }]
      case 'br':
        return [{ ...style, text: '\n' }]
      default: {
        const nested = 'tokens' in token ? token.tokens : undefined
        return nested ? runsOf(nested, style) : [{ ...style, text: written(token) }]
      }
    }
  })
}

/** A line end inside of a paragraph is a space. */
function written(token: Token): string {
  return 'text' in token ? token.text.replace(/\n/g, ' ') : token.raw
}

function plain(tokens: readonly Token[]): string {
  return runsOf(tokens, {})
    .map(({ text }) => text)
    .join('')
}
