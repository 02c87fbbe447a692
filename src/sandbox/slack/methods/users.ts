import type { Account } from '../../store/accounts.js'
import type { Workspace } from '../../workspace.js'
import { type Arguments, afterOf, countOf, cursorAfter, requiredText } from '../arguments.js'
import { botUserShape, userShape } from '../shapes.js'
import { SlackError } from '../slack-error.js'

export async function authTest(_: Arguments, { installation }: Workspace) {
  const { team, bot, botId, botUserId } = installation
  return {
    url: `https://${team.domain}.slack.com/`,
    team: team.name,
    user: bot.name.toLowerCase(),
    team_id: team.id,
    user_id: botUserId,
    bot_id: botId,
    is_enterprise_install: false,
  }
}

export async function usersList(args: Arguments, workspace: Workspace) {
  const limit = countOf(args, 'limit', 1000, 1000)
  const after = afterOf(args)
  const accounts = await workspace.accounts.page(after, limit + 1)
  const page = accounts.slice(0, limit)
  const last = page.at(-1)
  const more = accounts.length > limit && last !== undefined
  const members = page.map((account) => userShape(account, workspace.installation, workspace.now()))
  return {
    // The app's own user comes with the first page, as any other member would.
    members: after === null ? [botUserShape(workspace.installation), ...members] : members,
    cache_ts: Math.floor(workspace.now().getTime() / 1000),
    response_metadata: { next_cursor: more ? cursorAfter(last._id) : '' },
  }
}

export async function usersInfo(args: Arguments, workspace: Workspace) {
  const id = requiredText(args, 'user')
  if (id === workspace.installation.botUserId) return { user: botUserShape(workspace.installation) }
  return { user: shapeOf(await workspace.accounts.byId(id), 'user_not_found', workspace) }
}

export async function usersLookupByEmail(args: Arguments, workspace: Workspace) {
  const account = await workspace.accounts.byEmail(requiredText(args, 'email'))
  return { user: shapeOf(account, 'users_not_found', workspace) }
}

function shapeOf(account: Account | null, error: string, workspace: Workspace) {
  if (account === null) throw new SlackError(error)
  return userShape(account, workspace.installation, workspace.now())
}
