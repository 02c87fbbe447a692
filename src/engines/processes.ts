import { execFile, spawn } from 'node:child_process'
import { open, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const leash = fileURLToPath(new URL('./leash.mjs', import.meta.url))

/** A running engine. */
export interface Held {
  pid: number
  /** Settles when the engine has ended, asked or not. */
  ended: Promise<void>
  /** The last lines that it logged. */
  lastWords(): Promise<string>
  /** Asks it to end, kills it after the grace period, and waits until it is gone. */
  stop(): Promise<void>
}

interface Holding {
  /** The file that takes what the engine prints; begun anew. */
  log: string
  /** A line of the log as a person should read it; undefined for chatter. */
  readable?(line: string): string | undefined
}

const graceSeconds = 15

/**
 * Starts an engine in a process group of its own, so that a terminal's Ctrl-C reaches us alone, on a leash that
 * ends it when we are gone.
 */
export async function hold(program: string, args: string[], holding: Holding): Promise<Held> {
  const { log, readable = (line) => line } = holding
  const logFile = await open(log, 'w', 0o600)
  const holder = spawn(process.execPath, [leash, `${graceSeconds}`, program, ...args], {
    detached: true,
    stdio: ['pipe', logFile.fd, logFile.fd, 'pipe'],
  })
  // The leash may be gone when we close the pipe; that is as good.
  holder.stdin?.on('error', () => {})
  const ended = new Promise<void>((resolve, reject) => {
    holder.once('error', reject)
    holder.once('exit', () => resolve())
  })
  await logFile.close()
  const lastWords = async () => {
    const lines = (await readFile(log, 'utf8')).trim().split('\n')
    const read = lines.map(readable).filter((line) => line !== undefined)
    return [...read.slice(-5), `(all of it: ${log})`].join('\n')
  }
  const pid = await Promise.race([readPid(holder.stdio[3] as Readable), ended.then(() => undefined)])
  if (!pid) throw new Error(`${program} does not run here: ${await lastWords()}`)
  return {
    pid,
    ended,
    lastWords,
    async stop() {
      holder.stdin?.end()
      await ended
      await endProcess(pid, program)
    },
  }
}

async function readPid(channel: Readable): Promise<number | undefined> {
  for await (const chunk of channel) return Number(String(chunk))
  return undefined
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** The command line of a process, or undefined when there is none; a pid alone may have been given anew. */
export async function commandOf(pid: number): Promise<string | undefined> {
  if (!isAlive(pid)) return undefined
  if (process.platform === 'linux') {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    return line.replaceAll('\0', ' ').trim() || undefined
  }
  const listed = await promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', `${pid}`]).catch(
    () => undefined,
  )
  return listed?.stdout.trim() || undefined
}

/** Ends a process whose command line holds `mark`, and no other that may have its pid by now. */
export async function endProcess(pid: number, mark: string): Promise<void> {
  const isIt = async () => (await commandOf(pid))?.includes(mark) ?? false
  if (!(await isIt())) return
  process.kill(pid, 'SIGTERM')
  for (const deadline = Date.now() + graceSeconds * 1000; Date.now() < deadline; await pause(50)) {
    if (!(await isIt())) return
  }
  process.kill(pid, 'SIGKILL')
  while (await isIt()) await pause(20)
}

/** The first of the wished ports that is free on loopback, else any free one. */
export async function freePort(wished: (number | undefined)[]): Promise<number> {
  for (const port of wished) {
    if (port && (await listenOnce(port).catch(() => undefined))) return port
  }
  return listenOnce(0)
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
}
