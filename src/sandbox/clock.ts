import type { Live } from './live.js'

export type ForwardTo = 'next-morning' | 'week' | 'next-event'

/** What the workspace takes the time from, and how it is moved. */
export interface WorkspaceClock {
  now(): Date
  /** How much of it was let pass in moments. */
  aheadMs(): number
  /** Moves the time on; settles with the new time once everything that was due on the way has happened. */
  forward(to: ForwardTo): Promise<Date>
}

/** A clock that may be one that only runs. */
export type Clock = Pick<WorkspaceClock, 'now'> & Partial<WorkspaceClock>

/** How often pages look what time it has become while the clock moves. */
const ON_THE_WAY_MS = 500

/** The clock as people on the page have it in hand: one move at a time. */
export class ClockControl {
  readonly #clock: Clock
  readonly #live: Live
  #moving: ForwardTo | null = null

  constructor(clock: Clock, live: Live) {
    this.#clock = clock
    this.#live = live
  }

  get state() {
    return {
      now: this.#clock.now().toISOString(),
      movable: this.#clock.forward !== undefined,
      moving: this.#moving,
    }
  }

  /** Returns why the clock was not moved, or null. */
  async forward(to: ForwardTo): Promise<string | null> {
    if (this.#clock.forward === undefined) return 'This clock cannot be moved.'
    if (this.#moving !== null) return 'The clock is moving already. Wait until it stands.'
    this.#moving = to
    this.#live.tellControls()
    const onTheWay = setInterval(() => this.#live.tellControls(), ON_THE_WAY_MS)
    try {
      await this.#clock.forward(to)
      return null
    } catch (error) {
      return `The clock stopped on its way: ${error instanceof Error ? error.message : String(error)}`
    } finally {
      clearInterval(onTheWay)
      this.#moving = null
      this.#live.tellControls()
      // Meanwhile people may have come or gone.
      this.#live.tell(null)
    }
  }
}
