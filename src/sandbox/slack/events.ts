import { randomBytes } from 'node:crypto'
import type { Account } from '../store/accounts.js'
import type { Workspace } from '../workspace.js'
import { send } from './outgoing.js'
import type { Delivery } from './to-the-app.js'

/** Slack's words for why an event comes again, by how it was taken. */
const reasons = {
  operation_timeout: 'http_timeout',
  dispatch_failed: 'connection_failed',
  http_service_error: 'http_error',
} as const

/**
 * Tells the app of an event (Slack's Events API). One that was not taken comes again once, at once; Slack's further
 * attempts, after a minute and after five, are not played. With the switch `redeliver-events` it comes again although
 * it was taken. An event keeps its `event_id` however often it comes.
 */
export async function sendEvent(
  workspace: Workspace,
  account: Account,
  event: { type: string } & Record<string, unknown>,
): Promise<void> {
  const { team, appId, botUserId } = workspace.installation
  const seconds = Math.floor(workspace.now().getTime() / 1000)
  const payload = {
    token: 'sandbox',
    team_id: team.id,
    api_app_id: appId,
    event: { user: account._id, event_ts: workspace.messages.nextTs(), ...event },
    type: 'event_callback',
    event_id: `Ev${randomBytes(6).toString('hex').toUpperCase()}`,
    event_time: seconds,
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  }
  const envelope = { type: 'events_api', payload } as const
  const outgoing = { contentType: 'application/json', body: JSON.stringify(payload), envelope }
  const noted = { kind: 'event', call: 'event_callback', account: account._id, verb: event.type } as const
  const first = await send(workspace, outgoing, noted)
  if (first.ok && !workspace.switches.strikes('redeliver-events')) return
  const reason = reasonOf(first)
  const again = {
    ...outgoing,
    headers: { 'x-slack-retry-num': '1', 'x-slack-retry-reason': reason },
    envelope: { ...envelope, retry_attempt: 1, retry_reason: reason },
  }
  await send(workspace, again, { ...noted, what: `again: ${reason}` })
}

function reasonOf(delivery: Delivery): string {
  return delivery.ok ? 'http_timeout' : reasons[delivery.error]
}
