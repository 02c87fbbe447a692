import { type ChildProcess, execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

/** A program in TypeScript that plain Node can run: what jest translates, it translates only for itself. */
export interface Program {
  /** Resolves when the program sent its first message. */
  start(...args: string[]): Promise<ChildProcess>
  remove(): Promise<void>
}

export async function programFrom(source: string): Promise<Program> {
  const folder = await mkdtemp(join(tmpdir(), 'steward-program-'))
  const file = join(folder, 'program.mjs')
  await promisify(execFile)(resolve('node_modules/.bin/esbuild'), [
    resolve(source),
    ...['--bundle', '--platform=node', '--target=node20', '--format=esm', '--log-level=error'],
    // Packages are as they run in production: some are CommonJS, some load native code.
    '--packages=external',
    `--outfile=${file}`,
  ])
  await symlink(resolve('node_modules'), join(folder, 'node_modules'))
  return {
    async start(...args) {
      const child = fork(file, args, { execArgv: [] })
      await Promise.race([
        once(child, 'message'),
        once(child, 'exit').then(() => Promise.reject(new Error(`${source} ended before it was ready`))),
      ])
      return child
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
