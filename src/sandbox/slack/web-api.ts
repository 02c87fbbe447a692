import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody, sendJson } from '../http.js'
import type { LogKind } from '../store/log.js'
import { note, type Workspace } from '../workspace.js'
import { type Arguments, textOf } from './arguments.js'
import { appsConnectionsOpen } from './methods/apps.js'
import { chatDelete, chatPostEphemeral, chatPostMessage, chatUpdate } from './methods/chat.js'
import { conversationsHistory, conversationsOpen } from './methods/conversations.js'
import { filesCompleteUpload, filesGetUploadUrl, filesInfo } from './methods/files.js'
import { authTest, usersInfo, usersList, usersLookupByEmail } from './methods/users.js'
import { viewsOpen, viewsPublish, viewsPush, viewsUpdate } from './methods/views.js'
import { type Answer, notedCall } from './noting.js'
import type { RateTable } from './rates.js'
import { SlackError } from './slack-error.js'

interface Method {
  /** Null where Slack has a rate of its own that is looked at by channel. */
  tier: keyof RateTable | null
  kind: LogKind
  run: (args: Arguments, workspace: Workspace) => Promise<object>
}

/** The Web API methods that the sandbox plays, with Slack's tier for each. */
const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['apps.connections.open', { tier: 'tier1', kind: 'look-up', run: appsConnectionsOpen }],
  ['auth.test', { tier: null, kind: 'look-up', run: authTest }],
  ['users.list', { tier: 'tier2', kind: 'look-up', run: usersList }],
  ['users.info', { tier: 'tier4', kind: 'look-up', run: usersInfo }],
  ['users.lookupByEmail', { tier: 'tier3', kind: 'look-up', run: usersLookupByEmail }],
  ['conversations.open', { tier: 'tier3', kind: 'look-up', run: conversationsOpen }],
  ['conversations.history', { tier: 'tier3', kind: 'look-up', run: conversationsHistory }],
  ['chat.postMessage', { tier: 'postToWorkspace', kind: 'message', run: chatPostMessage }],
  ['chat.postEphemeral', { tier: 'tier4', kind: 'message', run: chatPostEphemeral }],
  ['chat.update', { tier: 'tier3', kind: 'edit', run: chatUpdate }],
  ['chat.delete', { tier: 'tier3', kind: 'deletion', run: chatDelete }],
  ['files.getUploadURLExternal', { tier: 'tier4', kind: 'file', run: filesGetUploadUrl }],
  ['files.completeUploadExternal', { tier: 'tier4', kind: 'file', run: filesCompleteUpload }],
  ['files.info', { tier: 'tier4', kind: 'look-up', run: filesInfo }],
  ['views.open', { tier: 'tier4', kind: 'form', run: viewsOpen }],
  ['views.push', { tier: 'tier4', kind: 'form', run: viewsPush }],
  ['views.update', { tier: 'tier4', kind: 'form', run: viewsUpdate }],
  ['views.publish', { tier: 'tier4', kind: 'home', run: viewsPublish }],
])

export const methodNames: readonly string[] = [...methods.keys()]

/** Answers one call of the Web API; `name` is what stands behind the API's base address. */
export async function answerWebApi(
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
  workspace: Workspace,
): Promise<void> {
  const began = performance.now()
  const args = await argumentsOf(request)
  const token = bearerOf(request) ?? textOf(args, 'token')
  const { status, body, retryAfter } = await answerOf(name, token, args, workspace)
  const ms = Math.round(performance.now() - began)
  if (workspace.watched) {
    const noted = await notedCall(name, methods.get(name)?.kind ?? 'look-up', args, body, workspace)
    const outcome = [status, body.error ?? 'ok', ...(retryAfter ? [`retry after ${retryAfter} s`] : [])]
    await note(workspace, noted, { ok: body.ok, outcome: outcome.join(' '), ms })
  }
  if (retryAfter) response.setHeader('Retry-After', String(retryAfter))
  sendJson(response, status, body)
}

interface Answered {
  status: number
  body: Answer & { ok: boolean; error?: string }
  /** In seconds. */
  retryAfter?: number
}

/** How many seconds an app is told to wait by the switch; its own rates say it exactly. */
const SWITCHED_WAIT_S = 1

async function answerOf(
  name: string,
  token: string | null,
  args: Arguments,
  workspace: Workspace,
): Promise<Answered> {
  const { switches, installation } = workspace
  const refused = (error: string, more = {}) => ({ status: 200, body: { ok: false, error, ...more } })
  if (token === null) return refused('not_authed')
  const { bot } = installation
  const expected = name === 'apps.connections.open' ? bot.appToken : bot.token
  if (token !== expected || switches.strikes('invalid-auth', name)) return refused('invalid_auth')
  const method = methods.get(name)
  if (method === undefined) return refused('unknown_method', { req_method: name })
  if (switches.strikes('missing-scope', name)) return refused('missing_scope')
  const retryAfter = switches.strikes('rate-limit', name)
    ? SWITCHED_WAIT_S
    : secondsToWait(name, method, args, workspace)
  if (retryAfter > 0) return { status: 429, body: { ok: false, error: 'ratelimited' }, retryAfter }
  try {
    return { status: 200, body: { ok: true, ...(await method.run(args, workspace)) } }
  } catch (error) {
    if (!(error instanceof SlackError)) throw error
    return { status: 200, body: errorShape(error) }
  }
}

function secondsToWait(name: string, method: Method, args: Arguments, workspace: Workspace): number {
  const { rates } = workspace
  if (name === 'chat.postMessage') {
    const wait = rates.take('postToChannel', textOf(args, 'channel') ?? '')
    if (wait > 0) return wait
  }
  return method.tier === null ? 0 : rates.take(method.tier, name)
}

function errorShape(error: SlackError) {
  if (error.details.length === 0) return { ok: false, error: error.code }
  return {
    ok: false,
    error: error.code,
    errors: error.details,
    response_metadata: { messages: error.details.map((detail) => `[ERROR] ${detail}`) },
  }
}

function bearerOf(request: IncomingMessage): string | null {
  return /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null
}

async function argumentsOf(request: IncomingMessage): Promise<Arguments> {
  const query = new URL(request.url ?? '/', 'http://localhost').searchParams
  const body = await readBody(request)
  if (request.headers['content-type']?.startsWith('application/json')) {
    const json: unknown = body === '' ? {} : JSON.parse(body)
    return { ...Object.fromEntries(query), ...(typeof json === 'object' ? json : {}) }
  }
  return { ...Object.fromEntries(query), ...Object.fromEntries(new URLSearchParams(body)) }
}
