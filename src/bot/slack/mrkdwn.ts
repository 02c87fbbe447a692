import { cut } from '../cards/pages.js'
import { type Dialect, paragraphsOf } from '../markdown.js'

/**
 * A soft hyphen, which is not seen within a line. Slack knows no escapes, but a mark beside it marks nothing, and a name
 * of an emoji that holds one is none.
 */
const unseen = '\u00ad'
/** A backtick marks code whatever stands beside it, so this, which looks the same, stands for it. */
const likeBacktick = '\u02cb'

const slack: Dialect = {
  plain,
  paragraph: (text) => text.replace(/^(?=&gt;)/gm, unseen),
  strong: (text) => `*${text}*`,
  emphasis: (text) => `_${text}_`,
  struck: (text) => `~${text}~`,
  code: (text) => `\`${escapeMrkdwn(text)}\``,
  codeBlock: (text) => `\`\`\`\n${escapeMrkdwn(text)}\n\`\`\``,
  quote: (lines) => lines.replace(/^/gm, '> '),
  link,
  bullet: '•',
  lineBreak: '\n',
}

/**
 * Writes CommonMark as Slack's mrkdwn, one string per paragraph, list or heading, so that a long text can be
 * cut between them. Everything that could mention someone or open a link unasked is escaped.
 */
export function mrkdwnParagraphs(markdown: string): string[] {
  return paragraphsOf(markdown, slack).map(({ kind, text }) => {
    if (kind === 'heading') return slack.strong(text)
    if (kind === 'code') return slack.codeBlock(text)
    return kind === 'quote' ? slack.quote(text) : text
  })
}

/** Makes text stand for itself: marks that could begin or end something are kept from what is beside them. */
function plain(text: string): string {
  return escapeMrkdwn(text)
    .replace(/(?<![\p{L}\p{N}])[*_~](?=\S|$)|(?<=\S|^)[*_~](?![\p{L}\p{N}])/gu, `${unseen}$&${unseen}`)
    .replaceAll('`', likeBacktick)
    .replace(/:(?=[\p{L}\p{N}_'+-]+:)(?!\d\d:)/gu, `:${unseen}`)
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

function link(text: string, href: string): string {
  // Whatever else stands in an address is left alone: `100%` is no valid escape, and yet somebody's address.
  const url = escapeMrkdwn(href.replace(/[<>|\s]/g, encodeURIComponent))
  const label = text.replace(/\|/g, '¦').replace(/\s*\n\s*/g, ' ')
  return label.trim() === '' ? `<${url}>` : `<${url}|${label}>`
}

/** Links and entities stay whole; a link that is longer than the limit gives way to its label. */
function cutMrkdwn(text: string, limit: number): string[] {
  const shown = text.replace(/<[^<>|]*\|([^<>]*)>/g, (whole, label) => (whole.length > limit ? label : whole))
  return cut(shown, limit, /<[^<>]*>|&(?:amp|lt|gt);/)
}
