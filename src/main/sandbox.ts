import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Environment, portFrom, SANDBOX_DATABASE, type SlackSettings } from '../config.js'
import { type Engines, startEngines } from '../engines/engines.js'
import { type Progress, printedProgress } from '../engines/progress.js'
import { orgImport } from '../org/commands.js'
import { readOrganisation } from '../org/read.js'
import { startSandbox } from '../sandbox/sandbox.js'
import { openDatabase } from '../store/database.js'
import { migrate } from '../store/migrations.js'
import { installRuntime, lazyClient, temporalConfig } from '../temporal.js'
import { startBot } from './bot.js'
import { MovableClock } from './clock.js'
import { announce, runningSandbox, sandboxFolder } from './running.js'
import { sandboxGuide } from './sandbox-guide.js'
import { sandboxPeople } from './sandbox-people.js'
import { Stops } from './stops.js'
import { openStores, type Stores } from './stores.js'
import { type RunningService, startWorkerService } from './worker.js'
import { workflowBundlePath } from './workflow-bundle.js'

/**
 * A server that MONGODB_URI names may hold a real organisation: the sandbox never touches its database, since the
 * example's people and accounts would take the place of real ones there.
 */
function sandboxDatabase(env: Environment): string {
  return env.MONGODB_URI ? SANDBOX_DATABASE : 'steward'
}

export interface SandboxCommand {
  env: Environment
  fresh: boolean
  /** Stops everything that was started, wherever it is. */
  signal: AbortSignal
  out: NodeJS.WriteStream
}

/** What each part of the start works with. */
interface Start {
  env: Environment
  /** Where the engines and the sandbox keep their data. */
  folder: string
  /** The folder with the organisation's files. */
  organisation: string
  database: string
  port: number
  sandboxPort: number
  stops: Stops
  print: (line: string) => void
  step: <Done>(label: string, work: () => Promise<Done>) => Promise<Done>
}

/** `npm start`: engines, the example organisation, worker, bot and a chat workspace to try them in. */
export async function runSandbox({ env, fresh, signal, out }: SandboxCommand): Promise<void> {
  const progress = printedProgress(out)
  const example = fileURLToPath(new URL('../../examples/harbour-pine', import.meta.url))
  const start: Start = {
    env,
    folder: sandboxFolder(env),
    organisation: env.STEWARD_ORG || example,
    database: sandboxDatabase(env),
    port: portFrom(env, 'PORT', 3_000),
    sandboxPort: portFrom(env, 'SANDBOX_PORT', 4_000),
    stops: new Stops(),
    print: (line) => void out.write(`${line}\n`),
    step: (label, work) => stepOf(progress, signal, label, work),
  }
  const { folder, database, stops, print } = start
  if (fresh) await beginAnew(folder, env)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    const starting = startEngines({ dataFolder: folder, database, env, progress, signal })
    const engines = stops.add(await starting, (each) => each.stop())
    const stores = await openRecords(start, engines)
    const { slack, page } = await openWorkspace(start, engines, stores)
    const worker = await startServices(start, engines, stores, slack)
    const running = { pid: process.pid, mongodbUri: engines.mongodb.appUri, database }
    stops.add(await announce(folder, running), (withdraw) => withdraw())
    for (const line of await welcome(stores, page, engines.temporal.webAddress)) print(line)
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
async function openRecords(start: Start, { mongodb }: Engines): Promise<Stores> {
  const { env, database, organisation, stops, step, print } = start
  await step('Database', () => migrated(mongodb.migrateUri, database))
  const stores = stops.add(await openStores(mongodb.appUri, { database }), (each) => each.close())
  // The example begins a new sandbox; what was imported since is not undone by starting again.
  if (env.STEWARD_ORG || !(await stores.organisation.read())) {
    await refuseAnother(stores, organisation)
    await step('Organisation', () => imported(stores, organisation, print))
  }
  return stores
}

/** The chat workspace, and how Slack's clients reach it. */
async function openWorkspace(
  start: Start,
  { mongodb }: Engines,
  stores: Stores,
): Promise<{ slack: SlackSettings; page: string }> {
  const { database, folder, organisation, port, sandboxPort, stops, step } = start
  const { token, signingSecret } = await slackSecrets(folder)
  const kept = await openDatabase(mongodb.sandboxUri, { database: `${database}_sandbox` })
  stops.add(kept, (each) => each.close())
  const eventsUrl = `http://127.0.0.1:${port}/slack/events`
  const sandbox = await step('Chat workspace', async () =>
    startSandbox({
      db: kept.db,
      port: sandboxPort,
      bot: { token, signingSecret, eventsUrl, name: 'Steward', command: '/isms', usageHint: 'help' },
      workspace: {
        name: (await stores.organisation.read())?.name ?? 'Steward',
        people: await sandboxPeople(stores, organisation),
      },
      guide: await sandboxGuide(stores),
      pageFolder: fileURLToPath(new URL('../sandbox/page', import.meta.url)),
    }),
  )
  stops.add(sandbox, (each) => each.stop())
  return { slack: { token, signingSecret, apiUrl: sandbox.slackApiUrl }, page: sandbox.address }
}

/** Worker and bot, as in production. */
async function startServices(
  { env, port, stops, step, print }: Start,
  engines: Engines,
  stores: Stores,
  slack: SlackSettings,
): Promise<RunningService> {
  installRuntime(print)
  const own = { TEMPORAL_ADDRESS: engines.temporal.address, TEMPORAL_NAMESPACE: 'default' }
  const config = temporalConfig(env.TEMPORAL_ADDRESS ? env : own)
  const client = stops.add(lazyClient(config), (each) => each.connection.close())
  const common = { stores, slack, clock: new MovableClock(), log: print }
  const workflowBundle = { codePath: workflowBundlePath() }
  const worker = await step('Worker', () =>
    startWorkerService({ ...common, temporal: { config, client }, workflowBundle }),
  )
  stops.add(worker, (each) => each.stop())
  const bot = await step('Bot', () => startBot({ ...common, temporal: client, port, host: '127.0.0.1' }))
  stops.add(bot, (each) => each.stop())
  return worker
}

async function beginAnew(folder: string, env: Environment): Promise<void> {
  const running = runningSandbox(env)
  if (running) {
    throw new Error(
      `The sandbox in ${folder} is running (process ${running.pid}). Stop it before you begin anew.`,
    )
  }
  await rm(folder, { recursive: true, force: true })
}

/** The example must never take the place of a real organisation whose database MONGODB_URI names. */
async function refuseAnother(stores: Stores, folder: string): Promise<void> {
  const there = await stores.organisation.read()
  const read = await readOrganisation(folder, new Date().toISOString())
  if (!there || !read.ok || read.organisation.settings.name === there.name) return
  throw new Error(
    `The database holds ${there.name}, and ${folder} is ${read.organisation.settings.name}, so nothing was imported. ` +
      'Set STEWARD_ORG to the folder of the one that is there, or begin anew: npm start -- --fresh',
  )
}

async function migrated(uri: string, database: string): Promise<void> {
  const { db, close } = await openDatabase(uri, { database })
  await migrate(db, { print: () => {} }).finally(close)
}

async function imported(stores: Stores, folder: string, print: (line: string) => void): Promise<void> {
  const code = await orgImport(folder, {
    print,
    now: () => new Date(),
    stores,
    asks: stores.asks,
    operator: userInfo().username,
  })
  if (code !== 0) throw new Error(`${folder} was not imported. Mend what is named above and start again.`)
}

/** The sandbox's own credentials: made once, so that yesterday's workspace still trusts the app. */
async function slackSecrets(folder: string): Promise<{ token: string; signingSecret: string }> {
  const file = join(folder, 'slack.json')
  if (!existsSync(file)) {
    const secrets = {
      token: `xoxb-sandbox-${randomBytes(16).toString('hex')}`,
      signingSecret: randomBytes(16).toString('hex'),
    }
    await writeFile(file, JSON.stringify(secrets), { mode: 0o600 })
  }
  return JSON.parse(await readFile(file, 'utf8'))
}

async function welcome(stores: Stores, page: string, temporalPage: string | undefined): Promise<string[]> {
  const organisation = await stores.organisation.read()
  const lead = organisation && (await stores.people.byId(organisation.ismsLead))
  const [policy] = await stores.policies.list()
  const address = `${page}/?person=${encodeURIComponent(lead?.email ?? '')}`
  const id = policy?.policy ?? 'ID'
  const cycle = `policy-acknowledgement.${id}/${policy?.version ?? 'VERSION'}`
  return [
    '',
    `Ready: ${page}`,
    ...(temporalPage ? [`Temporal's own page: ${temporalPage}`] : []),
    '',
    'Three things to try:',
    `  1. Open ${address}`,
    `     You are ${lead?.name ?? 'the ISMS lead'}. Type: /isms policy publish ${id}`,
    '  2. Choose somebody else on the left and click “Read and acknowledge”.',
    `  3. In another terminal: npx steward record ${cycle} --format csv`,
    '     and then: npx steward verify',
    '',
    'Ctrl-C stops everything. What happened is kept; npm start -- --fresh begins anew.',
    '',
  ]
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
