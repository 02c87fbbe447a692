import { isTemporalNamed, mongodbUri, serviceSettings } from '../config.js'
import { openDatabase } from '../store/database.js'
import { migrate } from '../store/migrations.js'
import { realClock } from './clock.js'
import type { RehearseOptions } from './rehearse-command.js'
import type { Mode } from './running.js'
import { Stops, unlessStopped } from './stops.js'
import type { Terminal } from './terminal.js'
import { openMigrated } from './with-stores.js'

/** What runs until it is told to stop. What only some of it needs is loaded when that runs. */

/** Milliseconds after which the bot gives up on the database: a click is answered within three seconds. */
const CLICK_DEADLINE_MS = 2_000

export async function startLocally({ env }: Terminal, mode: Mode, fresh: boolean): Promise<number> {
  const command = { env, fresh, signal: interrupted(), out: process.stdout }
  if (mode === 'real') await (await import('./real.js')).runReal(command)
  else await (await import('./sandbox.js')).runSandbox(command)
  return 0
}

/** A year on engines of its own, which are gone afterwards, also after Ctrl-C. */
export async function rehearseLocally(
  terminal: Terminal,
  folder: string | undefined,
  options: RehearseOptions,
): Promise<number> {
  const { rehearse } = await import('./rehearse-command.js')
  return rehearse(terminal, folder, options, interrupted())
}

export async function bot(
  { env, print, complain }: Terminal,
  signal: AbortSignal,
  stops: Stops,
): Promise<void> {
  const settings = serviceSettings(env)
  const { startBot } = await import('./bot.js')
  const { lazyClient, temporalConfig } = await import('../temporal.js')
  const stores = stops.add(
    await openMigrated(settings.mongodbUri, { deadlineMs: CLICK_DEADLINE_MS }),
    (each) => each.close(),
  )
  const temporal = stops.add(lazyClient(temporalConfig(env)), (each) => each.connection.close())
  const start = startBot({ ...settings, stores, temporal, clock: realClock, log: complain })
  const running = stops.add(await unlessStopped(start, signal), (each) => each.stop())
  print(`The bot listens on port ${running.port}.`)
  await aborted(signal)
}

export async function worker(
  { env, print, complain }: Terminal,
  signal: AbortSignal,
  stops: Stops,
): Promise<void> {
  const settings = serviceSettings(env)
  const { startWorkerService } = await import('./worker.js')
  const { workflowBundlePath } = await import('./workflow-bundle.js')
  const { systemSources } = await import('../sources/sources.js')
  const { installRuntime, lazyClient, temporalConfig } = await import('../temporal.js')
  const stores = stops.add(await openMigrated(settings.mongodbUri), (each) => each.close())
  installRuntime(complain, signal)
  const config = temporalConfig(env)
  const client = stops.add(lazyClient(config), (each) => each.connection.close())
  const start = startWorkerService({
    stores,
    temporal: { config, client },
    workflowBundle: { codePath: workflowBundlePath() },
    slack: settings.slack,
    mail: settings.mail,
    accounts: systemSources(env),
    clock: realClock,
    log: complain,
  })
  const running = stops.add(await unlessStopped(start, signal), (each) => each.stop())
  print('The worker runs.')
  await Promise.race([aborted(signal), running.finished])
}

export async function migrateDatabase(terminal: Terminal): Promise<number> {
  const { env, print } = terminal
  const { db, close } = await openDatabase(mongodbUri(env))
  await migrate(db, { print }).finally(close)
  if (isTemporalNamed(env)) await prepareTemporal(terminal)
  return 0
}

/** So that cycles are found on Temporal's own page. */
async function prepareTemporal({ env, print }: Terminal): Promise<void> {
  const { lazyClient, temporalConfig } = await import('../temporal.js')
  const { registerSearchAttributes } = await import('../search-attributes.js')
  const client = lazyClient(temporalConfig(env))
  const problem = await registerSearchAttributes(client).finally(() => client.connection.close())
  print(problem ?? `Temporal's namespace ${client.options.namespace} knows the search attributes of cycles.`)
}

/** Runs a service until it is told to stop, and stops what it started, whatever happens. */
export async function serve(
  terminal: Terminal,
  service: (terminal: Terminal, signal: AbortSignal, stops: Stops) => Promise<void>,
): Promise<number> {
  const stops = new Stops()
  try {
    await service(terminal, interrupted(), stops)
    return 0
  } finally {
    await stops.all(terminal.complain)
  }
}

/** Ctrl-C may come twice, from the terminal and from npm: the second one must not cut the stopping short. */
function interrupted(): AbortSignal {
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort())
  return stopping.signal
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
