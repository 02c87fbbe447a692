import { DateTime } from 'luxon'
import type { Installation } from '../people.js'
import type { Account } from '../store/accounts.js'
import { type SharedFile, typeOf } from '../store/files.js'
import type { Message } from '../store/messages.js'
import type { StoredView } from '../store/views.js'

/** How Slack writes people, messages and views down. */

/** The short name in payloads, such as "ines.duarte". */
export function handleOf(account: Account): string {
  return account.email.split('@')[0] ?? account.email
}

export function userShape(account: Account, { team }: Installation, now: Date) {
  const zone = DateTime.fromJSDate(now, { zone: account.timeZone })
  const words = account.name.split(' ')
  const common = {
    id: account._id,
    team_id: team.id,
    name: handleOf(account),
    deleted: account.deleted,
    profile: {
      real_name: account.name,
      display_name: account.name,
      first_name: words[0] ?? '',
      last_name: words.slice(1).join(' '),
      title: account.title,
      email: account.email,
      team: team.id,
    },
    is_bot: false,
    is_app_user: false,
    updated: account.updated,
  }
  // Slack leaves these out for a deactivated account.
  if (account.deleted) return common
  return {
    ...common,
    real_name: account.name,
    tz: account.timeZone,
    tz_label: zone.offsetNameLong ?? account.timeZone,
    tz_offset: zone.offset * 60,
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: account.guest,
    is_ultra_restricted: false,
  }
}

/** The app's own user, which users.list holds too. */
export function botUserShape({ team, bot, botId, botUserId, appId }: Installation) {
  return {
    id: botUserId,
    team_id: team.id,
    name: bot.name.toLowerCase(),
    deleted: false,
    real_name: bot.name,
    tz: 'Etc/UTC',
    tz_label: 'Coordinated Universal Time',
    tz_offset: 0,
    profile: {
      real_name: bot.name,
      display_name: bot.name,
      team: team.id,
      bot_id: botId,
      api_app_id: appId,
      always_active: true,
    },
    is_bot: true,
    is_app_user: false,
    is_restricted: false,
    is_ultra_restricted: false,
    updated: 0,
  }
}

/** A message as the Web API and payloads give it; Slack shows the metadata only to whom asks for it. */
export function messageShape(
  message: Message,
  account: Account,
  installation: Installation,
  withMetadata: boolean,
) {
  const { team, botId, botUserId, appId } = installation
  const author =
    message.from === 'app'
      ? { user: botUserId, bot_id: botId, app_id: appId }
      : { user: message.from === 'person' ? account._id : 'USLACKBOT' }
  return {
    type: 'message',
    ...author,
    ts: message.ts,
    team: team.id,
    text: message.text,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...filesShape(message.files ?? [], botUserId),
    ...(message.edited === null ? {} : { edited: { user: botUserId, ts: message.edited } }),
    ...(withMetadata && message.metadata !== null ? { metadata: message.metadata } : {}),
  }
}

function filesShape(files: readonly SharedFile[], user: string) {
  if (files.length === 0) return {}
  return { files: files.map((file) => ({ ...file, ...typeOf(file), user, mode: 'hosted' })), upload: true }
}

/** `values` are the inputs' present values, which only an interaction carries. */
export function viewShape(view: StoredView, { team, appId, botId }: Installation, values: object = {}) {
  const { content } = view
  const modal = content.type === 'modal' ? content : null
  return {
    id: view._id,
    team_id: team.id,
    type: content.type,
    blocks: content.blocks,
    private_metadata: content.private_metadata ?? '',
    callback_id: content.callback_id ?? '',
    state: { values },
    hash: view.hash,
    title: modal?.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: modal?.clear_on_close ?? false,
    notify_on_close: modal?.notify_on_close ?? false,
    close: modal?.close ?? null,
    submit: modal?.submit ?? null,
    previous_view_id: view.previous,
    root_view_id: view.root,
    app_id: appId,
    external_id: content.external_id ?? '',
    app_installed_team_id: team.id,
    bot_id: botId,
  }
}
