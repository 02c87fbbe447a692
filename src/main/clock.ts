/** What time Steward takes it to be. Only the sandbox, and the tests, are ever ahead of the real time. */
export interface Clock {
  now(): Date
  /** By how much it is ahead of the real time, in milliseconds. */
  aheadMs(): number
}

export const realClock: Clock = { now: () => new Date(), aheadMs: () => 0 }

/** A clock that goes on like the real one and can be moved ahead, never back. */
export class MovableClock implements Clock {
  constructor(private ahead = 0) {}

  now(): Date {
    return new Date(Date.now() + this.ahead)
  }

  aheadMs(): number {
    return this.ahead
  }

  moveTo(instant: Date): void {
    this.ahead = Math.max(this.ahead, instant.getTime() - Date.now())
  }
}
