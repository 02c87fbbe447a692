import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { App, HTTPReceiver, LogLevel } from '@slack/bolt'
import { startBot } from '../src/main/bot.js'
import { realClock } from '../src/main/clock.js'
import { openStores } from '../src/main/stores.js'
import { openDatabase } from '../src/store/database.js'
import { lazyClient, temporalConfig } from '../src/temporal.js'

/**
 * One of the two that are compared, in a process of its own: `steward`, or `bare`, a Bolt handler that does the least
 * that is safe: one insert, acknowledged by a majority. The parent gets the port.
 */
const [kind, mongodbUri = '', token = '', signingSecret = ''] = process.argv.slice(2)

const port = kind === 'steward' ? await steward() : await bare()
process.send?.({ port })
// Nobody is left to ask it anything.
process.on('disconnect', () => process.exit())

async function steward(): Promise<number> {
  const stores = await openStores(mongodbUri, { deadlineMs: 2_000 })
  const port = await freePort()
  await startBot({
    stores,
    // Nobody listens there: a click never waits for Temporal.
    temporal: lazyClient(temporalConfig({ TEMPORAL_ADDRESS: '127.0.0.1:1', TEMPORAL_NAMESPACE: 'default' })),
    slack: { token, signingSecret, apiUrl: await deafSlack() },
    mail: null,
    port,
    url: null,
    host: '127.0.0.1',
    clock: realClock,
    log: (line) => process.stderr.write(`${line}\n`),
  })
  return port
}

async function bare(): Promise<number> {
  const { db } = await openDatabase(mongodbUri, { deadlineMs: 2_000 })
  const rows = db.collection('bare')
  const receiver = new HTTPReceiver({ signingSecret, endpoints: '/slack/events', logLevel: LogLevel.ERROR })
  const clientOptions = { slackApiUrl: await deafSlack() }
  const app = new App({ receiver, token, logLevel: LogLevel.ERROR, deferInitialization: true, clientOptions })
  app.view(/.*/, async ({ body, ack }) => {
    await rows.insertOne({
      ask: body.view.private_metadata,
      by: body.user.id,
      at: new Date().toISOString(),
      value: 'acknowledged',
    })
    await ack({ response_action: 'clear' })
  })
  await app.init()
  return listen(receiver.requestListener)
}

/** A Slack that is content with everything. */
async function deafSlack(): Promise<string> {
  const port = await listen((request, response) => {
    request.resume()
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ ok: true, team_id: 'T1', bot_id: 'B1', user_id: 'U0' }))
  })
  return `http://127.0.0.1:${port}/`
}

function listen(listener: RequestListener): Promise<number> {
  const server = createServer(listener)
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  )
}

async function freePort(): Promise<number> {
  const server = createServer()
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  )
  await new Promise((resolve) => server.close(resolve))
  return port
}
