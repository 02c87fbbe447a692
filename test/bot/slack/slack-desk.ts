import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Desk } from '../../../src/bot/desk/desk.js'
import { openSlackApp, type SlackApp, type SlackAppOptions } from '../../../src/bot/slack/app.js'
import { openHttp } from '../../../src/bot/slack/http.js'
import { slackPictures } from '../../../src/bot/slack/pictures.js'
import { Pictures } from '../../../src/store/pictures.js'
import { ReceivedEvents } from '../../../src/store/received-events.js'
import { openTestSandbox, signingSecret, type TestSandbox, token } from '../../support/sandbox.js'

/** A Slack workspace whose app answers as this desk does. */
export interface SlackDesk {
  world: TestSandbox
  /** The asks whose messages were to become receipts. */
  receipts: string[]
  problems: unknown[]
  stop(): Promise<void>
}

/** Steward's app in that workspace; no door brings it anything yet. */
export function appIn(
  { client, db, sandbox }: TestSandbox,
  desk: Desk,
  changes: Partial<SlackAppOptions> & Pick<SlackAppOptions, 'logError'>,
): Promise<SlackApp> {
  return openSlackApp({
    client,
    token,
    apiUrl: sandbox.slackApiUrl,
    desk,
    pictures: slackPictures({ client, pictures: new Pictures(db) }),
    showReceipts: () => undefined,
    rememberReply: () => undefined,
    received: new ReceivedEvents(db),
    openHome: async () => undefined,
    refreshHome: () => undefined,
    now: () => new Date('2026-07-01T09:00:00.000Z'),
    ...changes,
  })
}

export async function openSlackDesk(desk: Desk): Promise<SlackDesk> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const eventsUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`
  const world = await openTestSandbox({
    bot: { eventsUrl, token, signingSecret, name: 'Steward', command: '/isms' },
  })
  const receipts: string[] = []
  const problems: unknown[] = []
  const logError = (error: unknown) => void problems.push(error)
  const app = await appIn(world, desk, { showReceipts: (asks) => receipts.push(...asks), logError })
  const { requests } = openHttp(app, { signingSecret, logError })
  if (requests) server.on('request', requests)
  return {
    world,
    receipts,
    problems,
    stop: async () => {
      await world.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
