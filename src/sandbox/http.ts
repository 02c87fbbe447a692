import type { IncomingMessage, ServerResponse } from 'node:http'

const MOST_BODY_BYTES = 2_000_000

/** The whole body as text; throws if it is longer than 2 MB. */
export async function readBody(request: IncomingMessage): Promise<string> {
  return (await readBytes(request)).toString('utf8')
}

/** The whole body; throws if it is longer than that, 2 MB if nothing is said. */
export async function readBytes(request: IncomingMessage, most = MOST_BODY_BYTES): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    length += bytes.length
    if (length > most) throw new Error(`The request is longer than ${most / 1_000_000} MB`)
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

export function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(JSON.stringify(body))
}

/**
 * Whether to answer a request at all: it must name this machine (a web page elsewhere can point its own name at
 * 127.0.0.1, which the Host header gives away), and a page that sent it must be the sandbox's own.
 */
export function isTrusted(request: IncomingMessage): boolean {
  const host = request.headers.host ?? ''
  if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(host)) return false
  const { origin } = request.headers
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)
}
