import { escapeHtml } from '../html/escape.js'
import type { Texts } from '../texts/texts.js'
import type { Letter } from './post.js'

/** What a person reads before they have shown that the mailbox is theirs: the sentence of a notification, and the way in. */
export function linkLetter(
  { summary, url, until, organisation, timeZone }: LinkLetter,
  texts: Texts,
): Letter {
  const t = texts.link.letter
  return {
    subject: summary,
    text: [summary, `${t.open}:\n${url}`, t.how(until, timeZone), t.from(organisation)].join('\n\n'),
    html: htmlOf(texts, [
      `<p style="font-size:18px"><strong>${escapeHtml(summary)}</strong></p>`,
      `<p><a href="${escapeHtml(url)}">${escapeHtml(t.open)}</a></p>`,
      `<p>${escapeHtml(t.how(until, timeZone))}</p>`,
      `<p>${escapeHtml(t.from(organisation))}</p>`,
    ]),
  }
}

export interface LinkLetter {
  summary: string
  url: string
  /** ISO 8601 UTC. */
  until: string
  organisation: string
  timeZone: string
}

/** The code stands in the text alone: a subject is read on a locked screen. */
export function codeLetter(code: string, organisation: string, texts: Texts): Letter {
  const t = texts.link.codeLetter
  return {
    subject: t.subject(organisation),
    text: [t.code(code), t.ignore].join('\n\n'),
    html: htmlOf(texts, [
      `<p style="font-size:18px">${escapeHtml(t.code(code))}</p>`,
      `<p>${escapeHtml(t.ignore)}</p>`,
    ]),
  }
}

function htmlOf({ link }: Texts, paragraphs: readonly string[]): string {
  const style = 'font-family:sans-serif;font-size:15px;line-height:1.5;max-width:34em'
  return `<!doctype html><html lang="${link.language}"><body style="${style}">${paragraphs.join('')}</body></html>`
}
