import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody, sendJson } from '../http.js'
import { note, say, type Workspace } from '../workspace.js'
import { type Arguments, flagOf, textOf } from './arguments.js'
import { contentOf } from './methods/chat.js'
import { SlackError } from './slack-error.js'

/** Answers a post to a response_url, by which an app replies to one interaction. */
export async function answerResponseUrl(
  secret: string,
  request: IncomingMessage,
  response: ServerResponse,
  workspace: Workspace,
): Promise<void> {
  const began = performance.now()
  const body = await readBody(request)
  const use = await workspace.responseUrls.use(secret)
  const args = argumentsIn(body)
  const answer = use.ok
    ? await replied(args, use.row, workspace)
    : { status: 404, error: use.error, ts: null }
  const { status, error, ts } = answer
  const edits = args !== null && (flagOf(args, 'replace_original') || flagOf(args, 'delete_original'))
  await note(
    workspace,
    {
      kind: edits ? 'edit' : 'message',
      call: 'response_url',
      what: textOf(args ?? {}, 'text') ?? '',
      account: use.ok ? use.row.account : null,
      ts,
    },
    {
      ok: error === null,
      outcome: `${status} ${error ?? 'ok'}`,
      ms: Math.round(performance.now() - began),
    },
  )
  if (error !== null) return sendJson(response, status, { ok: false, error })
  response.writeHead(status, { 'content-type': 'text/plain' }).end('ok')
}

function argumentsIn(body: string): Arguments | null {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

async function replied(
  args: Arguments | null,
  interaction: Interaction,
  workspace: Workspace,
): Promise<{ status: number; error: string | null; ts: string | null }> {
  const ts = interaction.messageTs
  if (args === null) return { status: 400, error: 'invalid_payload', ts }
  try {
    return { status: 200, error: null, ts: await reply(args, interaction, workspace) }
  } catch (error) {
    if (!(error instanceof SlackError)) throw error
    return { status: error.code === 'message_not_found' ? 404 : 400, error: error.code, ts }
  }
}

interface Interaction {
  account: string
  channel: string
  messageTs: string | null
}

/**
 * Does what a reply asks for: replace or delete the message that was clicked, or say something new, only to the
 * person unless `response_type` is in_channel. Returns the ts of the message. Throws SlackError.
 */
export async function reply(
  args: Arguments,
  interaction: Interaction,
  workspace: Workspace,
): Promise<string | null> {
  const { account, channel, messageTs } = interaction
  const { messages, live } = workspace
  if (flagOf(args, 'delete_original') && messageTs !== null) {
    await messages.remove(channel, messageTs)
    live.tell(account)
    return messageTs
  }
  const content = await contentOf(args, workspace)
  if (flagOf(args, 'replace_original') && messageTs !== null) {
    const replaced = await messages.replace(channel, messageTs, content)
    if (replaced === null) throw new SlackError('message_not_found')
    live.tell(account)
    return messageTs
  }
  const ephemeral = args.response_type !== 'in_channel'
  const said = await say(workspace, { _id: account, dm: channel }, { from: 'app', ...content, ephemeral })
  return said.ts
}
