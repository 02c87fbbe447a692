import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody, sendJson } from '../http.js'
import type { Workspace } from '../workspace.js'
import { type Arguments, textOf } from './arguments.js'
import { chatDelete, chatPostEphemeral, chatPostMessage, chatUpdate } from './methods/chat.js'
import { conversationsHistory, conversationsOpen } from './methods/conversations.js'
import { authTest, usersInfo, usersList, usersLookupByEmail } from './methods/users.js'
import { viewsOpen, viewsPublish, viewsPush, viewsUpdate } from './methods/views.js'
import type { RateTable } from './rates.js'
import { SlackError } from './slack-error.js'

interface Method {
  /** Null where Slack has a rate of its own that is looked at by channel. */
  tier: keyof RateTable | null
  run: (args: Arguments, workspace: Workspace) => Promise<object>
}

/** The Web API methods that the sandbox plays, with Slack's tier for each. */
const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['auth.test', { tier: null, run: authTest }],
  ['users.list', { tier: 'tier2', run: usersList }],
  ['users.info', { tier: 'tier4', run: usersInfo }],
  ['users.lookupByEmail', { tier: 'tier3', run: usersLookupByEmail }],
  ['conversations.open', { tier: 'tier3', run: conversationsOpen }],
  ['conversations.history', { tier: 'tier3', run: conversationsHistory }],
  ['chat.postMessage', { tier: 'postToWorkspace', run: chatPostMessage }],
  ['chat.postEphemeral', { tier: 'tier4', run: chatPostEphemeral }],
  ['chat.update', { tier: 'tier3', run: chatUpdate }],
  ['chat.delete', { tier: 'tier3', run: chatDelete }],
  ['views.open', { tier: 'tier4', run: viewsOpen }],
  ['views.push', { tier: 'tier4', run: viewsPush }],
  ['views.update', { tier: 'tier4', run: viewsUpdate }],
  ['views.publish', { tier: 'tier4', run: viewsPublish }],
])

/** Answers one call of the Web API; `name` is what stands behind the API's base address. */
export async function answerWebApi(
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
  workspace: Workspace,
): Promise<void> {
  const args = await argumentsOf(request)
  const token = bearerOf(request) ?? textOf(args, 'token')
  if (token === null) return sendJson(response, 200, { ok: false, error: 'not_authed' })
  if (token !== workspace.installation.bot.token) {
    return sendJson(response, 200, { ok: false, error: 'invalid_auth' })
  }
  const method = methods.get(name)
  if (method === undefined) {
    return sendJson(response, 200, { ok: false, error: 'unknown_method', req_method: name })
  }
  const wait = secondsToWait(name, method, args, workspace)
  if (wait > 0) {
    response.setHeader('Retry-After', String(wait))
    return sendJson(response, 429, { ok: false, error: 'ratelimited' })
  }
  try {
    const answer = await method.run(args, workspace)
    sendJson(response, 200, { ok: true, ...answer })
  } catch (error) {
    if (!(error instanceof SlackError)) throw error
    sendJson(response, 200, errorShape(error))
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
