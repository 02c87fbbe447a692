import { setTimeout as pause } from 'node:timers/promises'
import type { Held } from './processes.js'

const patienceMs = 60_000

/**
 * Tries until the engine answers.
 * @throws with the engine's last words when it ended instead, or when a minute has passed
 */
export async function untilReady<T>(
  name: string,
  engine: Held,
  signal: AbortSignal,
  attempt: () => Promise<T>,
): Promise<T> {
  let ended = false
  engine.ended.then(() => {
    ended = true
  })
  let reason: unknown
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; ) {
    signal.throwIfAborted()
    if (ended) throw new Error(`${name} ended while it was starting. It said:\n${await engine.lastWords()}`)
    try {
      return await attempt()
    } catch (error) {
      reason = error
      await pause(100, undefined, { signal })
    }
  }
  throw new Error(`${name} did not get ready within ${patienceMs / 1000} s: ${reason}`)
}
