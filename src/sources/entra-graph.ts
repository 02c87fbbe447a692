import {
  AuthenticationHandler,
  Client,
  type Context,
  type Middleware,
  RetryHandler,
  RetryHandlerOptions,
} from '@microsoft/microsoft-graph-client'
import { ExtractionError, type PopulationFault } from '../domain/population.js'
import type { EntraSource } from '../domain/system.js'
import { type Noting, tokensFor } from './entra-sign-in.js'
import { apiVersions } from './query.js'
import { faultIn, faultOf, LONGEST_WAIT_SECONDS, MOST_ATTEMPTS, sameOrigin, secondsOf } from './reaching.js'
import type { Reach } from './source.js'

const GRAPH = new URL(`https://graph.microsoft.com/${apiVersions.entra}/`)
const MOST_PAGES = 5_000

/** A list of Microsoft Graph, read to its end, and how many Graph itself counts in it; null where it does not. */
interface Listed<Item> {
  items: Item[]
  count: number | null
}

export interface Graph {
  /** `path` as in `users?$select=id`. Throws an {@link ExtractionError}. */
  list<Item>(path: string): Promise<Listed<Item>>
}

interface Page<Item> {
  value?: Item[]
  '@odata.count'?: number
  '@odata.nextLink'?: string
}

export function graphFor(plan: EntraSource, reach: Reach): Graph {
  // The client passes on only the words of what is thrown inside it.
  const thrown: { first?: unknown } = {}
  const client = clientFor(plan, reach, (error) => {
    thrown.first ??= error
  })
  const page = async <Item>(url: URL): Promise<Page<Item>> => {
    try {
      return await client.api(url.href).header('ConsistencyLevel', 'eventual').get()
    } catch (error) {
      const fault = faultIn(thrown.first) ?? graphFault(error)
      throw fault ? new ExtractionError(fault) : error
    }
  }
  return {
    list: async <Item>(path: string) => {
      const items: Item[] = []
      const seen = new Set<string>()
      let count: number | null = null
      let url: URL | null = new URL(path, GRAPH)
      while (url !== null) {
        if (seen.has(url.href) || seen.size === MOST_PAGES)
          throw new ExtractionError({ because: 'not-complete' })
        seen.add(url.href)
        const { value, ...rest }: Page<Item> = await page(url)
        if (!Array.isArray(value)) throw new ExtractionError({ because: 'not-complete' })
        items.push(...value)
        // Said on the first page alone.
        count ??= rest['@odata.count'] ?? null
        url = rest['@odata.nextLink'] ? sameOrigin(rest['@odata.nextLink'], url) : null
      }
      if (count !== null && count !== items.length)
        throw new ExtractionError({ because: 'count-differs', shown: count, read: items.length })
      return { items, count }
    },
  }
}

/** Microsoft's client; redirects are not followed, and nothing of us is measured. */
function clientFor(plan: EntraSource, reach: Reach, onError: (error: unknown) => void): Client {
  const noting: Noting = async (work) => {
    try {
      return await work()
    } catch (error) {
      onError(error)
      throw error
    }
  }
  const authentication = new AuthenticationHandler({ getAccessToken: tokensFor(plan, reach, noting) })
  const mayWait = (_: number, __: number, ___: unknown, ____: unknown, { headers }: Response) =>
    (secondsOf(headers.get('retry-after')) ?? 0) <= LONGEST_WAIT_SECONDS
  const retries = new RetryHandler(new RetryHandlerOptions(1, MOST_ATTEMPTS - 1, mayWait))
  const sending: Middleware = {
    execute: (context: Context) =>
      noting(async () => {
        context.response = await reach.fetch(String(context.request), context.options)
      }),
  }
  authentication.setNext(retries)
  retries.setNext(sending)
  return Client.initWithMiddleware({ middleware: authentication })
}

function graphFault(error: unknown): PopulationFault | null {
  const { statusCode, headers, body } = Object(error)
  if (!Number.isInteger(statusCode)) return null
  // It began well, and then did not come or cannot be parsed.
  if (statusCode < 400)
    return { because: String(body).startsWith('SyntaxError') ? 'not-complete' : 'not-reached' }
  return faultOf(statusCode, headers?.get('retry-after'))
}
