import { marked, type Token, type Tokens } from 'marked'

/** How a platform writes what CommonMark knows. Whatever is not listed here is the same on all of them. */
export interface Dialect {
  /** Makes text stand for itself wherever in a line it comes. */
  plain(text: string): string
  /** What only the beginning of a line could turn into a list or a heading. */
  paragraph(text: string): string
  strong(text: string): string
  emphasis(text: string): string
  struck(text: string): string
  code(text: string): string
  codeBlock(text: string): string
  quote(lines: string): string
  /** `href` is an address that a browser or a mail program opens. */
  link(label: string, href: string): string
  bullet: string
  lineBreak: string
}

/** One paragraph, list, heading or table. A heading's text is not marked as such yet, and code is as it was written. */
export interface Paragraph {
  kind: 'text' | 'heading' | 'code' | 'quote'
  text: string
}

/**
 * Writes CommonMark in a platform's dialect, paragraph by paragraph, so that a long text can be cut between them. What
 * is nested too deeply to be read as Markdown is shown as it was written.
 */
export function paragraphsOf(markdown: string, dialect: Dialect): Paragraph[] {
  return read(markdown, dialect).filter(({ text }) => text.trim() !== '')
}

function read(markdown: string, dialect: Dialect): Paragraph[] {
  try {
    return marked.lexer(markdown).map((token) => paragraphOf(token, dialect))
  } catch {
    const parts = markdown.split(/\n{2,}/)
    return parts.map((part) => ({ kind: 'text', text: dialect.paragraph(dialect.plain(part)) }))
  }
}

function paragraphOf(token: Token, dialect: Dialect): Paragraph {
  switch (token.type) {
    case 'heading':
      return { kind: 'heading', text: inline(token, dialect) }
    case 'code':
      return { kind: 'code', text: token.text }
    case 'blockquote':
      return { kind: 'quote', text: quoted(token, dialect) }
    default:
      return { kind: 'text', text: block(token, dialect) }
  }
}

function block(token: Token, dialect: Dialect): string {
  switch (token.type) {
    case 'heading':
      return dialect.strong(inline(token, dialect))
    case 'list':
      return list(token as Tokens.List, '', dialect)
    case 'blockquote':
      return dialect.quote(quoted(token, dialect))
    case 'code':
      return dialect.codeBlock(token.text)
    case 'table':
      return table(token as Tokens.Table, dialect)
    case 'hr':
      return '———'
    case 'html':
      return dialect.paragraph(html(token, dialect))
    case 'space':
    case 'def':
      return ''
    default:
      return dialect.paragraph(inline(token, dialect))
  }
}

function quoted(token: Token, dialect: Dialect): string {
  const parts = 'tokens' in token && token.tokens ? token.tokens : []
  return parts.map((part) => block(part, dialect)).join(dialect.lineBreak)
}

function list(token: Tokens.List, indent: string, dialect: Dialect): string {
  const first = token.start === '' ? 1 : token.start
  return token.items
    .map((item, index) =>
      listItem(item, token.ordered ? `${first + index}.` : dialect.bullet, indent, dialect),
    )
    .join('\n')
}

/** The marker stands before the first paragraph; what follows in the same item is indented below it. */
function listItem(item: Tokens.ListItem, bullet: string, indent: string, dialect: Dialect): string {
  const marker = item.task ? `${bullet} ${item.checked ? '☑' : '☐'}` : bullet
  const deeper = `${indent}    `
  let text = `${indent}${marker}`
  let empty = true
  for (const part of item.tokens) {
    if (part.type === 'list') {
      text += `\n${list(part as Tokens.List, deeper, dialect)}`
      continue
    }
    const paragraph = block(part, dialect)
    if (paragraph.trim() === '') continue
    text += empty ? ` ${paragraph}` : `${dialect.lineBreak}${deeper}${paragraph}`
    empty = false
  }
  return text
}

function table(token: Tokens.Table, dialect: Dialect): string {
  const row = (cells: readonly Tokens.TableCell[]) => cells.map((cell) => inlines(cell.tokens, dialect))
  const heads = row(token.header)
  const lines = token.rows.map((cells) =>
    row(cells)
      .map((cell, column) =>
        column === 0 ? `${dialect.bullet} ${dialect.strong(cell)}` : `${heads[column] ?? ''}: ${cell}`,
      )
      .join(' · '),
  )
  return lines.join('\n')
}

function inline(token: Token, dialect: Dialect): string {
  return inlines('tokens' in token && token.tokens ? token.tokens : [token], dialect)
}

/** What stands for itself is written at once: what a sign does depends on the signs beside it. */
function inlines(tokens: readonly Token[], dialect: Dialect): string {
  let written = ''
  let plain = ''
  for (const token of tokens) {
    const text = plainTextOf(token)
    if (text !== null) {
      plain += text
      continue
    }
    written += dialect.plain(plain) + span(token, dialect)
    plain = ''
  }
  return written + dialect.plain(plain)
}

/** The words of a token that is nothing but words; null where it is more. */
function plainTextOf(token: Token): string | null {
  if (token.type === 'escape') return token.text
  return token.type === 'text' && !token.tokens ? decoded(token.text) : null
}

function span(token: Token, dialect: Dialect): string {
  switch (token.type) {
    case 'strong':
      return dialect.strong(inline(token, dialect))
    case 'em':
      return dialect.emphasis(inline(token, dialect))
    case 'del':
      return dialect.struck(inline(token, dialect))
    case 'codespan':
      return dialect.code(token.text)
    case 'br':
      return dialect.lineBreak
    case 'link':
      return link(token as Tokens.Link, dialect)
    case 'image':
      return dialect.plain(decoded(token.text))
    case 'html':
      return html(token, dialect)
    case 'checkbox':
      return ''
    case 'text':
      return inlines(token.tokens ?? [token], dialect)
    default:
      return dialect.plain('text' in token ? token.text : token.raw)
  }
}

function link(token: Tokens.Link, dialect: Dialect): string {
  const text = inlines(token.tokens, dialect)
  const href = decoded(token.href)
  return isAddress(href) ? dialect.link(text, href) : text
}

/** Whether a browser or a mail program opens it, and nothing else. */
export function isAddress(href: string): boolean {
  return /^(https?:|mailto:)/.test(href)
}

function html(token: Token, dialect: Dialect): string {
  return dialect.plain(htmlAsWritten(token)).trimEnd()
}

/** HTML is shown as it was written, but for comments, which are the author's own. */
export function htmlAsWritten({ raw }: Token): string {
  return raw.replace(/<!--(?:-?>|[\s\S]*?(?:-->|$))/g, '')
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
export function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (entity, decimal, hex, name) => {
    if (name !== undefined) return characters[name] ?? entity
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code === 0 || code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code)
  })
}
