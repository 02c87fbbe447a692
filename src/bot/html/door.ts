import type { IncomingMessage, ServerResponse } from 'node:http'
import { inEach, textsFor, textsInAll } from '../texts/texts.js'
import { atTheEntry } from './entry.js'
import { isForeign, NotAForm, sendPage } from './http.js'
import { pageHtml, saying } from './page.js'
import { onAVisit, type VisitTools } from './visit.js'

/** Answers one request of somebody who comes through a link, and never says nor logs its address. */
export type LinkDoor = (request: IncomingMessage, response: ServerResponse, path: string) => void

/** Whether a path is behind this door. */
export function isBehindLink(path: string): boolean {
  return path === '/link' || path.startsWith('/link/')
}

/** Where people outside chat decide, too. */
export function openLinkDoor(tools: VisitTools): LinkDoor {
  return (request, response, path) => {
    answer(tools, request, response, path).catch((error: unknown) => {
      if (!(error instanceof NotAForm)) tools.logError(error)
      if (response.headersSent) response.destroy()
      else sendUnavailable(response, error instanceof NotAForm ? 400 : 503)
    })
  }
}

/** As long as a secret is. No step has so long a name. */
const SECRET = /^[\w-]{43}$/

async function answer(
  tools: VisitTools,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  if (!['GET', 'HEAD', 'POST'].includes(request.method ?? '')) {
    response.writeHead(405, { allow: 'GET, HEAD, POST' }).end()
    return
  }
  if (request.method === 'POST' && isForeign(request, new URL(tools.url))) return sendForeign(response)
  const [, , first = '', second] = path.split('/')
  if (SECRET.test(first)) return atTheEntry(tools, request, response, { secret: first, step: second })
  return onAVisit(tools, request, response, { step: first, which: second })
}

/** Nobody is led into somebody else's visit, or has a code sent, from another site. */
function sendForeign(response: ServerResponse): void {
  const all = textsInAll()
  const [first = textsFor('en')] = all
  const main = saying(all.map(({ link }) => link.foreign))
  sendPage(response, pageHtml({ heading: first.link.foreign.title, main }, first), 403)
}

function sendUnavailable(response: ServerResponse, status: number): void {
  const all = textsInAll()
  const [first = textsFor('en')] = all
  const what = inEach(all, ({ common }) => common.unavailable)
  sendPage(
    response,
    pageHtml({ heading: 'Steward', main: saying([{ title: 'Steward', what }]) }, first),
    status,
  )
}
