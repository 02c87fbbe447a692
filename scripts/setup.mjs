// Makes a fresh clone ready: right Node, dependencies as the lock file says, an up-to-date build.
// Without dependencies of its own, since it runs before there are any.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run, StepFailed, step } from './steps.mjs'

const root = resolve(fileURLToPath(import.meta.url), '../..')
const oldestNode = [20, 19]

export async function setUp() {
  process.chdir(root)
  refuseOldNode()
  await installIfNeeded()
  await buildIfNeeded()
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return
  throw new StepFailed(
    `Steward needs Node ${oldestNode.join('.')} or later; this is ${process.versions.node}. ` +
      'Install a newer one from https://nodejs.org and run the command again.',
  )
}

/** The note of what is installed lies inside node_modules, so that it goes when that goes. */
async function installIfNeeded() {
  const note = join('node_modules', '.steward-lock-hash')
  const hash = createHash('sha256')
    .update(await readFile('package-lock.json'))
    .digest('hex')
  const noted = await readFile(note, 'utf8').catch(() => undefined)
  if (noted === hash) return
  await step('Installing dependencies', async (tell) => {
    tell(noted ? 'the lock file has changed' : 'the first time takes a minute or two')
    await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=http'], tell)
    await writeFile(note, hash)
  })
}

async function buildIfNeeded() {
  const built = await stat(join('dist', '.built')).catch(() => undefined)
  const sources = ['src', 'scripts', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json']
  if (built && !(await anyNewerThan(built.mtimeMs, sources))) return
  const { buildAll } = await import('./build.mjs')
  await buildAll()
}

async function anyNewerThan(time, paths) {
  for (const path of paths.filter(existsSync)) {
    const { mtimeMs } = await stat(path)
    if (mtimeMs > time) return true
    const entries = await readdir(path, { withFileTypes: true }).catch(() => [])
    if (
      await anyNewerThan(
        time,
        entries.map((entry) => join(path, entry.name)),
      )
    )
      return true
  }
  return false
}
