import { setTimeout as wait } from 'node:timers/promises'
import { ExtractionError, type PopulationFault } from '../domain/population.js'

/** Longer than a slow system takes for a page of a list. */
const PATIENCE_MS = 60_000
const MOST_REDIRECTS = 5

/** What a system asks to wait is waited for while it is no longer than this; else whoever called is told, and comes back. */
export const LONGEST_WAIT_SECONDS = 60
export const MOST_ATTEMPTS = 4

/** How long to wait where a system is busy and does not say. */
const USUAL_WAIT_SECONDS = 300

/**
 * A `fetch` for secrets: it speaks https alone, and follows a redirect only within an origin, for what opens one system must
 * not be told to another. A vendor's API redirects to another answer than was asked for: to who is a member in public,
 * where a token may not see who is one. Throws an {@link ExtractionError} instead.
 */
export function carefulFetch(base: typeof fetch, mayRedirect: boolean): typeof fetch {
  return async (input, init = {}) => {
    if (input instanceof Request) throw new TypeError('Give the address as text')
    const deadline = AbortSignal.timeout(PATIENCE_MS)
    const signal = init.signal ? AbortSignal.any([init.signal, deadline]) : deadline
    let address = assertSecure(new URL(input))
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const response = await base(address, { ...init, signal, redirect: 'manual' })
      const location = response.headers.get('location')
      if (response.status < 300 || response.status > 399 || location === null) return response
      await response.body?.cancel()
      address = sameOrigin(location, address)
      if (!mayRedirect) throw new ExtractionError({ because: 'refused', status: response.status })
    }
    throw new ExtractionError({ because: 'not-complete' })
  }
}

/** The next address, from the one that names it. Throws an {@link ExtractionError} where it leads elsewhere. */
export function sameOrigin(next: string, from: URL): URL {
  const url = URL.canParse(next, from.href) ? new URL(next, from.href) : null
  if (url === null) throw new ExtractionError({ because: 'not-complete' })
  if (url.origin !== from.origin || url.username !== '' || url.password !== '')
    throw new ExtractionError({ because: 'led-elsewhere', host: url.host })
  return url
}

function assertSecure(url: URL): URL {
  if (url.protocol !== 'https:') throw new ExtractionError({ because: 'led-elsewhere', host: url.host })
  return url
}

/** What an answer other than 2xx means. */
export function faultOf(status: number, retryAfter: string | null | undefined): PopulationFault {
  if (status === 429 || (status === 503 && retryAfter))
    return { because: 'busy', retryAfterSeconds: secondsOf(retryAfter) ?? USUAL_WAIT_SECONDS }
  if (status >= 500) return { because: 'not-reached' }
  return { because: 'refused', status }
}

/** `Retry-After`, in seconds or as a date; null where it says nothing. */
export function secondsOf(retryAfter: string | null | undefined): number | null {
  if (!retryAfter) return null
  const seconds = /^\d+$/.test(retryAfter)
    ? Number(retryAfter)
    : Math.ceil((Date.parse(retryAfter) - Date.now()) / 1000)
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null
}

/** What was thrown on the way, wherever a vendor's client put it; null where it is a mistake of our own. */
export function faultIn(error: unknown): PopulationFault | null {
  let each = error
  for (let depth = 0; depth < 5 && each; depth++) {
    if (each instanceof ExtractionError) return each.fault
    const { name, code, cause } = Object(each)
    const isOnTheWay = /^(E[A-Z]{3,}|UND_ERR_\w+|CERT_\w+|\w*SIGNED_CERT\w*|UNABLE_TO_\w+)$/.test(
      String(code),
    )
    if (isOnTheWay || name === 'TimeoutError' || name === 'AbortError') return { because: 'not-reached' }
    each = cause
  }
  return null
}

/** Asks again while a system is busy and says for how long, or does not answer. */
export async function asked(request: () => Promise<Response>): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const response = await request()
    if (response.ok) return response
    await response.body?.cancel()
    const fault = faultOf(response.status, response.headers.get('retry-after'))
    const seconds =
      fault.because === 'busy'
        ? fault.retryAfterSeconds
        : fault.because === 'not-reached'
          ? attempt
          : Infinity
    if (attempt === MOST_ATTEMPTS || seconds > LONGEST_WAIT_SECONDS) throw new ExtractionError(fault)
    await wait(seconds * 1000)
  }
}
