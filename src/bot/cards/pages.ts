import { marked } from 'marked'

/** With the punctuation that adjoins it. */
const MARKDOWN_LINK = /[^\s[]{0,500}\[[^\]\n]{0,500}\]\([^)\s]{0,2000}\)\S{0,500}|<[^<>\s]*>/

/** As much of a text as a person scrolls through at once. */
const CHARACTERS_A_PAGE = 14_000
/** Teams takes 25 KB, of which the rest of the form and a text's headings and lists need their part. */
const BYTES_A_PAGE = 18_000

/** One page of a text that is read in a form, which of how many it is, both from 1. */
export function pageIn(markdown: string, page: number): { text: string; shown: number; last: number } {
  const pages = pagesOf(markdown, Math.min(CHARACTERS_A_PAGE, charactersIn(markdown, BYTES_A_PAGE)))
  const last = pages.length
  const shown = Math.min(Math.max(page, 1), last)
  return { text: pages[shown - 1] ?? '', shown, last }
}

/**
 * Cuts a long text into pages of at most `charactersAPage` between its paragraphs; a paragraph that is longer
 * than a page is cut where {@link cut} does.
 */
export function pagesOf(markdown: string, charactersAPage: number): string[] {
  const pages: string[] = []
  let page = ''
  const push = (text: string) => {
    if (text.trim() !== '') pages.push(withoutBlankEnds(text))
  }
  for (const raw of blocksOf(markdown)) {
    const block = raw.trimEnd()
    if (page.length + block.length > charactersAPage) {
      const headings = headingsToTakeAlong(page, charactersAPage - block.length)
      push(page.slice(0, page.length - headings.length))
      page = headings
    }
    if (block.length > charactersAPage) {
      pages.push(...cut(withoutBlankEnds(raw), charactersAPage, MARKDOWN_LINK))
      page = pages.pop() ?? ''
      page += raw.slice(block.length)
    } else page += raw
  }
  push(page)
  return pages
}

/** The headings at a page's end: they go on with what they are about, if there is room for them. */
function headingsToTakeAlong(page: string, room: number): string {
  const headings = /(?:^#{1,6}\s[^\n]*\n+)+(?![\s\S])/m.exec(page)?.[0] ?? ''
  return headings.length <= room && headings.length < page.length ? headings : ''
}

/** How many characters of this text go into so many bytes of JSON, on the average of the whole. */
export function charactersIn(text: string, bytes: number): number {
  return Math.floor((bytes * text.length) / Buffer.byteLength(JSON.stringify(text)))
}

/** Quotes in quotes by the thousand are too deep to be read as Markdown: they are one block. */
function blocksOf(markdown: string): string[] {
  try {
    return marked.lexer(markdown).map(({ raw }) => raw)
  } catch {
    return [markdown]
  }
}

/** Keeps the indentation of the first line, which makes it code or a list. */
function withoutBlankEnds(text: string): string {
  return text.replace(/^\s*\n/, '').trimEnd()
}

/**
 * Cuts what is longer than the limit at a line end, else after a sentence, else between words, and only where
 * there is none of these inside a word.
 *
 * @param whole What is never cut in two unless it is longer than the limit itself.
 */
export function cut(text: string, limit: number, whole: RegExp): string[] {
  const pieces: string[] = []
  let rest = text
  while (rest.length > limit) {
    const at = placeToCut(rest, limit, new RegExp(`${whole.source}|[\\s\\S]`, 'gu'))
    pieces.push(rest.slice(0, at).trimEnd())
    rest = rest.slice(at).trimStart()
  }
  pieces.push(rest)
  return pieces.filter((piece) => piece.trim() !== '')
}

function placeToCut(text: string, limit: number, units: RegExp): number {
  let [end, line, sentence, word, inside] = [0, 0, 0, 0, 0]
  for (const [unit] of text.matchAll(units)) {
    if (unit === '\n') line = end
    if (/^\s$/.test(unit)) word = end
    if (unit === ' ' && /[.!?]/.test(text.charAt(end - 1))) sentence = end
    if (unit.length > limit) inside = text.lastIndexOf(' ', limit)
    if (end + unit.length > limit) break
    end += unit.length
  }
  const far = [line, sentence, word].find((position) => position > limit / 2)
  if (far !== undefined) return far
  return [word, inside, end].find((position) => position > 0) ?? limit
}

/** Whole minutes that reading takes at 230 words a minute, at least one. */
export function readingMinutes(markdown: string): number {
  const words = markdown.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  return Math.max(1, Math.round(words / 230))
}
