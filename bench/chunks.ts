import { setTimeout as delay } from 'node:timers/promises'

const AT_ONCE = 50

/** Does something to each of many, some of them at once. */
export async function inChunks<Each>(
  all: readonly Each[],
  act: (each: Each) => Promise<void>,
): Promise<void> {
  for (let at = 0; at < all.length; at += AT_ONCE) await Promise.all(all.slice(at, at + AT_ONCE).map(act))
}

/** Waits until it is so, five minutes at most. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 3_000; tries += 1) {
    if (await isSo()) return
    await delay(100)
  }
  throw new Error('It does not get there')
}
