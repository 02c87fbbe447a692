import { readFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Environment } from '../config.js'

/** What `npm start` leaves in its data folder while it runs, so that commands typed beside it find the database. */
const Running = z.object({ pid: z.int(), mongodbUri: z.string(), database: z.string() })
type Running = z.infer<typeof Running>

/** `STEWARD_DATA`, where the embedded engines keep their data: a folder per mode. */
export function sandboxFolder(env: Environment): string {
  return join(env.STEWARD_DATA || '.steward', 'sandbox')
}

/** Tells commands where to look; the file holds a password, so only its owner may read it. */
export async function announce(folder: string, running: Running): Promise<() => Promise<void>> {
  const file = join(folder, 'running.json')
  await writeFile(file, JSON.stringify(running), { mode: 0o600 })
  return () => rm(file, { force: true })
}

/** The sandbox that runs on this data folder, if one does. */
export function runningSandbox(env: Environment): Running | null {
  try {
    const running = Running.parse(JSON.parse(readFileSync(join(sandboxFolder(env), 'running.json'), 'utf8')))
    process.kill(running.pid, 0)
    return running
  } catch {
    return null
  }
}
