import { mongodbUri } from '../config.js'
import type { DatabaseSettings } from '../store/database.js'
import { assertMigrated } from '../store/migrations.js'
import { type Clock, MovableClock, realClock } from './clock.js'
import { dataFolder, type Mode, modeOf, runningHere } from './running.js'
import { type OpenStores, openStores, type Stores } from './stores.js'
import type { Terminal } from './terminal.js'

/** The database that MONGODB_URI names, else the one of what `npm start` runs here. */
export async function withStores(
  { env, complain }: Terminal,
  work: (stores: Stores, now: () => Date) => Promise<number>,
): Promise<number> {
  const mode = modeOf(env)
  const running = env.MONGODB_URI ? null : runningHere(env)
  if (running) complain(`(the ${whatRuns[mode]} that runs here)`)
  if (!running && !env.MONGODB_URI) {
    complain(
      `No ${whatRuns[mode]} runs here (looked in ${dataFolder(env, mode)}), and MONGODB_URI is not set. ` +
        'Run npm start, set the variables as they were when you did, or set MONGODB_URI.',
    )
    return 1
  }
  const stores = running
    ? await openMigrated(running.mongodbUri, { database: running.database })
    : await openMigrated(mongodbUri(env))
  const clock = running && mode === 'sandbox' ? await sandboxClock(dataFolder(env, mode)) : realClock
  return work(stores, () => clock.now()).finally(stores.close)
}

/** What time it is in the sandbox: what is imported from beside it happens then. */
async function sandboxClock(folder: string): Promise<Clock> {
  const { sandboxAheadMs } = await import('./sandbox-clock.js')
  return new MovableClock(await sandboxAheadMs(folder))
}

const whatRuns: Readonly<Record<Mode, string>> = { sandbox: 'sandbox', real: 'workspace' }

export async function openMigrated(uri: string, settings: DatabaseSettings = {}): Promise<OpenStores> {
  const stores = await openStores(uri, settings)
  try {
    await assertMigrated(stores.db)
    return stores
  } catch (error) {
    await stores.close()
    throw error
  }
}
