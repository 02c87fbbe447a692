import { marked } from 'marked'

/** Cuts a long text into pages between its paragraphs; a single paragraph longer than a page stays whole. */
export function pagesOf(markdown: string, charactersAPage: number): string[] {
  const pages: string[] = []
  let page = ''
  for (const { raw } of marked.lexer(markdown)) {
    if (page !== '' && page.length + raw.length > charactersAPage) {
      pages.push(page.trim())
      page = ''
    }
    page += raw
  }
  if (page.trim() !== '') pages.push(page.trim())
  return pages
}

/** Whole minutes that reading takes at 230 words a minute, at least one. */
export function readingMinutes(markdown: string): number {
  const words = markdown.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  return Math.max(1, Math.round(words / 230))
}
