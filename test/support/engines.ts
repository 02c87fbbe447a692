import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import chromium from '@sparticuz/chromium'
import { build } from 'esbuild'

declare global {
  /** Stops what the global set-up of this test run started. */
  var stopTestEngines: (() => Promise<void>) | undefined
}

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/**
 * Translates src/engines for plain Node and returns the folder. Jest does not map `./x.js` to `./x.ts` in a
 * global set-up, and programs that a test starts do not have jest around them at all.
 */
export async function buildEngines(): Promise<string> {
  const outdir = join(root, 'dist/engines-for-tests')
  const entryPoints = [join(root, 'src/engines/*.ts')]
  await build({ entryPoints, outdir, format: 'esm', platform: 'node', target: 'node20', logLevel: 'warning' })
  await copyFile(join(root, 'src/engines/leash.mjs'), join(outdir, 'leash.mjs'))
  return outdir
}

/**
 * Starts one MongoDB (with users, as `npm start` has it) and one Temporal server for the whole test run, and finds
 * the Temporal server whose clock skips ahead. What the environment names already is used as it is.
 */
export default async function startTestEngines(): Promise<void> {
  const starters = await testEngines()
  const missing = Object.keys(starters).filter((name) => !process.env[name])
  try {
    for (const name of missing) process.env[name] = await starters[name]?.()
  } catch (error) {
    await globalThis.stopTestEngines?.()
    throw error
  }
}

/** The workflows as one file, made once for all tests; its path. */
async function bundleForTests(folder: string): Promise<string> {
  const outfile = join(root, 'dist/engines-for-tests/bundler.js')
  const entryPoints = [join(root, 'src/temporal.ts')]
  await build({
    entryPoints,
    outfile,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  })
  const { bundleWorkflows }: typeof import('../../src/temporal.js') = await import(outfile)
  const { code } = await bundleWorkflows(join(root, 'src/workflows/all.ts'))
  const path = join(folder, 'workflow-bundle.js')
  await writeFile(path, code)
  return path
}

/** For each variable that the tests read: how to come by its value. */
async function testEngines(): Promise<Record<string, () => Promise<string>>> {
  const built = await buildEngines()
  const { findProgram }: typeof import('../../src/engines/find.js') = await import(`${built}/find.js`)
  const { DataFolder }: typeof import('../../src/engines/data-folder.js') = await import(
    `${built}/data-folder.js`
  )
  const { printedProgress }: typeof import('../../src/engines/progress.js') = await import(
    `${built}/progress.js`
  )
  const { startMongod }: typeof import('../../src/engines/mongod.js') = await import(`${built}/mongod.js`)
  const { startTemporal }: typeof import('../../src/engines/temporal.js') = await import(
    `${built}/temporal.js`
  )
  const programs: typeof import('../../src/engines/programs.js') = await import(`${built}/programs.js`)

  const { signal } = new AbortController()
  const search = { env: process.env, progress: printedProgress(process.stderr), signal }
  const running: { stop(): Promise<void> }[] = []
  const data = await DataFolder.open(await mkdtemp(join(tmpdir(), 'steward-test-')))
  const stop = async () => {
    await Promise.all(running.splice(0).map((engine) => engine.stop()))
    await rm(data.path, { recursive: true, force: true })
  }
  globalThis.stopTestEngines = stop
  // Ctrl-C ends the engines by their leash anyway; this takes the folder away, too.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop().then(exitStopped))
  return {
    async TEST_MONGODB_ADMIN_URI() {
      const program = await findProgram(programs.mongod, search)
      // A command through a socket takes two thirds of the CPU that it takes through TCP, on both sides.
      const start = { program, data, database: 'steward', socketFolder: data.path, signal }
      const { engine, adminUri } = await startMongod(start)
      running.push(engine)
      return adminUri
    },
    async TEST_TEMPORAL_ADDRESS() {
      const program = await findProgram(programs.temporal, search)
      const ports = { frontend: undefined, web: undefined }
      const { engine, addresses } = await startTemporal({ program, data, storage: 'memory', ports, signal })
      running.push(engine)
      return addresses.address
    },
    async TEST_WORKFLOW_BUNDLE() {
      return bundleForTests(data.path)
    },
    async TEST_TEMPORAL_TIME_SKIPPING() {
      return (await findProgram(programs.temporalTestServer, search)).path
    },
    /** It unpacks itself when it is first asked for; of two files at once, one would run what the other still writes. */
    async TEST_CHROMIUM() {
      return hasOwnChromium ? chromium.executablePath() : ''
    },
  }
}

/** Elsewhere the package has none. */
const hasOwnChromium = process.platform === 'linux' && process.arch === 'x64'

function exitStopped(): never {
  process.exit(130)
}
