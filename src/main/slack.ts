import { WebClient } from '@slack/web-api'
import type { ChatDirectory } from '../bot/directory.js'
import type { FileSource, Messenger } from '../bot/messenger.js'
import type { ProcessMessages, Show } from '../bot/show.js'
import { showDeliveries } from '../bot/show-deliveries.js'
import { slackDirectory } from '../bot/slack/directory.js'
import { slackFiles } from '../bot/slack/fetch-file.js'
import { slackMessenger } from '../bot/slack/messenger.js'
import { inWords, type SlackPictures, slackPictures } from '../bot/slack/pictures.js'
import type { SlackSettings } from '../config.js'
import type { Process } from '../domain/ask.js'
import { processMessages } from './process-messages.js'
import type { Stores } from './stores.js'

export interface SlackConnection {
  client: WebClient
  directory: ChatDirectory
  /** What people hand in. */
  files: FileSource
  messenger: Messenger
  pictures: SlackPictures
  /** What each process shows in messages. */
  processes: Readonly<Record<Process, ProcessMessages>>
  show: Show
}

/** Shorter than the lease on a delivery, so that a lost call never outlives it. */
const CALL_TIMEOUT_MS = 10_000

/** Proves the token and learns which workspace it is for. */
export async function connectSlack(
  { token, apiUrl, pictures: wanted = true }: SlackSettings,
  stores: Stores,
): Promise<SlackConnection> {
  const common = { timeout: CALL_TIMEOUT_MS, ...(apiUrl ? { slackApiUrl: apiUrl } : {}) }
  // Whether a lost call went through is found out before it is made again, and the courier waits as long as Slack
  // says: a client that retried by itself would send twice, or sit on a lease.
  const client = new WebClient(token, {
    ...common,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
  })
  // Reading twice harms nobody, and the list of 50,000 accounts meets Slack's limit on its way.
  const reader = new WebClient(token, { ...common, retryConfig: { retries: 3 } })
  const { team_id: team } = await client.auth.test()
  if (!team) throw new Error('Slack did not say which workspace SLACK_BOT_TOKEN belongs to.')
  const pictures = wanted ? slackPictures({ client, pictures: stores.pictures }) : inWords
  const processes = processMessages(stores)
  return {
    client,
    directory: slackDirectory(client, reader, team),
    files: slackFiles(client, token, apiUrl ?? null),
    messenger: slackMessenger(client, pictures),
    pictures,
    processes,
    show: showDeliveries(stores, processes),
  }
}
