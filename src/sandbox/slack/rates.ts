/** How often something may be called: `burst` at once, then `perMinute`. */
interface Rate {
  perMinute: number
  burst: number
}

/** The rate of each kind of call. The tiers are Slack's; the two of chat.postMessage stand beside them. */
export interface RateTable {
  tier1: Rate
  tier2: Rate
  tier3: Rate
  tier4: Rate
  /** chat.postMessage and chat.postEphemeral into one channel. */
  postToChannel: Rate
  /** chat.postMessage in the whole workspace. */
  postToWorkspace: Rate
}

/** Slack's published figures; how much of a burst it bears is not published, so these are on the careful side. */
export const slackRates: RateTable = {
  tier1: { perMinute: 1, burst: 2 },
  tier2: { perMinute: 20, burst: 10 },
  tier3: { perMinute: 50, burst: 20 },
  tier4: { perMinute: 100, burst: 50 },
  postToChannel: { perMinute: 60, burst: 5 },
  postToWorkspace: { perMinute: 525, burst: 60 },
}

interface Bucket {
  tokens: number
  filledAtMs: number
}

/** Counts calls by key. Its clock is the workspace's: where a day is let pass, nobody has to wait for a second of it. */
export class RateLimiter {
  readonly #table: RateTable
  readonly #nowMs: () => number
  readonly #buckets = new Map<string, Bucket>()

  constructor(table: RateTable, nowMs: () => number) {
    this.#table = table
    this.#nowMs = nowMs
  }

  /** Takes one call of `kind` for `key`. Returns 0, or after how many whole seconds to try again. */
  take(kind: keyof RateTable, key: string): number {
    const { perMinute, burst } = this.#table[kind]
    const now = this.#nowMs()
    const bucketKey = `${kind} ${key}`
    const bucket = this.#buckets.get(bucketKey) ?? { tokens: burst, filledAtMs: now }
    // A machine's clock may be set back.
    const refill = (Math.max(0, now - bucket.filledAtMs) / 60_000) * perMinute
    const tokens = Math.min(burst, bucket.tokens + refill)
    const allowed = tokens >= 1
    this.#buckets.set(bucketKey, { tokens: allowed ? tokens - 1 : tokens, filledAtMs: now })
    return allowed ? 0 : Math.max(1, Math.ceil(((1 - tokens) * 60) / perMinute))
  }
}
