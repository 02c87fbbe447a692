import { createHash } from 'node:crypto'
import type { Texts } from '../texts/texts.js'
import { escapeHtml } from './escape.js'
import { style } from './style.js'

const styleHash = createHash('sha256').update(style).digest('base64')

/** Nothing is fetched and nothing runs; pictures are drawn from what the page itself holds, and forms go nowhere else. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

export interface Page {
  /** What it says above everything, and in the browser's tab. Plain. */
  heading: string
  /** HTML. */
  main: string
  footer?: string
}

export function pageHtml({ heading, main, footer }: Page, { link }: Texts): string {
  return [
    `<!doctype html><html lang="${link.language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(heading)}</title><style>${style}</style></head>`,
    `<body><header>${escapeHtml(heading)}</header><main>${main}</main>`,
    footer ? `<footer>${footer}</footer>` : '',
    '</body></html>',
  ].join('')
}

/** A heading and what there is to know; where somebody's language is not known, once in each. */
export function saying(all: readonly { title: string; what: string }[]): string {
  return all.map(({ title, what }) => `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(what)}</p>`).join('')
}

/** A sentence above the rest that is read out at once. */
export function notice(sentence: string, isWrong: boolean): string {
  return `<div class="notice${isWrong ? ' wrong' : ''}" role="${isWrong ? 'alert' : 'status'}">${escapeHtml(sentence)}</div>`
}
