import { mkdir } from 'node:fs/promises'
import { userInfo } from 'node:os'
import type { Client } from '@temporalio/client'
import type { ClientConnectConfig } from '@temporalio/envconfig'
import type { Environment, MailSettings, SlackSettings } from '../config.js'
import { type Engines, startEngines } from '../engines/engines.js'
import { type Progress, printedProgress } from '../engines/progress.js'
import { orgImport } from '../org/commands.js'
import { readOrganisation } from '../org/read.js'
import { registerSearchAttributes } from '../search-attributes.js'
import type { Source } from '../sources/source.js'
import { type DatabaseSettings, openDatabase } from '../store/database.js'
import { migrate } from '../store/migrations.js'
import { installRuntime, lazyClient, temporalConfig } from '../temporal.js'
import { startBot } from './bot.js'
import type { Clock } from './clock.js'
import { importingInto } from './importing.js'
import { announce } from './running.js'
import { Stops } from './stops.js'
import { openStores, type Stores } from './stores.js'
import { type RunningService, startWorkerService } from './worker.js'
import { workflowBundlePath } from './workflow-bundle.js'

/** The database of a server that was started here. */
export const OWN_DATABASE = 'steward'

/** How `steward start` and `steward sandbox` were called. */
export interface LocalCommand {
  env: Environment
  fresh: boolean
  /** Stops everything that was started, wherever it is. */
  signal: AbortSignal
  out: NodeJS.WriteStream
}

/** What a sandbox and a real workspace differ in. */
export interface LocalSettings {
  /** Where the engines keep their data. */
  folder: string
  /** The folder with the organisation's files. */
  organisation: string
  /** Whether the files are taken over at each start, or only where nothing was imported before. */
  importsAlways: boolean
  /** Null: the one that MONGODB_URI names. */
  database: string | null
  port: number
  /** Where the bot listens: every address, unless only this machine may reach it. */
  host?: string
  /** The bot's public address; null: what needs one is off. */
  url: string | null
  /** How to begin with another organisation than the one that the database holds. */
  howToBeginAnew: string
}

/** What each part of the start works with. */
export interface LocalStart extends LocalSettings {
  env: Environment
  signal: AbortSignal
  stops: Stops
  print: (line: string) => void
  step: <Done>(label: string, work: () => Promise<Done>) => Promise<Done>
}

/** How Slack, people outside chat and the systems are reached, what time it is, and what is said once everything runs. */
export interface Reached {
  slack: SlackSettings
  mail: MailSettings | null
  accounts: Source
  clock: Clock
  welcome(stores: Stores, temporalPage: string | undefined): Promise<string[]>
}

/**
 * All of Steward in this process: engines, records, worker and bot, until the signal. What comes between the records
 * and the services, the way to Slack, is the mode's own.
 */
export async function runLocally(
  { env, signal, out }: LocalCommand,
  settings: LocalSettings,
  reachSlack: (
    start: LocalStart,
    parts: { engines: Engines; stores: Stores; temporal: Client },
  ) => Promise<Reached>,
): Promise<void> {
  const progress = printedProgress(out)
  const start: LocalStart = {
    ...settings,
    env,
    signal,
    stops: new Stops(),
    print: (line) => void out.write(`${line}\n`),
    step: (label, work) => stepOf(progress, signal, label, work),
  }
  const { folder, database, stops, print } = start
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    const own = { dataFolder: folder, database: database ?? OWN_DATABASE }
    const starting = startEngines({ ...own, env, progress, signal })
    const engines = stops.add(await starting, (each) => each.stop())
    const stores = await openRecords(start, engines)
    const temporal = connectTemporal(start, engines)
    const { welcome, ...reached } = await reachSlack(start, {
      engines,
      stores,
      temporal: temporal.client,
    })
    const worker = await startServices(start, temporal, { stores, ...reached })
    const running = {
      pid: process.pid,
      mongodbUri: engines.mongodb.appUri,
      database: stores.db.databaseName,
    }
    stops.add(await announce(folder, running), (withdraw) => withdraw())
    for (const line of await welcome(stores, engines.temporal.webAddress)) print(line)
    const engineFailed = engines.failed.then((error) => Promise.reject(error))
    await Promise.race([stopped(signal), worker.finished, engineFailed])
  } finally {
    if (!stops.isEmpty) print('Stopping')
    await stops.all(print)
  }
}

async function stepOf<Done>(
  progress: Progress,
  signal: AbortSignal,
  label: string,
  work: () => Promise<Done>,
): Promise<Done> {
  signal.throwIfAborted()
  const { done, fail } = progress.step(label)
  try {
    const result = await work()
    done()
    return result
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error))
    throw error
  }
}

/** The migrated database, with an organisation in it. */
async function openRecords(start: LocalStart, { mongodb }: Engines): Promise<Stores> {
  const { database, organisation, importsAlways, stops, step, print } = start
  const named = database === null ? {} : { database }
  await step('Database', () => migrated(mongodb.migrateUri, named))
  const stores = stops.add(await openStores(mongodb.appUri, named), (each) => each.close())
  if (importsAlways || !(await stores.organisation.read())) {
    await refuseAnother(stores, start)
    await step('Organisation', () => imported(stores, organisation, print))
  }
  return stores
}

interface Temporal {
  config: ClientConnectConfig
  client: Client
}

function connectTemporal({ env, stops }: LocalStart, engines: Engines): Temporal {
  const own = { TEMPORAL_ADDRESS: engines.temporal.address, TEMPORAL_NAMESPACE: 'default' }
  const config = temporalConfig(env.TEMPORAL_ADDRESS ? env : own)
  return { config, client: stops.add(lazyClient(config), (each) => each.connection.close()) }
}

/** Worker and bot, as in production. */
async function startServices(
  { port, host, url, signal, stops, step, print }: LocalStart,
  temporal: Temporal,
  parts: { stores: Stores } & Omit<Reached, 'welcome'>,
): Promise<RunningService> {
  installRuntime(print, signal)
  const unknown = await registerSearchAttributes(temporal.client)
  if (unknown !== null) print(unknown)
  const common = { ...parts, log: print }
  const workflowBundle = { codePath: workflowBundlePath() }
  const worker = await step('Worker', () => startWorkerService({ ...common, temporal, workflowBundle }))
  stops.add(worker, (each) => each.stop())
  const where = { port, url, ...(host ? { host } : {}) }
  const bot = await step('Bot', () => startBot({ ...common, temporal: temporal.client, ...where }))
  stops.add(bot, (each) => each.stop())
  return worker
}

/** No organisation takes the place of another one that the database holds. */
async function refuseAnother(
  stores: Stores,
  { organisation: folder, howToBeginAnew }: LocalSettings,
): Promise<void> {
  const there = await stores.organisation.read()
  const read = await readOrganisation(folder, new Date().toISOString())
  if (!there || !read.ok || read.organisation.settings.name === there.name) return
  throw new Error(
    `The database holds ${there.name}, and ${folder} is ${read.organisation.settings.name}, so nothing was imported. ` +
      `Set STEWARD_ORG to the folder of the one that is there, or ${howToBeginAnew}`,
  )
}

async function migrated(uri: string, named: DatabaseSettings): Promise<void> {
  const { db, close } = await openDatabase(uri, named)
  await migrate(db, { print: () => {} }).finally(close)
}

async function imported(stores: Stores, folder: string, print: (line: string) => void): Promise<void> {
  const code = await orgImport(folder, {
    print,
    now: () => new Date(),
    ...importingInto(stores),
    operator: userInfo().username,
  })
  if (code !== 0) throw new Error(`${folder} was not imported. Mend what is named above and start again.`)
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
