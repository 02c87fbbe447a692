import { marked, type Token, type Tokens } from 'marked'
import { cut } from '../cards/pages.js'

/**
 * Writes CommonMark as Slack's mrkdwn, one string per paragraph, list or heading, so that a long text can be
 * cut between them. Everything that could mention someone or open a link unasked is escaped.
 */
export function mrkdwnParagraphs(markdown: string): string[] {
  return blocks(markdown).filter((text) => text.trim() !== '')
}

/** What is nested too deeply to be read as Markdown is shown as it was written. */
function blocks(markdown: string): string[] {
  try {
    return marked.lexer(markdown).map(block)
  } catch {
    return markdown.split(/\n{2,}/).map(escapeMrkdwn)
  }
}

/** `&`, `<` and `>` are Slack's control characters. */
export function escapeMrkdwn(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/** Joins paragraphs into as few texts of at most `limit` characters as keep their order. */
export function packed(paragraphs: readonly string[], limit: number): string[] {
  const texts: string[] = []
  for (const piece of paragraphs.flatMap((paragraph) => cutMrkdwn(paragraph, limit))) {
    const last = texts.at(-1)
    if (last !== undefined && last.length + piece.length + 2 <= limit)
      texts[texts.length - 1] = `${last}\n\n${piece}`
    else texts.push(piece)
  }
  return texts
}

function block(token: Token): string {
  switch (token.type) {
    case 'heading':
      return `*${inline(token)}*`
    case 'list':
      return list(token as Tokens.List, '')
    case 'blockquote':
      return (token.tokens ?? []).map(block).join('\n').replace(/^/gm, '> ')
    case 'code':
      return `\`\`\`\n${escapeMrkdwn(token.text)}\n\`\`\``
    case 'table':
      return table(token as Tokens.Table)
    case 'hr':
      return '———'
    case 'html':
      return html(token)
    case 'space':
    case 'def':
      return ''
    default:
      return inline(token)
  }
}

function list(token: Tokens.List, indent: string): string {
  const first = token.start === '' ? 1 : token.start
  return token.items
    .map((item, index) => listItem(item, token.ordered ? `${first + index}.` : '•', indent))
    .join('\n')
}

/** The marker stands before the first paragraph; what follows in the same item is indented below it. */
function listItem(item: Tokens.ListItem, bullet: string, indent: string): string {
  const marker = item.task ? `${bullet} ${item.checked ? '☑' : '☐'}` : bullet
  const deeper = `${indent}    `
  const lines: string[] = []
  for (const part of item.tokens) {
    if (part.type === 'list') {
      lines.push(list(part as Tokens.List, deeper))
      continue
    }
    const text = block(part)
    if (text.trim() === '') continue
    lines.push(lines.length === 0 ? `${indent}${marker} ${text}` : `${deeper}${text}`)
  }
  return lines.length === 0 ? `${indent}${marker}` : lines.join('\n')
}

function table(token: Tokens.Table): string {
  const row = (cells: readonly Tokens.TableCell[]) => cells.map((cell) => inlines(cell.tokens))
  const heads = row(token.header)
  const lines = token.rows.map((cells) =>
    row(cells)
      .map((cell, column) => (column === 0 ? `• *${cell}*` : `${heads[column] ?? ''}: ${cell}`))
      .join(' · '),
  )
  return lines.join('\n')
}

function inline(token: Token): string {
  return 'tokens' in token && token.tokens ? inlines(token.tokens) : inlines([token])
}

function inlines(tokens: readonly Token[]): string {
  return tokens.map(span).join('')
}

function span(token: Token): string {
  switch (token.type) {
    case 'strong':
      return `*${inline(token)}*`
    case 'em':
      return `_${inline(token)}_`
    case 'del':
      return `~${inline(token)}~`
    case 'codespan':
      return `\`${escapeMrkdwn(token.text)}\``
    case 'br':
      return '\n'
    case 'link':
      return link(token as Tokens.Link)
    case 'image':
      return escapeMrkdwn(decoded(token.text))
    case 'html':
      return html(token)
    case 'checkbox':
      return ''
    case 'text':
      return token.tokens ? inlines(token.tokens) : escapeMrkdwn(decoded(token.text))
    default:
      return escapeMrkdwn('text' in token ? token.text : token.raw)
  }
}

function link(token: Tokens.Link): string {
  const text = inlines(token.tokens)
  const href = decoded(token.href)
  if (!/^(https?:|mailto:)/.test(href)) return text
  // Whatever else stands in an address is left alone: `100%` is no valid escape, and yet somebody's address.
  const url = escapeMrkdwn(href.replace(/[<>|\s]/g, encodeURIComponent))
  const label = text.replace(/\|/g, '¦').replace(/\s*\n\s*/g, ' ')
  return label.trim() === '' ? `<${url}>` : `<${url}|${label}>`
}

/** HTML is shown as it was written, but for comments, which are the author's own. */
function html(token: Token): string {
  return escapeMrkdwn(token.raw.replace(/<!--(?:-?>|[\s\S]*?(?:-->|$))/g, '')).trimEnd()
}

const characters: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
}

/** The characters that CommonMark's entities stand for; an entity that is not known here stays as it is. */
function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (entity, decimal, hex, name) => {
    if (name !== undefined) return characters[name] ?? entity
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code === 0 || code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code)
  })
}

/** Links and entities stay whole; a link that is longer than the limit gives way to its label. */
function cutMrkdwn(text: string, limit: number): string[] {
  const shown = text.replace(/<[^<>|]*\|([^<>]*)>/g, (whole, label) => (whole.length > limit ? label : whole))
  return cut(shown, limit, /<[^<>]*>|&(?:amp|lt|gt);/)
}
