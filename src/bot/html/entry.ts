import type { IncomingMessage, ServerResponse } from 'node:http'
import { isTheirs, type Link, maskedAddress } from '../../domain/link.js'
import type { Person } from '../../domain/person.js'
import type { LinkVisits } from '../../store/link-visits.js'
import type { Links } from '../../store/links.js'
import type { OrganisationStore } from '../../store/organisation.js'
import type { People } from '../../store/people.js'
import { codeLetter } from '../mail/letter.js'
import { linkPath } from '../mail/messenger.js'
import type { Post } from '../mail/post.js'
import { MessengerError } from '../messenger.js'
import { type Texts, textsFor, textsInAll } from '../texts/texts.js'
import { escapeHtml } from './escape.js'
import { goTo, keyCookie, keyIn, readSent, sendPage } from './http.js'
import { notice, pageHtml, saying } from './page.js'

export interface EntryTools {
  links: Links
  linkVisits: LinkVisits
  organisation: OrganisationStore
  people: People
  post: Post
  /** The bot's public address. */
  url: string
  now: () => Date
  logError: (error: unknown) => void
}

/** A link that works, and whom it leads to. */
interface Entry {
  link: Link
  secret: string
  person: Person
  organisation: string
  texts: Texts
}

/** The way in: a link shows whose it is and no more, until they have the code that is sent to the same address. */
export async function atTheEntry(
  tools: EntryTools,
  request: IncomingMessage,
  response: ServerResponse,
  { secret, step }: { secret: string; step: string | undefined },
): Promise<void> {
  const entry = await entryOf(tools, secret)
  if (!entry) return sendGone(response)
  if (request.method !== 'POST') return arrive(tools, request, response, entry)
  const { fields } = await readSent(request)
  if (step === 'code') return sendCode(tools, response, entry)
  return open(tools, response, entry, (fields.get('code') ?? '').replace(/\s/g, ''))
}

async function entryOf(tools: EntryTools, secret: string): Promise<Entry | null> {
  const at = tools.now().toISOString()
  const [link, organisation] = await Promise.all([
    tools.links.bySecret(secret, at),
    tools.organisation.read(),
  ])
  const person = link && (await tools.people.byId(link.person))
  if (!link || !organisation || !isTheirs(link, person, at)) return null
  const texts = textsFor(person.language, organisation.languages[0])
  return { link, secret, person, organisation: organisation.name, texts }
}

/** Whoever is on the page already needs no further code. To everybody else nothing is sent unasked: mail programs look behind links by themselves. */
async function arrive(
  tools: EntryTools,
  request: IncomingMessage,
  response: ServerResponse,
  entry: Entry,
): Promise<void> {
  const key = keyIn(request)
  const visit = key && (await tools.linkVisits.goOn(key, tools.now().toISOString()))
  if (visit && visit.person === entry.person._id) return goTo(response, `${tools.url}/link`)
  const t = entry.texts.link.entry
  const main = [
    `<h1>${escapeHtml(t.title)}</h1><p>${escapeHtml(t.why(maskedAddress(entry.link.address)))}</p>`,
    step(
      tools,
      entry,
      'code',
      `<p class="actions"><button class="primary">${escapeHtml(t.send)}</button></p>`,
    ),
  ]
  sendPage(response, framed(entry, main.join('')))
}

async function sendCode(tools: EntryTools, response: ServerResponse, entry: Entry): Promise<void> {
  const { link, secret, organisation, texts } = entry
  const t = texts.link.entry
  const code = await tools.links.newCode(link, secret, tools.now().toISOString())
  if (code === null) return askForCode(tools, response, entry, { says: t.tooMany, isWrong: true }, 429)
  try {
    const id = `${link._id}.${link.codesAt.length + 1}`
    await tools.post.send(link.address, codeLetter(code, organisation, texts), id)
  } catch (error) {
    if (!(error instanceof MessengerError)) throw error
    tools.logError(error)
    return askForCode(tools, response, entry, { says: t.notSent, isWrong: true }, 503)
  }
  askForCode(tools, response, entry, { says: t.sent(maskedAddress(link.address)), isWrong: false })
}

async function open(tools: EntryTools, response: ServerResponse, entry: Entry, code: string): Promise<void> {
  const { link, secret, texts } = entry
  const at = tools.now().toISOString()
  const tried = await tools.links.tryCode(link, secret, code, at)
  if (tried === 'right') {
    const key = await tools.linkVisits.begin(link, at)
    return goTo(response, `${tools.url}/link`, keyCookie(key, new URL(tools.url)))
  }
  const t = texts.link.entry
  askForCode(tools, response, entry, { says: tried === 'wrong' ? t.wrong : t.spent, isWrong: true }, 403)
}

function askForCode(
  tools: EntryTools,
  response: ServerResponse,
  entry: Entry,
  { says, isWrong }: { says: string; isWrong: boolean },
  status = 200,
): void {
  const t = entry.texts.link.entry
  const input =
    `<div class="field"><label for="code">${escapeHtml(t.label)}</label>` +
    '<input class="code" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="12" required></div>'
  const main = [
    notice(says, isWrong),
    step(
      tools,
      entry,
      'open',
      `${input}<p class="actions"><button class="primary">${escapeHtml(t.open)}</button></p>`,
    ),
    step(tools, entry, 'code', `<p class="actions"><button>${escapeHtml(t.again)}</button></p>`),
  ]
  sendPage(response, framed(entry, main.join('')), status)
}

function step({ url }: EntryTools, { secret }: Entry, name: 'code' | 'open', html: string): string {
  return `<form method="post" action="${escapeHtml(`${url}${linkPath(secret)}/${name}`)}">${html}</form>`
}

function framed({ organisation, texts }: Entry, main: string): string {
  return pageHtml({ heading: texts.link.title(organisation), main }, texts)
}

/** The same for a link that never was, one that is over, and one whose person has left. */
function sendGone(response: ServerResponse): void {
  const all = textsInAll()
  const [first = textsFor('en')] = all
  const main = saying(all.map(({ link }) => link.gone))
  sendPage(response, pageHtml({ heading: first.link.gone.title, main }, first), 404)
}
