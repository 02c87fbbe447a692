import type { Workspace } from '../../workspace.js'
import { type Arguments, afterOf, countOf, cursorAfter, flagOf, requiredText, textOf } from '../arguments.js'
import { messageShape } from '../shapes.js'
import { SlackError } from '../slack-error.js'

export async function conversationsOpen(args: Arguments, workspace: Workspace) {
  const channel = textOf(args, 'channel')
  const users = textOf(args, 'users')
  if (channel === null && users === null) throw new SlackError('users_list_not_supplied')
  if (users?.includes(',')) throw new SlackError('not_enough_users', ['the sandbox has direct messages only'])
  const account =
    channel === null ? await workspace.accounts.byId(users ?? '') : await workspace.accounts.byDm(channel)
  if (account === null) throw new SlackError(channel === null ? 'user_not_found' : 'channel_not_found')
  if (account.deleted) throw new SlackError('user_disabled')
  const details = flagOf(args, 'return_im')
    ? { is_im: true, user: account._id, created: account.updated }
    : {}
  return { no_op: true, already_open: true, channel: { id: account.dm, ...details } }
}

export async function conversationsHistory(args: Arguments, workspace: Workspace) {
  const account = await workspace.accounts.byDm(requiredText(args, 'channel'))
  if (account === null) throw new SlackError('channel_not_found')
  const limit = countOf(args, 'limit', 100, 999)
  const before = afterOf(args)
  const withMetadata = flagOf(args, 'include_all_metadata')
  const rows = await workspace.messages.history(account.dm, {
    oldest: textOf(args, 'oldest') ?? '0',
    latest: before ?? textOf(args, 'latest') ?? '9999999999.999999',
    inclusive: before === null && flagOf(args, 'inclusive'),
    limit: limit + 1,
  })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const more = rows.length > limit && last !== undefined
  return {
    messages: page.map((row) => messageShape(row, account, workspace.installation, withMetadata)),
    has_more: more,
    ...(more ? { response_metadata: { next_cursor: cursorAfter(last.ts) } } : {}),
  }
}
