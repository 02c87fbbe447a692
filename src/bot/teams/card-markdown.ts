import { type Dialect, paragraphsOf } from '../markdown.js'
import type { TextBlock } from './adaptive-card.js'

/**
 * The Markdown of Adaptive Cards knows bold, italic, lists and links. What else CommonMark has is said with these, or by
 * the block that the text stands in.
 */
const teams: Dialect = {
  plain: escapeCardMarkdown,
  paragraph: (text) => text.replace(/^(\s*)([-+=#>])/gm, '$1\\$2').replace(/^(\s*\d{1,9})([.)])/gm, '$1\\$2'),
  strong: (text) => (text.trim() === '' ? text : `**${text}**`),
  emphasis: (text) => (text.trim() === '' ? text : `_${text}_`),
  struck: (text) => `~~${text}~~`,
  code: escapeCardMarkdown,
  codeBlock: lines,
  quote: (text) => text,
  link: (label, href) => {
    const url = href.replace(/[<>()\s\\]/g, (sign) => encodeURIComponent(sign).replace(/[()]/, hexOf))
    return `[${label.trim() === '' ? escapeCardMarkdown(url) : label.replace(/\s*\n\s*/g, ' ')}](${url})`
  },
  bullet: '-',
  lineBreak: '\n\n',
}

function hexOf(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16)}`
}

/**
 * Makes text stand for itself; `{{DATE(` and `{{TIME(` would be worked out by the client. A sign at the end is escaped
 * whatever it is, since the text that will stand behind it is not known here.
 */
function escapeCardMarkdown(text: string): string {
  return text
    .replace(/[\\*[\]`~]|&(?=#?\w+;|$)|<(?=[\w/!?]|$)/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/(?<=\{)\{(?=(?:DATE|TIME)\()|\{$/g, '\\{')
}

/** A line that stands for itself from its first character on. */
export function plainLine(text: string): string {
  return teams.paragraph(escapeCardMarkdown(text))
}

/** A text in as few blocks as its headings, quotes and code allow. */
export function textBlocks(markdown: string): TextBlock[] {
  const blocks: TextBlock[] = []
  let open: TextBlock | null = null
  for (const { kind, text } of paragraphsOf(markdown, teams)) {
    if (kind === 'text' && open) {
      open.text += `\n\n${text}`
      continue
    }
    const block = blockOf(kind, text)
    open = kind === 'text' ? block : null
    blocks.push(block)
  }
  return blocks
}

function blockOf(kind: ReturnType<typeof paragraphsOf>[number]['kind'], text: string): TextBlock {
  const block = { type: 'TextBlock', wrap: true } as const
  switch (kind) {
    case 'heading':
      return { ...block, text: teams.paragraph(text), weight: 'Bolder', size: 'Medium', style: 'heading' }
    case 'code':
      return { ...block, text: lines(text), fontType: 'Monospace' }
    case 'quote':
      return { ...block, text, isSubtle: true }
    case 'text':
      return { ...block, text }
  }
}

/** Line for line as it was written: what is indented stays so. */
function lines(text: string): string {
  return text
    .split('\n')
    .map((line) => plainLine(line.replace(/^[ \t]+/, (indent) => '\u00a0'.repeat(indent.length))))
    .filter((line) => line.trim() !== '')
    .join('\n\n')
}

/** A text where only one block can stand, as the value of a fact. */
export function inOneText(markdown: string): string {
  return paragraphsOf(markdown, teams)
    .map(({ kind, text }) => (kind === 'code' ? lines(text) : text))
    .join('\n\n')
}
