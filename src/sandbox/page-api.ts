import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { answerControls } from './controls-api.js'
import { readBody, readBytes, sendJson } from './http.js'
import { click } from './person/clicking.js'
import { openApp } from './person/opening.js'
import { closeForm, submit } from './person/submitting.js'
import { typeText } from './person/typing.js'
import { limits } from './slack/limits.js'
import { type Account, presenceOf } from './store/accounts.js'
import { typeOf } from './store/files.js'
import type { Message } from './store/messages.js'
import type { StoredView } from './store/views.js'
import { exportOf } from './systems-api.js'
import type { Workspace } from './workspace.js'

/**
 * What the sandbox's page, and tests in its place, speak with the sandbox: people and their acts, no tokens.
 * A request that changes something carries the header `x-sandbox: page`, which no other web page can send.
 */

const MESSAGES_SHOWN = 200

const entries = z.record(z.string(), z.record(z.string(), z.union([z.string(), z.array(z.string())])))
const typeBody = z.object({ text: z.string().min(1).max(4_000) })
const clickBody = z.object({
  on: z.union([z.object({ ts: z.string() }), z.object({ view: z.string() })]),
  block: z.string(),
  action: z.string(),
  entry: z.union([z.string(), z.array(z.string())]).optional(),
  entries: entries.default({}),
})
const submitBody = z.object({ view: z.string(), entries })
const openBody = z.object({ tab: z.enum(['home', 'messages']) })
const closeBody = z.object({ view: z.string(), all: z.boolean().default(false) })
const personBody = z.object({
  email: z.email(),
  name: z.string().min(1),
  department: z.string(),
  title: z.string(),
  guest: z.boolean().optional(),
  timeZone: z.string(),
})
const changeBody = personBody
  .pick({ email: true, name: true, guest: true })
  .extend({ deleted: z.boolean() })
  .partial()

export async function answerPage(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  workspace: Workspace,
): Promise<void> {
  if (request.method === 'GET') {
    if (path === 'workspace') return sendJson(response, 200, await overview(workspace))
    if (path === 'live') return streamChanges(response, workspace)
    if (path.startsWith('exports/')) return sendExport(path.slice('exports/'.length), response, workspace)
    if (path.startsWith('files/')) return sendFile(path.slice('files/'.length), response, workspace)
  } else if (request.headers['x-sandbox'] !== 'page') {
    return sendJson(response, 403, { error: 'Only the sandbox page may do this' })
  }
  if (request.method === 'POST' && /^people\/[^/]+\/upload$/.test(path))
    return takeFile(path, request, response, workspace)
  const body: unknown = request.method === 'POST' ? JSON.parse((await readBody(request)) || '{}') : null
  const [root = '', email, act] = path.split('/').map(decodeURIComponent)
  const answer =
    root === 'people'
      ? await answerPeople(email, act, body, workspace)
      : await answerControls(root, request, body, workspace)
  if (answer === null) return sendJson(response, 404, { error: `There is no ${path} here` })
  sendJson(response, 200, answer)
}

/** What a person hands in while they fill in a form: its bytes, and in a header its name. */
async function takeFile(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  { accounts, files }: Workspace,
): Promise<void> {
  const account = await accounts.byEmail(decodeURIComponent(path.split('/')[1] ?? ''))
  if (account === null) return sendJson(response, 404, { error: `There is no ${path} here` })
  const name = decodeURIComponent(String(request.headers['x-file-name'] ?? 'file'))
  const bytes = await readBytes(request, limits.fileBytes)
  const { _id, length } = await files.handIn({ name, user: account._id, bytes })
  sendJson(response, 200, { id: _id, name, size: length })
}

/** What a system exports now, to hand in. */
async function sendExport(name: string, response: ServerResponse, workspace: Workspace): Promise<void> {
  const file = decodeURIComponent(name)
  const bytes = await exportOf(file, workspace)
  if (bytes === null) return sendJson(response, 404, { error: `No system exports ${file}` })
  response.writeHead(200, {
    'content-type': 'text/csv',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file)}`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  response.end(bytes)
}

/** A file as Slack's own client gets it, without a token: only this machine asks. Pictures are shown, the rest saved. */
async function sendFile(id: string, response: ServerResponse, { files }: Workspace): Promise<void> {
  const file = await files.byId(id)
  if (!file?.bytes) return sendJson(response, 404, { error: `There is no file ${id} here` })
  const { mimetype } = typeOf(file)
  const saved = `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`
  response.writeHead(200, {
    'content-type': mimetype,
    'cache-control': 'max-age=3600',
    'x-content-type-options': 'nosniff',
    ...(mimetype.startsWith('image/') ? {} : { 'content-disposition': saved }),
  })
  response.end(file.bytes.buffer)
}

async function answerPeople(
  email: string | undefined,
  act: string | undefined,
  body: unknown,
  workspace: Workspace,
): Promise<object | null> {
  if (email === undefined) return body === null ? null : addPerson(body, workspace)
  return act === undefined ? null : answerPerson(email, act, body, workspace)
}

async function addPerson(body: unknown, workspace: Workspace) {
  const { guest = false, ...person } = personBody.parse(body)
  const account = await workspace.accounts.add({ ...person, guest }, workspace.now())
  workspace.live.tell(null)
  return { id: account._id }
}

async function answerPerson(email: string, act: string, body: unknown, workspace: Workspace) {
  const account = await workspace.accounts.byEmail(email)
  if (account === null) return null
  if (body === null) return act === 'screen' ? screen(account, workspace) : null
  switch (act) {
    case 'type':
      return { taken: await typeText(account, typeBody.parse(body).text, workspace) }
    case 'click': {
      const { entry, ...rest } = clickBody.parse(body)
      return { problem: await click(account, entry === undefined ? rest : { ...rest, entry }, workspace) }
    }
    case 'submit': {
      const { view, entries } = submitBody.parse(body)
      return submit(account, view, entries, workspace)
    }
    case 'open':
      await openApp(account, openBody.parse(body).tab, workspace)
      return {}
    case 'close': {
      const { view, all } = closeBody.parse(body)
      await closeForm(account, view, all, workspace)
      return {}
    }
    case 'read':
      if (await workspace.accounts.markRead(account._id)) workspace.live.tell(account._id)
      return {}
    case 'change':
      await workspace.accounts.change(account._id, defined(changeBody.parse(body)), workspace.now())
      workspace.live.tell(null)
      return {}
    default:
      return null
  }
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Defined<T>
}

async function overview({ installation, accounts, systems, now }: Workspace) {
  const people = await accounts.active()
  return {
    workspace: installation.team.name,
    app: installation.bot.name,
    command: installation.bot.command,
    usageHint: installation.bot.usageHint ?? '',
    homeTab: installation.bot.homeTab ?? false,
    people: people.map((account) => personShape(account, now())),
    systems: systems.list().length > 0,
    exports: systems.list().flatMap((each) => (each.kind === 'export' ? each.file : [])),
  }
}

async function screen(account: Account, workspace: Workspace) {
  const [messages, forms, home] = await Promise.all([
    workspace.messages.seen(account.dm, MESSAGES_SHOWN),
    workspace.views.stack(account._id),
    workspace.views.home(account._id),
  ])
  return {
    person: personShape(account, workspace.now()),
    messages: messages.map(messageShape),
    forms: forms.map(formShape),
    home: home === null ? null : { id: home._id, hash: home.hash, blocks: home.content.blocks },
  }
}

function personShape(account: Account, now: Date) {
  const { _id, email, name, department, title, guest, timeZone, unread } = account
  const presence = presenceOf(account, now)
  return { id: _id, email, name, department, title, guest, timeZone, unread, presence }
}

function messageShape({ ts, from, text, blocks, files = [], edited, ephemeral }: Message) {
  const shown = files.map((file) => ({ ...file, type: typeOf(file).pretty_type }))
  return { ts, from, text, blocks, files: shown, edited: edited !== null, ephemeral }
}

function formShape({ _id, hash, content }: StoredView) {
  return { id: _id, hash, view: content }
}

export type Overview = Awaited<ReturnType<typeof overview>>
export type Screen = Awaited<ReturnType<typeof screen>>

/** Server-sent events: one line per change, which says what to read again. */
function streamChanges(response: ServerResponse, { live }: Workspace): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write('retry: 1000\n\n')
  const stop = live.listen((change) => response.write(`data: ${JSON.stringify(change)}\n\n`))
  const heartbeat = setInterval(() => response.write(':\n\n'), 15_000)
  response.on('close', () => {
    clearInterval(heartbeat)
    stop()
  })
}
