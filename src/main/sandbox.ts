import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Environment, portFrom, SANDBOX_DATABASE } from '../config.js'
import { startEngines } from '../engines/engines.js'
import { printedProgress } from '../engines/progress.js'
import { orgImport } from '../org/commands.js'
import { readOrganisation } from '../org/read.js'
import { startSandbox } from '../sandbox/sandbox.js'
import { openDatabase } from '../store/database.js'
import { migrate } from '../store/migrations.js'
import { installRuntime, lazyClient, temporalConfig } from '../temporal.js'
import { startBot } from './bot.js'
import { announce, runningSandbox, sandboxFolder } from './running.js'
import { sandboxPeople } from './sandbox-people.js'
import { Stops } from './stops.js'
import { openStores, type Stores } from './stores.js'
import { startWorkerService } from './worker.js'
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

/** `npm start`: engines, the example organisation, worker, bot and a chat workspace to try them in. */
export async function runSandbox({ env, fresh, signal, out }: SandboxCommand): Promise<void> {
  const port = portFrom(env, 'PORT', 3_000)
  const sandboxPort = portFrom(env, 'SANDBOX_PORT', 4_000)
  const folder = sandboxFolder(env)
  const organisation =
    env.STEWARD_ORG || fileURLToPath(new URL('../../examples/harbour-pine', import.meta.url))
  const progress = printedProgress(out)
  const print = (line: string) => void out.write(`${line}\n`)
  if (fresh) await beginAnew(folder, env)
  await mkdir(folder, { recursive: true, mode: 0o700 })

  const stops = new Stops()
  try {
    const database = sandboxDatabase(env)
    const starting = startEngines({ dataFolder: folder, database, env, progress, signal })
    const engines = stops.add(await starting, (each) => each.stop())
    const step = async <Done>(label: string, work: () => Promise<Done>): Promise<Done> => {
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
    await step('Database', () => migrated(engines.mongodb.migrateUri, database))
    const stores = stops.add(await openStores(engines.mongodb.appUri, { database }), (each) => each.close())
    // The example begins a new sandbox; what was imported since is not undone by starting again.
    if (env.STEWARD_ORG || !(await stores.organisation.read())) {
      await refuseAnother(stores, organisation)
      await step('Organisation', () => imported(stores, organisation, print))
    }

    const secrets = await slackSecrets(folder)
    const settings = { token: secrets.token, signingSecret: secrets.signingSecret }
    const workspace = await openDatabase(engines.mongodb.sandboxUri, { database: `${database}_sandbox` })
    stops.add(workspace, (each) => each.close())
    const sandbox = await step('Chat workspace', async () =>
      startSandbox({
        db: workspace.db,
        port: sandboxPort,
        bot: {
          ...settings,
          eventsUrl: `http://127.0.0.1:${port}/slack/events`,
          name: 'Steward',
          command: '/isms',
        },
        workspace: {
          name: (await stores.organisation.read())?.name ?? 'Steward',
          people: await sandboxPeople(stores, organisation),
        },
        pageFolder: fileURLToPath(new URL('../sandbox/page', import.meta.url)),
      }),
    )
    stops.add(sandbox, (each) => each.stop())
    const slack = { ...settings, apiUrl: sandbox.slackApiUrl }
    installRuntime(print)
    const config = temporalConfig(
      env.TEMPORAL_ADDRESS
        ? env
        : { TEMPORAL_ADDRESS: engines.temporal.address, TEMPORAL_NAMESPACE: 'default' },
    )
    const temporal = { config, client: lazyClient(config) }
    stops.add(temporal.client, (each) => each.connection.close())
    const common = { stores, slack, now: () => new Date(), log: print }
    const worker = await step('Worker', () =>
      startWorkerService({ ...common, temporal, workflowBundle: { codePath: workflowBundlePath() } }),
    )
    stops.add(worker, (each) => each.stop())
    const bot = await step('Bot', () =>
      startBot({ ...common, temporal: temporal.client, port, host: '127.0.0.1' }),
    )
    stops.add(bot, (each) => each.stop())
    const { pid } = process
    const running = { pid, mongodbUri: engines.mongodb.appUri, database }
    stops.add(await announce(folder, running), (withdraw) => withdraw())

    for (const line of await welcome(stores, sandbox.address, engines.temporal.webAddress)) print(line)
    await Promise.race([
      stopped(signal),
      worker.finished,
      engines.failed.then((error) => Promise.reject(error)),
    ])
  } finally {
    if (!stops.isEmpty) print('Stopping')
    await stops.all(print)
  }
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
