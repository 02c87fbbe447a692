import type { Stores } from '../src/main/stores.js'

/** The most that this process has had meanwhile, in MB; its worker is by far the most of it. */
export function peak(): () => number {
  global.gc?.()
  let most = 0
  const look = () => {
    most = Math.max(most, process.memoryUsage().rss)
  }
  const looking = setInterval(look, 50)
  return () => {
    clearInterval(looking)
    return most / 1_000_000
  }
}

export async function secondsOf(act: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await act()
  return (performance.now() - begun) / 1_000
}

/** As many rows as that, as fast as they go: nothing is read, nothing guarded, nothing kept for the ledger. */
export async function written({ db }: Stores, rows: number): Promise<void> {
  const bare = db.collection('bare-rows')
  for (let from = 0; from < rows; from += 500)
    await bare.insertMany(
      Array.from({ length: 500 }, (_, n) => ({ n: from + n, value: 'keep', at: new Date().toISOString() })),
    )
}
