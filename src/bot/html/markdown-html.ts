import { marked, type Token, type Tokens } from 'marked'
import { decoded, htmlAsWritten, isAddress } from '../markdown.js'
import { escapeHtml } from './escape.js'

/** A card's own title is a heading of the second level, so that those in its text begin below. */
const FIRST_HEADING = 3

/**
 * Writes CommonMark as HTML that holds nothing but what is written here: whatever HTML stands in a text is shown as text.
 * What is nested too deeply to be read as Markdown is shown as it was written.
 */
export function markdownHtml(markdown: string): string {
  try {
    return marked.lexer(markdown).map(block).join('')
  } catch {
    return markdown
      .split(/\n{2,}/)
      .map((part) => `<p>${escapeHtml(part)}</p>`)
      .join('')
  }
}

function block(token: Token): string {
  switch (token.type) {
    case 'heading': {
      const level = Math.min(6, FIRST_HEADING - 1 + token.depth)
      return `<h${level}>${inline(token)}</h${level}>`
    }
    case 'paragraph':
      return `<p>${inline(token)}</p>`
    case 'list':
      return list(token as Tokens.List)
    case 'blockquote':
      return `<blockquote>${(token.tokens ?? []).map(block).join('')}</blockquote>`
    case 'code':
      return `<pre><code>${escapeHtml(token.text)}</code></pre>`
    case 'table':
      return table(token as Tokens.Table)
    case 'hr':
      return '<hr>'
    case 'html': {
      const text = htmlAsWritten(token).trim()
      return text === '' ? '' : `<p>${escapeHtml(text)}</p>`
    }
    case 'space':
    case 'def':
    case 'checkbox':
      return ''
    default:
      return inline(token)
  }
}

function list({ ordered, start, items }: Tokens.List): string {
  const [only, ...others] = items
  // A line that begins with a date in German, `30. November`, is no list.
  if (ordered && start !== 1 && only && others.length === 0)
    return `<p>${start}. ${only.tokens.map(block).join('')}</p>`
  const tag = ordered ? 'ol' : 'ul'
  const first = ordered && start !== '' && start !== 1 ? ` start="${Number(start)}"` : ''
  const all = items.map(({ task, checked, tokens }) => {
    const box = task ? `${checked ? '☑' : '☐'} ` : ''
    return `<li>${box}${tokens.map(block).join('')}</li>`
  })
  return `<${tag}${first}>${all.join('')}</${tag}>`
}

function table({ header, rows }: Tokens.Table): string {
  const heads = header.map(({ tokens }) => `<th scope="col">${inlines(tokens)}</th>`).join('')
  const lines = rows.map(
    (row) => `<tr>${row.map(({ tokens }) => `<td>${inlines(tokens)}</td>`).join('')}</tr>`,
  )
  return `<div class="wide"><table><thead><tr>${heads}</tr></thead><tbody>${lines.join('')}</tbody></table></div>`
}

function inline(token: Token): string {
  return inlines('tokens' in token && token.tokens ? token.tokens : [token])
}

function inlines(tokens: readonly Token[]): string {
  return tokens.map(span).join('')
}

function span(token: Token): string {
  switch (token.type) {
    case 'strong':
      return `<strong>${inline(token)}</strong>`
    case 'em':
      return `<em>${inline(token)}</em>`
    case 'del':
      return `<s>${inline(token)}</s>`
    case 'codespan':
      return `<code>${escapeHtml(token.text)}</code>`
    case 'br':
      return '<br>'
    case 'link': {
      const href = decoded(token.href)
      const text = inline(token)
      return isAddress(href) ? `<a href="${escapeHtml(href)}" rel="noreferrer">${text}</a>` : text
    }
    case 'image':
      return escapeHtml(decoded(token.text))
    case 'html':
      return escapeHtml(htmlAsWritten(token))
    case 'escape':
      return escapeHtml(token.text)
    case 'checkbox':
      return ''
    case 'text':
      return token.tokens ? inlines(token.tokens) : escapeHtml(decoded(token.text))
    default:
      return escapeHtml('text' in token ? token.text : token.raw)
  }
}
