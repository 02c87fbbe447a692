import type { Account } from '../store/accounts.js'
import type { Message } from '../store/messages.js'
import type { StoredView } from '../store/views.js'
import type { Workspace } from '../workspace.js'
import { handleOf, messageShape, viewShape } from './shapes.js'

/** The forms that Slack sends to an app when a person does something. */

type Form = Record<string, string>
export type StateValues = Record<string, Record<string, object>>

export async function commandForm(account: Account, text: string, workspace: Workspace): Promise<Form> {
  const { team, appId, bot } = workspace.installation
  return {
    token: verificationToken,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: account.dm,
    channel_name: 'directmessage',
    user_id: account._id,
    user_name: handleOf(account),
    command: bot.command,
    text,
    api_app_id: appId,
    is_enterprise_install: 'false',
    response_url: await openResponseUrl(account, null, workspace),
    trigger_id: workspace.triggers.open(account._id, null),
  }
}

/** A click or a choice in a message. */
export async function messageActionForm(
  account: Account,
  message: Message,
  action: object,
  values: StateValues,
  workspace: Workspace,
): Promise<Form> {
  return payload({
    type: 'block_actions',
    ...actorOf(account, workspace),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: message.ephemeral,
    },
    trigger_id: workspace.triggers.open(account._id, null),
    channel: { id: message.channel, name: 'directmessage' },
    // Slack does not show an ephemeral message again, not even to the app that sent it.
    ...(message.ephemeral ? {} : { message: messageShape(message, account, workspace.installation, true) }),
    state: { values },
    response_url: await openResponseUrl(account, message.ts, workspace),
    actions: [action],
  })
}

/** A click or a choice in a modal or in the App Home. */
export function viewActionForm(
  account: Account,
  view: StoredView,
  action: object,
  values: StateValues,
  workspace: Workspace,
): Form {
  return payload({
    type: 'block_actions',
    ...actorOf(account, workspace),
    container: { type: 'view', view_id: view._id },
    trigger_id: workspace.triggers.open(account._id, view._id),
    view: viewShape(view, workspace.installation, values),
    actions: [action],
  })
}

export function submissionForm(
  account: Account,
  view: StoredView,
  values: StateValues,
  workspace: Workspace,
): Form {
  return payload({
    type: 'view_submission',
    ...actorOf(account, workspace),
    trigger_id: workspace.triggers.open(account._id, view._id),
    view: viewShape(view, workspace.installation, values),
    response_urls: [],
  })
}

export function closedForm(account: Account, view: StoredView, cleared: boolean, workspace: Workspace): Form {
  return payload({
    type: 'view_closed',
    ...actorOf(account, workspace),
    view: viewShape(view, workspace.installation),
    is_cleared: cleared,
  })
}

/** Slack's old way to prove itself; nobody should rely on it, so it says nothing. */
const verificationToken = 'sandbox'

function actorOf(account: Account, { installation: { team, appId } }: Workspace) {
  const handle = handleOf(account)
  return {
    user: { id: account._id, username: handle, name: handle, team_id: team.id },
    api_app_id: appId,
    token: verificationToken,
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
  }
}

function payload(content: object): Form {
  return { payload: JSON.stringify(content) }
}

async function openResponseUrl(
  account: Account,
  messageTs: string | null,
  workspace: Workspace,
): Promise<string> {
  const secret = await workspace.responseUrls.open(account._id, account.dm, messageTs)
  return `${workspace.address}/slack/response/${secret}`
}
