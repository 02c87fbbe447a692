import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Environment } from '../config.js'
import { endOf } from '../domain/working-days.js'
import { startEngines } from '../engines/engines.js'
import { printedProgress } from '../engines/progress.js'
import { orgImport } from '../org/commands.js'
import { registerSearchAttributes } from '../search-attributes.js'
import { openDatabase } from '../store/database.js'
import { migrate } from '../store/migrations.js'
import { installRuntime, lazyClient, temporalConfig } from '../temporal.js'
import { MovableClock } from './clock.js'
import { importingInto } from './importing.js'
import { setStage } from './rehearsal-stage.js'
import { Stops } from './stops.js'
import { openStores } from './stores.js'
import { workflowBundlePath } from './workflow-bundle.js'

/** The database of a server that is started for the rehearsal alone. */
const DATABASE = 'steward'
const LETS_END_MS = 30_000
const STOPPED = 'Stopped: nothing of the rehearsal is left.'

export interface RehearsalPlace {
  env: Environment
  organisation: string
  year: number
  /** The head office's. */
  timeZone: string
  signal: AbortSignal
  out: NodeJS.WriteStream
  log: (line: string) => void
  /** Where the workflows' code is, if not where a built Steward has it. */
  workflowBundle?: string
}

type Rehearsed<Result> = (stage: Awaited<ReturnType<typeof setStage>>) => Promise<Result>

/**
 * Engines of its own in a folder that is gone afterwards, the organisation imported on New Year's Day, and all of Steward on
 * it. What the environment says of a database, of Temporal, of Slack or of systems is not looked at.
 */
export async function onStage<Result>(place: RehearsalPlace, rehearse: Rehearsed<Result>): Promise<Result> {
  const { env, organisation, year, timeZone, signal, out, log, workflowBundle = workflowBundlePath() } = place
  const stops = new Stops()
  const folder = await mkdtemp(join(tmpdir(), 'steward-rehearsal-'))
  stops.add(folder, (each) => rm(each, { recursive: true, force: true }))
  const progress = printedProgress(out)
  try {
    const engines = await startEngines({
      ...{ dataFolder: folder, database: DATABASE, progress, signal, passing: true },
      env: enginesAlone(env),
    })
    stops.add(engines, (each) => each.stop())
    const { mongodb } = engines
    const { db, close } = await openDatabase(mongodb.migrateUri, { database: DATABASE })
    await migrate(db, { print: () => undefined }).finally(close)
    const stores = stops.add(await openStores(mongodb.appUri, { database: DATABASE }), (each) => each.close())
    const begins = Date.parse(endOf(`${year - 1}-12-31`, timeZone)) + 60_000
    const clock = new MovableClock(begins - Date.now())
    const printed: string[] = []
    const code = await orgImport(organisation, {
      ...importingInto(stores),
      ...{ print: (line) => printed.push(line), now: () => clock.now(), operator: 'rehearsal' },
    })
    if (code !== 0) throw new Error(printed.join('\n'))
    const config = temporalConfig({
      TEMPORAL_ADDRESS: engines.temporal.address,
      TEMPORAL_NAMESPACE: 'default',
    })
    const client = stops.add(lazyClient(config), (each) => each.connection.close())
    installRuntime(log, signal)
    await registerSearchAttributes(client)
    const workspace = await openDatabase(mongodb.sandboxUri, { database: `${DATABASE}_sandbox` })
    stops.add(workspace, (each) => each.close())
    const stage = await setStage({
      ...{ stores, workspace: workspace.db, folder: organisation, clock, stops, log },
      temporal: { config, client },
      workflowBundle: { codePath: workflowBundle },
    })
    const failed = engines.failed.then((error) => Promise.reject(error))
    const rehearsal = rehearse(stage)
    return await Promise.race([rehearsal, failed, interrupted(signal, rehearsal)])
  } catch (error) {
    // Whatever an interrupted rehearsal, or the start of its engines, failed with.
    throw signal.aborted ? new Error(STOPPED) : error
  } finally {
    await stops.all(log)
  }
}

/** Whoever has pressed Ctrl-C gets what was played so far, if it can be summed up soon. */
async function interrupted(signal: AbortSignal, rehearsal: Promise<unknown>): Promise<never> {
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
  await Promise.race([rehearsal.catch(() => undefined), delay(LETS_END_MS, undefined, { ref: false })])
  throw new Error(STOPPED)
}

/** Where engines are found, and nothing else: no address of anything real. */
function enginesAlone({ PATH, STEWARD_CACHE, XDG_CACHE_HOME }: Environment): Environment {
  return { PATH, STEWARD_CACHE, XDG_CACHE_HOME }
}
