import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import { App, HTTPReceiver, type Logger, LogLevel } from '@slack/bolt'
import { WebClient } from '@slack/web-api'
import { type Db, MongoClient } from 'mongodb'
import type { SandboxPerson } from '../../src/sandbox/people.js'
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.js'
import { SlackWorkspace } from './slack-person.js'

export const signingSecret = 'a signing secret for tests only'
export const token = 'xoxb-for-tests-only'

export const ines: SandboxPerson = {
  email: 'ines.duarte@harbourpine.example',
  name: 'Inês Duarte',
  department: 'IT and security',
  title: 'ISMS lead',
  timeZone: 'Europe/Lisbon',
}
export const tomas: SandboxPerson = {
  email: 'tomas.berg@harbourpine.example',
  name: 'Tomas Berg',
  department: 'Engineering',
  title: 'Developer',
  timeZone: 'Europe/Berlin',
}
export const guest: SandboxPerson = {
  email: 'pat@auditors.example',
  name: 'Pat Quinn',
  department: 'External',
  title: 'Auditor',
  guest: true,
  timeZone: 'Europe/Dublin',
}

/** Tests look at the errors themselves. */
export const silence: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
}

/** A sandbox with a real Bolt app in it, on free ports and in a database of its own. */
export interface TestSandbox {
  sandbox: Sandbox
  /** The app: give it handlers; it already listens. */
  app: App
  client: WebClient
  people: SlackWorkspace
  db: Db
  /** Starts the sandbox anew on the same database. */
  restart(changes?: Partial<SandboxOptions>): Promise<void>
  stop(): Promise<void>
}

export async function openTestSandbox(changes: Partial<SandboxOptions> = {}): Promise<TestSandbox> {
  const uri = process.env.TEST_MONGODB_ADMIN_URI
  if (uri === undefined) throw new Error('TEST_MONGODB_ADMIN_URI is not set: the tests need a MongoDB')
  // Jest cannot load the driver's own adapter, which comes by a dynamic import.
  const mongo = await new MongoClient(uri, { runtimeAdapters: { os } }).connect()
  const db = mongo.db(`test_sandbox_${randomBytes(6).toString('hex')}`)
  const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR })
  const server = await receiver.start(0)
  const { port } = server.address() as AddressInfo
  const options: SandboxOptions = {
    db,
    port: 0,
    bot: {
      eventsUrl: `http://127.0.0.1:${port}/slack/events`,
      token,
      signingSecret,
      name: 'Steward',
      command: '/isms',
    },
    workspace: { name: 'Harbour & Pine', people: [ines, tomas, guest] },
    pageFolder: '/nowhere',
    ...changes,
  }
  const sandbox = await startSandbox(options)
  const { slackApiUrl } = sandbox
  const app = new App({
    token,
    receiver,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl },
    deferInitialization: true,
  })
  // The app asks who it is before a test may stop the sandbox: it would go on asking for half an hour.
  await app.init()
  const opened: TestSandbox = {
    sandbox,
    app,
    client: new WebClient(token, { slackApiUrl, logger: silence, retryConfig: { retries: 0 } }),
    people: new SlackWorkspace(sandbox.address),
    db,
    async restart(again = {}) {
      await opened.sandbox.stop()
      const samePort = Number(new URL(sandbox.address).port)
      opened.sandbox = await startSandbox({ ...options, ...again, port: samePort })
    },
    async stop() {
      await receiver.stop()
      await opened.sandbox.stop()
      await db.dropDatabase()
      await mongo.close()
    },
  }
  return opened
}
