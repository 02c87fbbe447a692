import type { Account } from '../../store/accounts.js'
import type { Message, MessageMetadata } from '../../store/messages.js'
import { say, type Workspace } from '../../workspace.js'
import { type Arguments, requiredText, textOf } from '../arguments.js'
import type { Block } from '../block.js'
import { limits } from '../limits.js'
import { checkPictures } from '../pictures.js'
import { messageShape } from '../shapes.js'
import { SlackError } from '../slack-error.js'
import { checkedMessageBlocks } from '../validation.js'

export async function chatPostMessage(args: Arguments, workspace: Workspace) {
  const account = await addressee(requiredText(args, 'channel'), workspace)
  const metadata = metadataOf(args)
  const row = await say(workspace, account, { from: 'app', ...(await contentOf(args, workspace)), metadata })
  return {
    channel: account.dm,
    ts: row.ts,
    message: messageShape(row, account, workspace.installation, true),
  }
}

export async function chatPostEphemeral(args: Arguments, workspace: Workspace) {
  const account = await addressee(requiredText(args, 'channel'), workspace)
  if (requiredText(args, 'user') !== account._id) throw new SlackError('user_not_in_channel')
  const row = await say(workspace, account, {
    from: 'app',
    ...(await contentOf(args, workspace)),
    ephemeral: true,
  })
  return { message_ts: row.ts }
}

export async function chatUpdate(args: Arguments, workspace: Workspace) {
  const { account, message } = await ownMessage(args, workspace, 'cant_update_message')
  const metadata = metadataOf(args)
  const row = await workspace.messages.replace(account.dm, message.ts, {
    ...(await contentOf(args, workspace)),
    ...(metadata === null ? {} : { metadata }),
  })
  if (row === null) throw new SlackError('message_not_found')
  workspace.live.tell(account._id)
  return {
    channel: account.dm,
    ts: row.ts,
    text: row.text,
    message: messageShape(row, account, workspace.installation, true),
  }
}

export async function chatDelete(args: Arguments, workspace: Workspace) {
  const { account, message } = await ownMessage(args, workspace, 'cant_delete_message')
  await workspace.messages.remove(account.dm, message.ts)
  workspace.live.tell(account._id)
  return { channel: account.dm, ts: message.ts }
}

/** What a message says: its text, its blocks, or both. Throws SlackError. */
export async function contentOf(
  args: Arguments,
  workspace: Workspace,
): Promise<{ text: string; blocks: Block[] }> {
  const text = textOf(args, 'text') ?? ''
  const given = args.blocks
  const blocks = given === undefined || given === null || given === '' ? [] : checkedMessageBlocks(given)
  if (text === '' && blocks.length === 0) throw new SlackError('no_text')
  if (text.length > limits.messageText) throw new SlackError('msg_too_long')
  await checkPictures(blocks, 'invalid_blocks', workspace)
  return { text, blocks }
}

/** The owner of the DM; Slack takes the DM's id or the person's. */
async function addressee(channel: string, workspace: Workspace): Promise<Account> {
  const { accounts } = workspace
  const account = (await accounts.byDm(channel)) ?? (await accounts.byId(channel))
  if (account === null || account.deleted) throw new SlackError('channel_not_found')
  return account
}

async function ownMessage(
  args: Arguments,
  workspace: Workspace,
  refusal: string,
): Promise<{ account: Account; message: Message }> {
  const account = await workspace.accounts.byDm(requiredText(args, 'channel'))
  if (account === null) throw new SlackError('channel_not_found')
  const message = await workspace.messages.find(account.dm, requiredText(args, 'ts'))
  // Slack's Web API cannot reach ephemeral messages; only their response_url can.
  if (message === null || message.ephemeral) throw new SlackError('message_not_found')
  if (message.from !== 'app') throw new SlackError(refusal)
  return { account, message }
}

function metadataOf(args: Arguments): MessageMetadata | null {
  const given = args.metadata
  if (given === undefined || given === null || given === '') return null
  let value = given
  if (typeof given === 'string') {
    try {
      value = JSON.parse(given)
    } catch {
      throw new SlackError('metadata_must_be_sent_as_json')
    }
  }
  if (!isMetadata(value)) throw new SlackError('invalid_metadata_format')
  if (JSON.stringify(value).length > limits.messageMetadataBytes) throw new SlackError('metadata_too_large')
  return value
}

function isMetadata(value: unknown): value is MessageMetadata {
  if (typeof value !== 'object' || value === null) return false
  const { event_type, event_payload } = value as Partial<MessageMetadata>
  return typeof event_type === 'string' && typeof event_payload === 'object' && event_payload !== null
}
