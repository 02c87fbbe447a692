import { condition, defineSignal, setHandler, sleep } from '@temporalio/workflow'

/** A hint that the database has something new. It carries nothing: the workflow looks for itself. */
const nudge = defineSignal('nudge')

/** The sandbox moved its clock past the next look. No answers come close to that, so there is nothing to wait for. */
const clockMoved = defineSignal('clock-moved')

/** Answers that come close together are looked at once. */
const TRAILING = '2 seconds'

/** Whether someone said that it is worth looking again. */
export class Nudges {
  private waiting = false
  private atOnce = false

  constructor() {
    setHandler(nudge, () => {
      this.waiting = true
    })
    setHandler(clockMoved, () => {
      this.waiting = true
      this.atOnce = true
    })
  }

  /** Called before a look: what comes during it counts for the next one. */
  forget(): void {
    this.waiting = false
    this.atOnce = false
  }

  /** Until a nudge, or at the latest until that instant (ISO 8601 UTC). */
  async waitUntil(instant: string): Promise<void> {
    if ((await this.untilNudgedOr(instant)) && !this.atOnce) await sleep(TRAILING)
  }

  /** The same for hints that come one by one; true if there was one. */
  async untilNudgedOr(instant: string): Promise<boolean> {
    return condition(() => this.waiting, Math.max(1, Date.parse(instant) - Date.now()))
  }
}
