import type { Client } from '@temporalio/client'
import type { Asks } from '../store/asks.js'
import { nudgeWorkflowOf } from '../temporal.js'

export interface NudgeTools {
  asks: Asks
  temporal: Client
  logError: (error: unknown) => void
}

/** Many answer at the same time, and only the last one of a cycle can change what its workflow does next. */
const TRAILING_MS = 2_000

/** Wakes the workflows of cycles whose last question was answered. What is lost here is taken up by the sweep. */
export class Nudges {
  readonly #asks = new Set<string>()
  #timer: NodeJS.Timeout | undefined

  constructor(private readonly tools: NudgeTools) {}

  /** After the answer is durable. */
  answered(ask: string): void {
    this.#asks.add(ask)
    this.#timer ??= setTimeout(() => void this.#look(), TRAILING_MS).unref()
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  async #look(): Promise<void> {
    this.#timer = undefined
    const { asks, temporal, logError } = this.tools
    const answered = [...this.#asks]
    this.#asks.clear()
    try {
      for (const cycle of await asks.endedBy(answered)) await nudgeWorkflowOf(temporal, cycle).catch(logError)
    } catch (error) {
      logError(error)
    }
  }
}
