import type { IncomingMessage, ServerResponse } from 'node:http'
import { sha256 } from '../../domain/canonical-json.js'
import { mayTakePart, type Organisation } from '../../domain/organisation.js'
import { isPresent, type Person } from '../../domain/person.js'
import { dateIn } from '../../domain/working-days.js'
import type { CalendarFeeds } from '../../store/calendar-feeds.js'
import { textsFor } from '../texts/texts.js'
import { type FeedTools, feedEntries } from './entries.js'
import { icsOf } from './ics.js'

export interface FeedDoorTools extends FeedTools {
  calendarFeeds: CalendarFeeds
  now: () => Date
  logError: (error: unknown) => void
}

/** Answers one request, and never says nor logs its address. */
export type FeedDoor = (request: IncomingMessage, response: ServerResponse, secret: string) => void

/** Where somebody's calendar stands, below the bot's address. */
export function feedPath(secret: string): string {
  return `/calendar/${secret}.ics`
}

/** What a path holds in the place of the secret; null where it is no calendar's. */
export function secretIn(path: string): string | null {
  return /^\/calendar\/([^/]+)\.ics$/.exec(path)?.[1] ?? null
}

/** Gives calendar programs what they ask for. Whoever has the address is its person, and nothing else is asked. */
export function openFeedDoor(tools: FeedDoorTools): FeedDoor {
  return (request, response, secret) => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return plain(response, 405, 'A calendar is only read.', { allow: 'GET, HEAD' })
    calendarOf(tools, secret).then(
      (ics) => (ics === null ? plain(response, 404, 'Nothing here.') : send(request, response, ics)),
      (error: unknown) => {
        tools.logError(error)
        plain(response, 503, 'The calendar cannot be read at the moment.', { 'retry-after': '300' })
      },
    )
  }
}

/**
 * Null alike for an address that never was, one that works no more, and one whose person has left or takes part no more.
 * Each is looked up by its hash, whatever it looks like, so that the time it takes says nothing.
 */
async function calendarOf(tools: FeedDoorTools, secret: string): Promise<string | null> {
  const [feed, organisation] = await Promise.all([
    tools.calendarFeeds.bySecret(secret),
    tools.organisation.read(),
  ])
  const person = feed && (await tools.people.byId(feed._id))
  if (!person || !organisation) return null
  const today = dateIn(tools.now().toISOString(), person.timeZone)
  if (!isPresent(person, today) || !takesPart(person, organisation)) return null
  const texts = textsFor(person.language, organisation.languages[0])
  const entries = await feedEntries(tools, { person, texts }, organisation, today)
  return icsOf(texts.calendarFeed.calendar(organisation.name), entries, today)
}

/** Through one of their accounts, as at each visit: who was taken off the list of guests reads no calendar any more. */
function takesPart(person: Person, organisation: Organisation): boolean {
  return Object.values(person.bindings).some((binding) => mayTakePart(person, binding, organisation))
}

function send({ method, headers }: IncomingMessage, response: ServerResponse, ics: string): void {
  const etag = `"${sha256(ics).slice(0, 32)}"`
  // Asked for each time, so that an address that was stopped is stopped.
  const known = { etag, 'cache-control': 'private, no-cache' }
  if (isKnown(headers['if-none-match'], etag)) {
    response.writeHead(304, known).end()
    return
  }
  response.writeHead(200, {
    ...known,
    'content-type': 'text/calendar; charset=utf-8',
    'content-length': Buffer.byteLength(ics),
    'x-content-type-options': 'nosniff',
  })
  response.end(method === 'HEAD' ? undefined : ics)
}

/** Proxies that compress what they pass on mark its tag as a weak one. */
function isKnown(header: string | undefined, etag: string): boolean {
  const tags = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes(etag) || tags.includes('*')
}

function plain(response: ServerResponse, status: number, body: string, headers = {}): void {
  response
    .writeHead(status, {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      ...headers,
    })
    .end(`${body}\n`)
}
