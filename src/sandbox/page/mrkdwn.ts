import { emoji } from './emoji-names.js'

/** Reads Slack's own markup, mrkdwn, into a tree that the page draws. */

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'strike'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; url: string; children: Inline[] }
  | { kind: 'mention'; id: string; label: string | null }
  | { kind: 'date'; seconds: number; format: string; url: string | null; fallback: string }
  | { kind: 'emoji'; name: string }

export type Passage =
  | { kind: 'lines'; lines: Inline[][] }
  | { kind: 'list'; items: { marker: string; content: Inline[] }[] }
  | { kind: 'quote'; lines: Inline[][] }
  | { kind: 'code'; text: string }

const listItem = /^\s*([•◦▪‣–-]|\d{1,3}[.)])\s+(.*)$/
const quoted = /^(?:&gt;|>)\s?(.*)$/

export function parseMrkdwn(text: string): Passage[] {
  // Fences come in pairs: every second part is code.
  return text.split('```').flatMap((part, index, parts): Passage[] => {
    if (index % 2 === 1 && index < parts.length - 1)
      return [{ kind: 'code', text: unescaped(part.replace(/^\n/, '')) }]
    const before = index % 2 === 1 ? '```' : ''
    const afterCode = index === 0 ? part : part.replace(/^\n/, '')
    const trimmed = index < parts.length - 1 ? afterCode.replace(/\n$/, '') : afterCode
    return trimmed === '' ? [] : passagesOf(before + trimmed)
  })
}

function passagesOf(text: string): Passage[] {
  const passages: Passage[] = []
  for (const line of text.split('\n')) {
    const last = passages.at(-1)
    const item = listItem.exec(line)
    const quote = quoted.exec(line)
    if (item !== null) {
      const entry = { marker: item[1] ?? '•', content: parseInline(item[2] ?? '') }
      if (last?.kind === 'list') last.items.push(entry)
      else passages.push({ kind: 'list', items: [entry] })
    } else if (quote !== null) {
      const content = parseInline(quote[1] ?? '')
      if (last?.kind === 'quote') last.lines.push(content)
      else passages.push({ kind: 'quote', lines: [content] })
    } else if (last?.kind === 'lines') {
      last.lines.push(parseInline(line))
    } else {
      passages.push({ kind: 'lines', lines: [parseInline(line)] })
    }
  }
  return passages
}

/** Emoji that apps write as characters; Slack turns them into shortcodes, as here. */
const shortcodes = new Map(Object.entries(emoji).map(([name, [character]]) => [character, name]))

const emojiPattern = `:(?<emoji>(?=[^:]*[a-z+])[a-z0-9_+-]+):|(?<character>${[...shortcodes.keys()].join('|')})`

/** What may stand in a line, in the order in which it is looked for at one place. A soft hyphen keeps a mark from its word. */
const inlinePattern = new RegExp(
  [
    '`(?<code>[^`\\n]+)`',
    '<(?<angle>[^<>\\n]+)>',
    emojiPattern,
    '(?<![\\p{L}\\p{N}])(?<mark>[*_~])(?=[^\\s\\u00ad])(?<marked>(?:(?!\\k<mark>)[^\\n])*(?!\\k<mark>)[^\\s\\u00ad])\\k<mark>(?![\\p{L}\\p{N}])',
  ].join('|'),
  'u',
)

const kindOfMark = { '*': 'bold', _: 'italic', '~': 'strike' } as const

export function parseInline(text: string): Inline[] {
  return parsed(text, inlinePattern)
}

/** Plain text, in which only emoji mean something. */
export function parsePlainText(text: string): Inline[] {
  return parsed(text, new RegExp(emojiPattern, 'u'))
}

function parsed(text: string, pattern: RegExp): Inline[] {
  const nodes: Inline[] = []
  let from = 0
  for (const match of text.matchAll(new RegExp(pattern, 'gu'))) {
    if (match.index > from) nodes.push({ kind: 'text', text: unescaped(text.slice(from, match.index)) })
    nodes.push(nodeOf(match.groups ?? {}))
    from = match.index + match[0].length
  }
  if (from < text.length) nodes.push({ kind: 'text', text: unescaped(text.slice(from)) })
  return nodes
}

function nodeOf({ code, angle, emoji, character, mark, marked }: Record<string, string | undefined>): Inline {
  if (character !== undefined) return { kind: 'emoji', name: shortcodes.get(character) ?? character }
  if (code !== undefined) return { kind: 'code', text: unescaped(code) }
  if (angle !== undefined) return angleNode(angle)
  if (emoji !== undefined) return { kind: 'emoji', name: emoji }
  const kind = mark === '*' || mark === '_' || mark === '~' ? kindOfMark[mark] : 'bold'
  return { kind, children: parseInline(marked ?? '') }
}

/** What stands between < and >: a link, a mention or a date. */
function angleNode(angle: string): Inline {
  const bar = angle.indexOf('|')
  const target = bar < 0 ? angle : angle.slice(0, bar)
  const label = bar < 0 ? null : angle.slice(bar + 1)
  const date = /^!date\^(\d+)\^([^^]+)(?:\^(.+))?$/.exec(target)
  if (date !== null) {
    return {
      kind: 'date',
      seconds: Number(date[1]),
      format: unescaped(date[2] ?? ''),
      url: safeUrl(date[3] ?? ''),
      fallback: unescaped(label ?? ''),
    }
  }
  if (/^[@#!]/.test(target))
    return { kind: 'mention', id: target, label: label === null ? null : unescaped(label) }
  const url = safeUrl(unescaped(target))
  if (url === null) return { kind: 'text', text: unescaped(`<${angle}>`) }
  return { kind: 'link', url, children: label === null ? [{ kind: 'text', text: url }] : parseInline(label) }
}

/** Only addresses that open a page or a letter: no scripts. */
function safeUrl(url: string): string | null {
  return /^(https?:|mailto:)/i.test(url) ? url : null
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
