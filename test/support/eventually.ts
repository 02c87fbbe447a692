import { setTimeout as delay } from 'node:timers/promises'

/** Waits until there is something; what happens behind the scenes takes a moment. */
export async function eventually<Found>(
  look: () => Promise<Found>,
  seconds = 20,
): Promise<NonNullable<Found>> {
  for (const end = Date.now() + seconds * 1_000; ; await delay(100)) {
    const found = await look()
    if (found) return found
    if (Date.now() > end) throw new Error(`Nothing after ${seconds} s`)
  }
}
