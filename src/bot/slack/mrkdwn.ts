import { marked, type Token, type Tokens } from 'marked'

/**
 * Writes CommonMark as Slack's mrkdwn, one string per paragraph, list or heading, so that a long text can be
 * cut between them. Everything that could mention someone or open a link unasked is escaped.
 */
export function mrkdwnParagraphs(markdown: string): string[] {
  return marked
    .lexer(markdown)
    .map(block)
    .filter((text) => text.trim() !== '')
}

/** `&`, `<` and `>` are Slack's control characters. */
export function escapeMrkdwn(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/** Joins paragraphs into as few texts of at most `limit` characters as keep their order. */
export function packed(paragraphs: readonly string[], limit: number): string[] {
  const texts: string[] = []
  for (const piece of paragraphs.flatMap((paragraph) => cut(paragraph, limit))) {
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
    .map((item, index) => {
      const marker = token.ordered ? `${first + index}.` : '•'
      const lines = item.tokens.map((part) =>
        part.type === 'list'
          ? list(part as Tokens.List, `${indent}    `)
          : `${indent}${marker} ${block(part)}`,
      )
      return lines.join('\n')
    })
    .join('\n')
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
      return escapeMrkdwn(token.text)
    case 'text':
      return token.tokens ? inlines(token.tokens) : escapeMrkdwn(token.text)
    default:
      return escapeMrkdwn('text' in token ? token.text : token.raw)
  }
}

function link(token: Tokens.Link): string {
  const text = inlines(token.tokens)
  if (!/^(https?:|mailto:)/.test(token.href)) return text
  return `<${encodeURI(decodeURI(token.href)).replace(/\|/g, '%7C')}|${text.replace(/\|/g, '¦')}>`
}

/** Cuts what is longer than the limit at a line end, else after a sentence, else between words. */
function cut(text: string, limit: number): string[] {
  const pieces: string[] = []
  let rest = text
  while (rest.length > limit) {
    const head = rest.slice(0, limit)
    const at = [head.lastIndexOf('\n'), head.lastIndexOf('. ') + 1, head.lastIndexOf(' ')].find(
      (position) => position > limit / 2,
    )
    pieces.push(rest.slice(0, at ?? limit).trimEnd())
    rest = rest.slice(at ?? limit).trimStart()
  }
  pieces.push(rest)
  return pieces
}
