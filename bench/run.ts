import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { DataFolder } from '../src/engines/data-folder.js'
import { findProgram } from '../src/engines/find.js'
import { startMongod } from '../src/engines/mongod.js'
import { mongod } from '../src/engines/programs.js'
import { printedProgress } from '../src/engines/progress.js'
import { type Stores, storesOf } from '../src/main/stores.js'
import { migrate } from '../src/store/migrations.js'

/** What a bench works with while it runs. */
export interface BenchTools {
  /** Of a MongoDB of its own, prepared as `steward migrate` does. */
  stores: Stores
  adminUri: string
  data: DataFolder
  /** How it finds what else it starts. */
  search: Parameters<typeof findProgram>[1]
  /** Aborted at the end: whatever is still running stops. */
  signal: AbortSignal
}

/** Runs a bench, and leaves nothing of it behind but its report. */
export async function run(bench: (tools: BenchTools) => Promise<void>): Promise<never> {
  const folder = await mkdtemp(join(tmpdir(), 'steward-bench-'))
  const stopping = new AbortController()
  const { signal } = stopping
  try {
    const search = { env: process.env, progress: printedProgress(process.stderr), signal }
    const data = await DataFolder.open(folder)
    const program = await findProgram(mongod, search)
    const { engine, adminUri } = await startMongod({ program, data, database: 'steward', signal })
    const client = await MongoClient.connect(adminUri)
    await migrate(client.db('steward'), { print: () => undefined })
    await bench({ stores: storesOf(client.db('steward')), adminUri, data, search, signal })
    await client.close()
    await engine.stop()
  } finally {
    stopping.abort()
    await rm(folder, { recursive: true, force: true })
  }
  process.exit()
}
