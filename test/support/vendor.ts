import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request, as it reached the far side. */
export interface Asked {
  method: string
  /** Which it was meant for. */
  host: string
  path: string
  query: URLSearchParams
  headers: IncomingMessage['headers']
  body: string
}

export interface Answer {
  status?: number
  headers?: Record<string, string>
  /** Sent as it is where it is text, else as JSON. */
  body?: unknown
  /** Ends the connection in the middle of it. */
  breaksOff?: boolean
}

/** The far side of a vendor's API, over HTTP on this machine. */
export interface Vendor {
  /** Leads there whatever host is asked. */
  fetch: typeof fetch
  url: string
  /** In the order in which they came. */
  asked: Asked[]
  stop: () => Promise<void>
}

export async function startVendor(answer: (asked: Asked) => Answer): Promise<Vendor> {
  const all: Asked[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://vendor')
    const asked: Asked = {
      method: request.method ?? '',
      host: String(request.headers['x-meant-for'] ?? request.headers.host),
      path: pathname,
      query: searchParams,
      headers: request.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    }
    all.push(asked)
    const { status = 200, headers = {}, body = '', breaksOff = false } = answer(asked)
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const length = Buffer.byteLength(text) + (breaksOff ? 100 : 0)
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': length, ...headers })
    response.write(text, () => (breaksOff ? response.destroy() : response.end()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    asked: all,
    fetch: (input, init) => {
      const { host, pathname, search } = new URL(String(input))
      const headers = new Headers(init?.headers)
      headers.set('x-meant-for', host)
      return fetch(`${url}${pathname}${search}`, { ...init, headers })
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
