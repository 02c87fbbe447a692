import { WebClient } from '@slack/web-api'
import type { ChatDirectory } from '../bot/directory.js'
import type { Messenger } from '../bot/messenger.js'
import { policyAcknowledgementMessages } from '../bot/policy-acknowledgement-messages.js'
import { type Show, showDeliveries } from '../bot/show.js'
import { slackDirectory } from '../bot/slack/directory.js'
import { slackMessenger } from '../bot/slack/messenger.js'
import type { SlackSettings } from '../config.js'
import type { Stores } from './stores.js'

export interface SlackConnection {
  client: WebClient
  directory: ChatDirectory
  messenger: Messenger
  show: Show
}

/** Shorter than the lease on a delivery, so that a lost call never outlives it. */
const CALL_TIMEOUT_MS = 10_000

/** Proves the token and learns which workspace it is for. */
export async function connectSlack(
  { token, apiUrl }: SlackSettings,
  stores: Stores,
): Promise<SlackConnection> {
  const client = new WebClient(token, {
    timeout: CALL_TIMEOUT_MS,
    // The courier waits as long as Slack says; the client would hold the lease meanwhile.
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 1 },
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
  })
  const { team_id: team } = await client.auth.test()
  if (!team) throw new Error('Slack did not say which workspace SLACK_BOT_TOKEN belongs to.')
  return {
    client,
    directory: slackDirectory(client, team),
    messenger: slackMessenger(client),
    show: showDeliveries(stores, { 'policy-acknowledgement': policyAcknowledgementMessages(stores) }),
  }
}
