import { WebAPIPlatformError, type WebClient } from '@slack/web-api'
import type { Card } from '../cards/card.js'
import type { MessageRef } from '../interaction.js'
import { type BroughtFile, MessengerError, type OutgoingFile } from '../messenger.js'
import { toMessengerError } from './errors.js'
import { renderBlocks } from './render-blocks.js'

const UPLOAD_TIMEOUT_MS = 10_000

/**
 * The first two of the three steps in which Slack takes files; the third shows it, or makes it ready to be shown. The
 * token goes to Slack's own address only. Returns Slack's id of the file. Throws {@link MessengerError}.
 */
export async function upload(
  client: WebClient,
  { name, bytes }: Omit<OutgoingFile, 'title'>,
): Promise<string> {
  return aboutFiles(async () => {
    const { upload_url, file_id } = await client.files.getUploadURLExternal({
      filename: name,
      length: bytes.length,
    })
    if (!upload_url || !file_id) throw new MessengerError('refused', 'Slack named no address for a file')
    const signal = AbortSignal.timeout(UPLOAD_TIMEOUT_MS)
    const { ok, status } = await fetch(upload_url, { method: 'POST', body: Buffer.from(bytes), signal })
    if (!ok) throw new MessengerError('unavailable', `Slack answered a file with ${status}`)
    return file_id
  })
}

/**
 * Shows a file in the direct messages of one person, under the card's summary. Slack posts the message a moment later
 * and does not say which it is: the file's id stands for it.
 */
export async function showFile(
  client: WebClient,
  user: string,
  { id, title }: BroughtFile,
  card: Card,
): Promise<MessageRef> {
  return aboutFiles(async () => {
    const { channel } = await client.conversations.open({ users: user })
    if (!channel?.id)
      throw new MessengerError('no-such-recipient', `Slack opened no conversation with ${user}`)
    await client.files.completeUploadExternal({
      files: [{ id, title }],
      channel_id: channel.id,
      initial_comment: renderBlocks(card).payload.text,
    })
    return { channel: channel.id, message: id }
  })
}

/** A permission for files that the app lacks keeps back files and nothing else, so that waiting for it helps nobody. */
async function aboutFiles<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof MessengerError) throw error
    const { problem, message, retryAfterMs } = toMessengerError(error)
    const lacksScope = error instanceof WebAPIPlatformError && error.data.error === 'missing_scope'
    throw new MessengerError(lacksScope ? 'refused' : problem, message, retryAfterMs)
  }
}
