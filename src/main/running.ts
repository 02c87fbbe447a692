import { readFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Environment, isSlackNamed } from '../config.js'

/** What `npm start` runs here: the example in a workspace of its own, or an organisation in its Slack. */
export type Mode = 'sandbox' | 'real'

/** What it leaves in its data folder while it runs, so that commands typed beside it find the database. */
const Running = z.object({ pid: z.int(), mongodbUri: z.string(), database: z.string() })
type Running = z.infer<typeof Running>

/** Credentials of a real workspace decide: the example's people and a moved clock never meet those. */
export function modeOf(env: Environment): Mode {
  return isSlackNamed(env) ? 'real' : 'sandbox'
}

/** In `STEWARD_DATA`, where the embedded engines keep their data, each mode has a folder of its own. */
export function dataFolder(env: Environment, mode: Mode): string {
  return join(env.STEWARD_DATA || '.steward', mode)
}

/** Tells commands where to look; the file holds a password, so only its owner may read it. */
export async function announce(folder: string, running: Running): Promise<() => Promise<void>> {
  const file = join(folder, 'running.json')
  await writeFile(file, JSON.stringify(running), { mode: 0o600 })
  return () => rm(file, { force: true })
}

/** What runs here of the mode that `npm start` would run, if it does. */
export function runningHere(env: Environment): Running | null {
  return runningOn(dataFolder(env, modeOf(env)))
}

/** What runs on this data folder, if anything does. */
export function runningOn(folder: string): Running | null {
  try {
    const running = Running.parse(JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')))
    process.kill(running.pid, 0)
    return running
  } catch {
    return null
  }
}
