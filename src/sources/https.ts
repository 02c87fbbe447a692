import { type Extracted, ExtractionError } from '../domain/population.js'
import type { HttpsSource } from '../domain/system.js'
import { accountIn } from './columns.js'
import { Population } from './population.js'
import { queryOf } from './query.js'
import { asked, sameOrigin } from './reaching.js'
import type { Reach } from './source.js'

/** Far more than a system has accounts; without a bound a pager that never ends would be read for ever. */
const MOST_PAGES = 2_000
const MOST_ACCOUNTS = 500_000
const LARGEST_PAGE = 50_000_000

/**
 * A list of JSON, page by page, all from one origin and to its last page. Lines are counted over all pages. Throws an
 * {@link ExtractionError}.
 */
export async function readHttps(plan: HttpsSource, reach: Reach): Promise<Extracted> {
  const population = new Population()
  const headers = headersFor(plan, reach)
  const seen = new Set<string>()
  let shown: number | null = null
  let line = 0
  let address: URL | null = new URL(plan.url)
  while (address !== null) {
    // A page that leads back to one before, or for ever on, is no end.
    if (seen.has(address.href) || seen.size === MOST_PAGES)
      throw new ExtractionError({ because: 'not-complete' })
    seen.add(address.href)
    const { href } = address
    const page = await jsonIn(await asked(() => reach.fetch(href, { headers })))
    const items = plan.items ? valueAt(page, plan.items) : page
    if (!Array.isArray(items)) throw new ExtractionError({ because: 'not-complete' })
    for (const item of items) {
      line += 1
      const account = accountIn((field) => wordsAt(item, plan.fields[field]), plan, line)
      if (account === null) throw new ExtractionError({ because: 'no-id', line })
      population.add(account, line)
    }
    if (population.size > MOST_ACCOUNTS) throw new ExtractionError({ because: 'not-complete' })
    shown = plan.count ? figureAt(page, plan.count) : null
    address = nextOf(page, plan, address)
  }
  const accounts = population.whole()
  if (shown !== null && shown !== accounts.length && shown !== line)
    throw new ExtractionError({ because: 'count-differs', shown, read: accounts.length })
  return { accounts, shown, query: queryOf(plan) }
}

function headersFor({ token, header }: HttpsSource, reach: Reach): Record<string, string> {
  const accept = { accept: 'application/json' }
  if (!token) return accept
  const secret = reach.secret(token)
  return { ...accept, ...(header ? { [header]: secret } : { authorization: `Bearer ${secret}` }) }
}

/** What was said in full, and is JSON. */
async function jsonIn(response: Response): Promise<unknown> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    if (bytes > LARGEST_PAGE) throw new ExtractionError({ because: 'not-complete' })
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    throw new ExtractionError({ because: 'not-complete' })
  }
}

/** By an address or, where the plan names a parameter for it, a cursor. Null on the last page. */
function nextOf(page: unknown, { next, cursor }: HttpsSource, from: URL): URL | null {
  const value = next ? valueAt(page, next) : null
  if (value === null || value === undefined || value === '' || value === false) return null
  if (typeof value !== 'string' && typeof value !== 'number')
    throw new ExtractionError({ because: 'not-complete' })
  if (!cursor) return sameOrigin(String(value), from)
  const url = new URL(from)
  url.searchParams.set(cursor, String(value))
  return url
}

function figureAt(page: unknown, place: string): number {
  const figure = Number(valueAt(page, place) ?? Number.NaN)
  if (!Number.isSafeInteger(figure)) throw new ExtractionError({ because: 'not-complete' })
  return figure
}

/** `roles.name` of a list of roles is the list of their names. Undefined where there is no such field. */
function valueAt(value: unknown, place: string): unknown {
  // A name may have a dot of its own.
  if (isObject(value) && Object.hasOwn(value, place)) return value[place]
  const [name = '', ...rest] = place.split('.')
  if (Array.isArray(value)) return value.flatMap((each) => valueAt(each, place) ?? [])
  if (!isObject(value) || !Object.hasOwn(value, name)) return undefined
  return rest.length === 0 ? value[name] : valueAt(value[name], rest.join('.'))
}

function wordsAt(item: unknown, place: string | undefined): string[] | undefined {
  const value = place === undefined ? undefined : valueAt(item, place)
  if (value === undefined) return undefined
  return [value].flat(5).flatMap((each) => {
    if (each === null) return []
    return [typeof each === 'object' ? JSON.stringify(each) : String(each)]
  })
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
