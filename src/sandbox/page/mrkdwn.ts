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
    const trimmed = index === 0 ? part : part.replace(/^\n/, '')
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

/** What may stand in a line, in the order in which it is looked for at one place. */
const inlinePattern = new RegExp(
  [
    '`(?<code>[^`\\n]+)`',
    '<(?<angle>[^<>\\n]+)>',
    ':(?<emoji>[a-z0-9_+-]+):',
    '(?<![\\p{L}\\p{N}])(?<mark>[*_~])(?=\\S)(?<marked>(?:(?!\\k<mark>)[^\\n])*(?!\\k<mark>)\\S)\\k<mark>(?![\\p{L}\\p{N}])',
  ].join('|'),
  'u',
)

const kindOfMark = { '*': 'bold', _: 'italic', '~': 'strike' } as const

export function parseInline(text: string): Inline[] {
  const nodes: Inline[] = []
  let rest = text
  while (rest !== '') {
    const match = inlinePattern.exec(rest)
    if (match === null) break
    if (match.index > 0) nodes.push({ kind: 'text', text: unescaped(rest.slice(0, match.index)) })
    nodes.push(nodeOf(match.groups ?? {}))
    rest = rest.slice(match.index + match[0].length)
  }
  if (rest !== '') nodes.push({ kind: 'text', text: unescaped(rest) })
  return nodes
}

function nodeOf({ code, angle, emoji, mark, marked }: Record<string, string | undefined>): Inline {
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

export function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
