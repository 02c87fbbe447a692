import type { IncomingMessage, ServerResponse } from 'node:http'
import type { OutgoingFile } from '../messenger.js'
import { CONTENT_SECURITY_POLICY } from './page.js'

/** Far more than any form of ours holds. */
const MOST_BYTES = 512 * 1024

export class NotAForm extends Error {}

/** What a browser sends of a form. */
export async function readSent(request: IncomingMessage): Promise<URLSearchParams> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? ''))
    throw new NotAForm()
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    const piece = chunk as Buffer
    bytes += piece.length
    if (bytes > MOST_BYTES) throw new NotAForm()
    chunks.push(piece)
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
}

/** Nothing of it stays anywhere, and nobody else's page gets to it. */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex',
  'cross-origin-opener-policy': 'same-origin',
}

export function sendPage(response: ServerResponse, html: string, status = 200, more = {}): void {
  response.writeHead(status, { ...headers, ...more }).end(html)
}

/** To be saved, and never to be shown by the browser in our name. */
export function sendFile(response: ServerResponse, { name, bytes }: OutgoingFile): void {
  response
    .writeHead(200, {
      ...headers,
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'content-length': bytes.length,
    })
    .end(bytes)
}

/** What was sent off is not sent off again when the page is loaded anew. */
export function goTo(response: ServerResponse, location: string, more = {}): void {
  response
    .writeHead(303, { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', ...more })
    .end()
}

const COOKIE = 'steward-link'

/** The key of their visit, which no script and no other site gets; null where there is none. */
export function keyIn({ headers: { cookie = '' } }: IncomingMessage): string | null {
  const pairs = cookie.split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([name]) => name === COOKIE)?.[1] || null
}

export function keyCookie(key: string | null, address: URL): { 'set-cookie': string } {
  const secure = address.protocol === 'https:' ? '; Secure' : ''
  const over = key === null ? '; Max-Age=0' : ''
  const path = `${address.pathname.replace(/\/$/, '')}/link`
  return { 'set-cookie': `${COOKIE}=${key ?? ''}; Path=${path}; HttpOnly; SameSite=Strict${secure}${over}` }
}
