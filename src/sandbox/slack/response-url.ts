import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody, sendJson } from '../http.js'
import { say, type Workspace } from '../workspace.js'
import { type Arguments, flagOf } from './arguments.js'
import { contentOf } from './methods/chat.js'
import { SlackError } from './slack-error.js'

/** Answers a post to a response_url, by which an app replies to one interaction. */
export async function answerResponseUrl(
  secret: string,
  request: IncomingMessage,
  response: ServerResponse,
  workspace: Workspace,
): Promise<void> {
  const body = await readBody(request)
  const use = await workspace.responseUrls.use(secret)
  if (!use.ok) return sendJson(response, 404, { ok: false, error: use.error })
  try {
    await reply(JSON.parse(body), use.row, workspace)
    response.writeHead(200, { 'content-type': 'text/plain' }).end('ok')
  } catch (error) {
    if (error instanceof SyntaxError) return sendJson(response, 400, { ok: false, error: 'invalid_payload' })
    if (!(error instanceof SlackError)) throw error
    sendJson(response, error.code === 'message_not_found' ? 404 : 400, { ok: false, error: error.code })
  }
}

interface Interaction {
  account: string
  channel: string
  messageTs: string | null
}

/**
 * Does what a reply asks for: replace or delete the message that was clicked, or say something new, only to the
 * person unless `response_type` is in_channel. Throws SlackError.
 */
export async function reply(args: Arguments, interaction: Interaction, workspace: Workspace): Promise<void> {
  const { account, channel, messageTs } = interaction
  const { messages, live } = workspace
  if (flagOf(args, 'delete_original') && messageTs !== null) {
    await messages.remove(channel, messageTs)
    live.tell(account)
    return
  }
  const content = contentOf(args)
  if (flagOf(args, 'replace_original') && messageTs !== null) {
    const replaced = await messages.replace(channel, messageTs, content)
    if (replaced === null) throw new SlackError('message_not_found')
    live.tell(account)
    return
  }
  const ephemeral = args.response_type !== 'in_channel'
  await say(workspace, { _id: account, dm: channel }, { from: 'app', ...content, ephemeral })
}
