import type { IncomingMessage, ServerResponse } from 'node:http'
import { LARGEST_FILE } from '../../domain/kept-file.js'
import { addressCommitment, isTheirs, type Link } from '../../domain/link.js'
import type { Person } from '../../domain/person.js'
import type { LinkVisit } from '../../store/link-visits.js'
import { type Card, escaped, type Form, inputsOf } from '../cards/card.js'
import { noticeCard } from '../cards/common.js'
import type { Desk } from '../desk/desk.js'
import {
  type Account,
  type HandedIn,
  type Inputs,
  type Interaction,
  type Reply,
  settledBy,
} from '../interaction.js'
import { MAIL_TEAM } from '../mail/directory.js'
import { type Texts, textsFor, textsInAll } from '../texts/texts.js'
import type { EntryTools } from './entry.js'
import { escapeHtml } from './escape.js'
import type { FilesOfForms } from './handed-in.js'
import { goTo, keyCookie, keyIn, readSent, type Sent, type SentFile, sendFile, sendPage } from './http.js'
import { notice, pageHtml, saying } from './page.js'
import { readInputs } from './read-inputs.js'
import { PRESSED, renderCard, renderForm, type Seal } from './render-card.js'
import { type Filled, inputName } from './render-inputs.js'
import { sealFor, unsealed } from './seal.js'
import { fileOf, type ShownTools, whatIsShown } from './what-is-shown.js'

export interface VisitTools extends EntryTools, ShownTools {
  desk: Desk
  files: FilesOfForms
  /** After an answer: makes receipts of the messages of these asks, where others see them in chat. */
  showReceipts: (asks: readonly string[]) => void
}

/** Somebody who has shown that the mailbox is theirs, and what they are shown in. */
interface Visitor {
  key: string
  visit: LinkVisit
  link: Link
  person: Person
  organisation: string
  texts: Texts
  at: string
}

/** What is kept of what is in front of somebody: a form that is sent off later, or what is said next. */
type Opened =
  | { kind: 'form'; form: Form; filled: Filled }
  | { kind: 'card'; card: Card }
  | { kind: 'settled'; asks: readonly string[] }

/** A file that is too large is taken in, so that its sender is told so beside its field. */
const MOST_IN_FILES = 2 * LARGEST_FILE

/** Stands in the place of a verb where a command was typed. */
const COMMAND = '/isms'

/** Everything behind the way in: the same desk as in chat, whose answers become pages. */
export async function onAVisit(
  tools: VisitTools,
  request: IncomingMessage,
  response: ServerResponse,
  { step, which }: { step: string; which: string | undefined },
): Promise<void> {
  const visitor = await visitorOf(tools, request)
  if (!visitor) return sendOver(response)
  if (request.method !== 'POST') return look(tools, response, visitor, step, which ?? '')
  const sent = await readSent(request, MOST_IN_FILES)
  const pressed = unsealed(visitor.key, sent.fields.get(PRESSED) ?? '')
  const t = visitor.texts.link.page
  if (!pressed) return sendEverything(tools, response, visitor, [], t.foreign, 403)
  if (step === 'leave') return leave(tools, response, visitor)
  const from = sent.fields.get('page')
  const form = from === null ? null : formOf(visitor, from)
  if (from !== null && !form) return sendEverything(tools, response, visitor, [], t.formGone, 409)
  await act(tools, response, visitor, { pressed, sent, form, from })
}

async function look(
  tools: VisitTools,
  response: ServerResponse,
  visitor: Visitor,
  step: string,
  which: string,
): Promise<void> {
  const file = step === 'file' ? await fileOf(tools, visitor.person, which, visitor.at) : null
  if (file) return sendFile(response, file)
  const opened = step === 'page' ? openedOf(visitor, which) : null
  return opened && opened.kind !== 'settled'
    ? sendOpened(tools, response, visitor, opened, which)
    : sendEverything(tools, response, visitor, opened?.asks ?? [])
}

/** Null once the visit is over, and as soon as the person has left, or has another address by now. */
async function visitorOf(tools: VisitTools, request: IncomingMessage): Promise<Visitor | null> {
  const at = tools.now().toISOString()
  const key = keyIn(request)
  const visit = key === null ? null : await tools.linkVisits.goOn(key, at)
  if (!key || !visit) return null
  const [link, person, organisation] = await Promise.all([
    tools.links.byId(visit.link),
    tools.people.byId(visit.person),
    tools.organisation.read(),
  ])
  if (!link || !organisation || !isTheirs(link, person, at)) return null
  const texts = textsFor(person.language, organisation.languages[0])
  return { key, visit, link, person, organisation: organisation.name, texts, at }
}

interface Pressed {
  pressed: { verb: string; value: string }
  sent: Sent
  /** The form that it was pressed in, and under which name that is open. */
  form: Form | null
  from: string | null
}

async function act(
  tools: VisitTools,
  response: ServerResponse,
  visitor: Visitor,
  { pressed, sent, form, from }: Pressed,
): Promise<void> {
  const { person, texts, visit, at } = visitor
  const handedIn: HandedIn[] = []
  const take = ({ name, bytes }: SentFile) => {
    const file = tools.files.take(person._id, name, bytes)
    handedIn.push(file)
    return file
  }
  const filled = await readInputs(inputsOf(form?.nodes ?? []), sent, { ...tools, take }, texts)
  const isSubmit =
    form?.submit !== undefined && form.submit.verb === pressed.verb && form.submit.value === pressed.value
  const lacks = isSubmit && Object.keys(filled.errors).length > 0
  const doing: Interaction =
    pressed.verb === COMMAND
      ? { kind: 'command', from: accountOf(visitor), at, text: typedIn(sent) }
      : { kind: 'act', from: accountOf(visitor), at, ...pressed, inputs: filled.inputs }
  const reply: Reply = await (lacks
    ? Promise.resolve({ kind: 'invalid' as const, errors: filled.errors })
    : tools.desk.handle(doing)
  ).finally(() => {
    for (const file of handedIn) tools.files.forget(person._id, file)
  })
  const isAbove = 'above' in reply && reply.above === true
  // Whoever goes back finds the form that another stood above.
  if (from !== null && !isAbove) await tools.linkVisits.closes(visit, from)
  tools.showReceipts(settledBy(reply))
  const opened = await tools.linkVisits.opens(visit, JSON.stringify(openedBy(reply, form, filled.written)))
  goTo(response, `${tools.url}/link/page/${opened}`)
}

/** What comes after a reply. A page of a form that takes another's place keeps what was filled in under the same name. */
function openedBy(reply: Reply, form: Form | null, inputs: Inputs): Opened {
  switch (reply.kind) {
    case 'done':
      return { kind: 'settled', asks: reply.settled }
    case 'form':
      return { kind: 'form', form: reply.form, filled: { inputs, errors: {} } }
    case 'invalid':
      return form
        ? { kind: 'form', form, filled: { inputs, errors: reply.errors } }
        : { kind: 'card', card: noticeCard(escaped(Object.values(reply.errors).join(' '))) }
    case 'card':
    case 'home':
      return { kind: 'card', card: reply.card }
  }
}

function openedOf({ visit }: Visitor, page: string): Opened | null {
  const found = visit.open.find(({ id }) => id === page)
  return found ? (JSON.parse(found.shown) as Opened) : null
}

function formOf(visitor: Visitor, page: string): Form | null {
  const opened = openedOf(visitor, page)
  return opened?.kind === 'form' ? opened.form : null
}

function accountOf({ person, link }: Visitor): Account {
  const came = { id: link._id, address: addressCommitment(link) }
  return { platform: 'mail', team: MAIL_TEAM, user: person._id, link: came }
}

/** As after `/isms`, whether or not they typed that, too. */
function typedIn({ fields }: Sent): string {
  return (fields.get(inputName('command')) ?? '')
    .trim()
    .replace(/^\/isms\b/, '')
    .trim()
}

async function leave(tools: VisitTools, response: ServerResponse, visitor: Visitor): Promise<void> {
  await tools.linkVisits.end(visitor.visit)
  const main = saying([visitor.texts.link.left])
  sendPage(response, framed(visitor, main), 200, keyCookie(null, new URL(tools.url)))
}

async function sendEverything(
  tools: VisitTools,
  response: ServerResponse,
  visitor: Visitor,
  settledAsks: readonly string[],
  problem?: string,
  status = 200,
): Promise<void> {
  const { person, texts, at } = visitor
  const t = texts.link.page
  const { settled, waiting, told, said } = await whatIsShown(tools, person, settledAsks, at)
  const cards = (all: readonly Card[]) =>
    all.map((card) => renderCard(card, actionOf(tools), sealOf(visitor)).payload).join('')
  const section = (title: string, html: string) =>
    html === '' ? '' : `<section><h2>${escapeHtml(title)}</h2>${html}</section>`
  const messages = told.map(({ card, file }) => cards([card]) + (file ? saveLink(tools, texts, file) : ''))
  const count = waiting.length
  const main = [
    problem === undefined ? '' : notice(problem, true),
    cards(settled),
    `<h1>${escapeHtml(count === 0 ? t.nothing : t.waits(count))}</h1>`,
    count === 0 ? `<p>${escapeHtml(t.nothingWhat)}</p>` : cards(waiting),
    section(t.told, messages.join('')),
    section(t.said, cards(said)),
    commandLine(tools, visitor),
  ]
  sendPage(response, framed(visitor, main.join(''), leaving(tools, visitor)), status)
}

function sendOpened(
  tools: VisitTools,
  response: ServerResponse,
  visitor: Visitor,
  opened: Exclude<Opened, { kind: 'settled' }>,
  page: string,
): void {
  const { texts } = visitor
  const t = texts.link.page
  const back = `<p><a href="${escapeHtml(`${tools.url}/link`)}">${escapeHtml(t.back)}</a></p>`
  const main =
    opened.kind === 'card'
      ? renderCard(opened.card, actionOf(tools), sealOf(visitor)).payload
      : (Object.keys(opened.filled.errors).length > 0 ? notice(t.mendFirst, true) : '') +
        renderForm(opened.form, actionOf(tools), sealOf(visitor), texts, { page, filled: opened.filled })
          .payload
  sendPage(response, framed(visitor, main + back, leaving(tools, visitor)))
}

function saveLink({ url }: VisitTools, { link }: Texts, delivery: string): string {
  return `<p><a href="${escapeHtml(`${url}/link/file/${delivery}`)}">${escapeHtml(link.page.save)}</a></p>`
}

/** For what nobody asked them: a request, or how something stands. */
function commandLine(tools: VisitTools, visitor: Visitor): string {
  const t = visitor.texts.link.page
  const name = inputName('command')
  return [
    `<section><form method="post" action="${escapeHtml(actionOf(tools))}"><div class="field">`,
    `<label for="${name}">${escapeHtml(t.command)}</label><span class="hint" id="hint">${escapeHtml(t.commandHint)}</span>`,
    `<input type="text" id="${name}" name="${name}" aria-describedby="hint" autocomplete="off" placeholder="/isms"></div>`,
    `<p class="actions"><button name="${PRESSED}" value="${escapeHtml(sealOf(visitor)(COMMAND, ''))}">${escapeHtml(t.run)}</button></p>`,
    '</form></section>',
  ].join('')
}

function leaving(tools: VisitTools, visitor: Visitor): string {
  const t = visitor.texts.link
  const value = escapeHtml(sealOf(visitor)('leave', ''))
  return (
    `${escapeHtml(t.you(visitor.person.name))} ` +
    `<form method="post" action="${escapeHtml(`${tools.url}/link/leave`)}">` +
    `<button class="plain" name="${PRESSED}" value="${value}">${escapeHtml(t.leave)}</button></form>`
  )
}

function framed({ organisation, texts }: Visitor, main: string, footer = ''): string {
  return pageHtml({ heading: texts.link.title(organisation), main, footer }, texts)
}

function sealOf({ key }: Visitor): Seal {
  return sealFor(key)
}

function actionOf({ url }: VisitTools): string {
  return `${url}/link/act`
}

/** Whose visit it was is not known any more. */
function sendOver(response: ServerResponse): void {
  const all = textsInAll()
  const [first = textsFor('en')] = all
  const main = saying(all.map(({ link }) => link.over))
  sendPage(response, pageHtml({ heading: first.link.over.title, main }, first), 403)
}
