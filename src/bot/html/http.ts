import type { IncomingMessage, ServerResponse } from 'node:http'
import type { OutgoingFile } from '../messenger.js'
import { CONTENT_SECURITY_POLICY } from './page.js'

/** Far more than any form of ours holds, the file in it aside. */
const MOST_BYTES = 512 * 1024

export class NotAForm extends Error {}

/** What a browser sends of a form: what was filled in, and files by the names of their inputs. */
export interface Sent {
  fields: URLSearchParams
  files: ReadonlyMap<string, SentFile>
}

export interface SentFile {
  name: string
  bytes: Uint8Array
}

export async function readSent(request: IncomingMessage, mostInFiles = 0): Promise<Sent> {
  const type = request.headers['content-type'] ?? ''
  const isMultipart = /^multipart\/form-data\b/i.test(type)
  if (!isMultipart && !/^application\/x-www-form-urlencoded\b/i.test(type)) throw new NotAForm()
  const body = await bytesOf(request, MOST_BYTES + (isMultipart ? mostInFiles : 0))
  if (!isMultipart) return { fields: new URLSearchParams(body.toString('utf8')), files: new Map() }
  return parts(body, type)
}

async function bytesOf(request: IncomingMessage, most: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    const piece = chunk as Buffer
    bytes += piece.length
    if (bytes > most) throw new NotAForm()
    chunks.push(piece)
  }
  return Buffer.concat(chunks)
}

/** An input for a file that was left empty comes as a file without a name. */
async function parts(body: Buffer, type: string): Promise<Sent> {
  const read = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => {
      throw new NotAForm()
    })
  const fields = new URLSearchParams()
  const files = new Map<string, SentFile>()
  for (const [name, value] of read) {
    if (typeof value === 'string') fields.append(name, value)
    else if (value.name !== '')
      files.set(name, { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) })
  }
  return { fields, files }
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

/**
 * Whether another site had a form sent to us. Browsers say where a form comes from; one that says neither is as old as the
 * ones that our own pages leave no origin to.
 */
export function isForeign({ headers }: IncomingMessage, address: URL): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const { origin = 'null' } = headers
  return origin !== 'null' && origin !== address.origin
}

const COOKIE = 'steward-link'

/** The key of their visit, which no script and no other site gets; null where there is none. */
export function keyIn({ headers: { cookie = '' } }: IncomingMessage): string | null {
  const pairs = cookie.split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([name]) => name === COOKIE)?.[1] || null
}

/** Whoever comes from their webmail is still on their visit: the cookie comes along with a click, and with no other site's form. */
export function keyCookie(key: string | null, address: URL): { 'set-cookie': string } {
  const secure = address.protocol === 'https:' ? '; Secure' : ''
  const over = key === null ? '; Max-Age=0' : ''
  const path = `${address.pathname.replace(/\/$/, '')}/link`
  return { 'set-cookie': `${COOKIE}=${key ?? ''}; Path=${path}; HttpOnly; SameSite=Lax${secure}${over}` }
}
