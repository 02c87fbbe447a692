import { DataFolder } from './data-folder.js'
import { type FoundProgram, findProgram } from './find.js'
import { type MongodbUris, startMongod } from './mongod.js'
import type { Held } from './processes.js'
import { mongod, type Program, temporal } from './programs.js'
import type { Progress, Step } from './progress.js'
import { startTemporal, type TemporalAddresses } from './temporal.js'

export interface Engines {
  /** `address` is host:port; `webAddress` is Temporal's own page, known when we started it. */
  temporal: { address: string; webAddress?: string }
  /** One server, one database, a user for each need; all the same when MONGODB_URI was given. */
  mongodb: MongodbUris
  /** Resolves when an engine ends unasked: which, and what it said last. */
  failed: Promise<Error>
  stop(): Promise<void>
}

type Running = { name: string; engine: Held }[]

export interface EnginesOptions {
  /** Where the engines keep their data, such as `.steward/sandbox`. */
  dataFolder: string
  database: string
  env: NodeJS.ProcessEnv
  progress: Progress
  /** Stops the start wherever it is; what was started by then is stopped. */
  signal: AbortSignal
  /** Nobody needs it tomorrow, or after a crash: what is written waits for no disk. */
  passing?: boolean
}

/**
 * Gives the addresses of a Temporal server and a MongoDB: those named in the environment, or else its own.
 * @throws ProgramNotFound, DataFolderRefused, or what an engine said when it did not start
 */
export async function startEngines(options: EnginesOptions): Promise<Engines> {
  const { TEMPORAL_ADDRESS: temporalAddress, MONGODB_URI: mongodbUri } = options.env
  const running: Running = []
  const data = temporalAddress && mongodbUri ? undefined : await DataFolder.open(options.dataFolder)
  let isStopping = false
  const stop = async () => {
    isStopping = true
    // In the reverse order of their start, one after the other.
    for (const { name, engine } of running.splice(0).reverse()) {
      await engine.stop()
      await data?.keep(name, { pid: undefined })
    }
    await data?.close()
  }
  try {
    const uris = mongodbUri || !data ? undefined : await ownMongod(options, data, running)
    const addresses = temporalAddress || !data ? undefined : await ownTemporal(options, data, running)
    const ends = running.map(async ({ name, engine }) => {
      await engine.ended
      return new Error(`${name} ended unasked. It said last:\n${await engine.lastWords()}`)
    })
    return {
      temporal: addresses ?? { address: temporalAddress ?? '' },
      mongodb: uris ?? sameForAll(mongodbUri ?? ''),
      failed: new Promise((resolve) => {
        for (const end of ends) end.then((error) => !isStopping && resolve(error))
      }),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function ownMongod(options: EnginesOptions, data: DataFolder, running: Running): Promise<MongodbUris> {
  const program = await findFor(mongod, data, options)
  return inOneStep(options.progress, 'Starting MongoDB', async (step) => {
    const { engine, uris } = await startMongod({
      ...options,
      program,
      data,
      wishedPort: 27117,
      note: step.note,
    })
    running.push({ name: mongod.name, engine })
    step.done(`${new URL(uris.appUri).host}, data in ${data.path}`)
    return uris
  })
}

async function ownTemporal(
  options: EnginesOptions,
  data: DataFolder,
  running: Running,
): Promise<TemporalAddresses> {
  const program = await findFor(temporal, data, options)
  const ports = { frontend: 7233, web: 8233 }
  return inOneStep(options.progress, 'Starting Temporal', async (step) => {
    const storage = options.passing ? 'memory' : 'disk'
    const start = { program, data, ports, storage, signal: options.signal } as const
    const { engine, addresses } = await startTemporal(start)
    running.push({ name: temporal.name, engine })
    step.done(`${addresses.address}, its page at ${addresses.webAddress}`)
    return addresses
  })
}

async function inOneStep<T>(progress: Progress, label: string, work: (step: Step) => Promise<T>): Promise<T> {
  const step = progress.step(label)
  try {
    return await work(step)
  } catch (error) {
    step.fail('it did not start')
    throw error
  }
}

function findFor(program: Program, data: DataFolder, options: EnginesOptions): Promise<FoundProgram> {
  const series = data.note(program.name).series
  const search = series ? { ...options, data: { series, folder: data.path } } : options
  return findProgram(program, search)
}

function sameForAll(uri: string): Engines['mongodb'] {
  return { migrateUri: uri, appUri: uri, readUri: uri, sandboxUri: uri }
}
