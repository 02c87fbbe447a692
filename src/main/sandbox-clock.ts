import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { isMorning } from '../domain/reminders.js'
import type { WorkspaceClock } from '../sandbox/clock.js'
import { MovableClock } from './clock.js'
import type { Stores } from './stores.js'
import { nextOfficeMorning, type Traveller, travel } from './travel.js'

const Kept = z.object({ aheadMs: z.number().min(0) })

/** Into the morning by so much, a new sandbox begins: whoever is asked something is asked at once. */
const BEGINS_AFTER_MS = 10 * 60_000

/** How far the sandbox's clock is ahead, as it was left; a new one begins on the morning of a business day. */
export async function openSandboxClock(folder: string, stores: Stores): Promise<MovableClock> {
  const file = fileOf(folder)
  if (existsSync(file)) return new MovableClock(Kept.parse(JSON.parse(await readFile(file, 'utf8'))).aheadMs)
  const clock = new MovableClock()
  const now = clock.now().toISOString()
  const organisation = await stores.organisation.read()
  if (organisation && !isMorning(now, organisation, organisation.reminders)) {
    clock.moveTo(new Date(Date.parse(await nextOfficeMorning(stores, now)) + BEGINS_AFTER_MS))
  }
  await keep(folder, clock)
  return clock
}

/** How far a sandbox in this folder is ahead, for commands that are typed beside it; 0 where none was begun. */
export async function sandboxAheadMs(folder: string): Promise<number> {
  const file = fileOf(folder)
  return existsSync(file) ? Kept.parse(JSON.parse(await readFile(file, 'utf8'))).aheadMs : 0
}

/** The clock in the hands of whoever uses the page. */
export function workspaceClock(folder: string, traveller: Traveller): WorkspaceClock {
  const { clock } = traveller
  return {
    now: () => clock.now(),
    aheadMs: () => clock.aheadMs(),
    forward: async (to) => {
      try {
        return await travel(traveller, to)
      } finally {
        await keep(folder, clock)
      }
    },
  }
}

async function keep(folder: string, clock: MovableClock): Promise<void> {
  await writeFile(fileOf(folder), JSON.stringify({ aheadMs: clock.aheadMs() }))
}

function fileOf(folder: string): string {
  return join(folder, 'clock.json')
}
