import { condition, defineSignal, defineUpdate, setHandler, sleep } from '@temporalio/workflow'

/** A hint that the database has something new. It carries nothing: the workflow looks for itself. */
const nudge = defineSignal('nudge')

/** The sandbox moved its clock past the next look. No answers come close to that, so there is nothing to wait for. */
const clockMoved = defineSignal('clock-moved')
/** The same, answered once the workflow has looked. */
const lookNow = defineUpdate('look-now')

/** Answers that come close together are looked at once. */
const TRAILING = '2 seconds'

/** Whether someone said that it is worth looking again. */
export class Nudges {
  private waiting = false
  private atOnce = false
  private begun = 0
  private looked = 0

  constructor() {
    setHandler(nudge, () => {
      this.waiting = true
    })
    setHandler(clockMoved, () => {
      this.waiting = true
      this.atOnce = true
    })
    const look = async () => {
      this.waiting = true
      this.atOnce = true
      const next = this.begun + 1
      await condition(() => this.looked >= next)
    }
    // A workflow that ends with that look has no more to say, and whoever asked sees that it ended.
    setHandler(lookNow, look, { unfinishedPolicy: 'ABANDON' })
  }

  /** Called before a look: what comes during it counts for the next one. */
  forget(): void {
    this.waiting = false
    this.atOnce = false
    this.begun += 1
  }

  /** Until a nudge, or at the latest until that instant (ISO 8601 UTC). */
  async waitUntil(instant: string): Promise<void> {
    if ((await this.untilNudgedOr(instant)) && !this.atOnce) await sleep(TRAILING)
  }

  /** The same for hints that come one by one; true if there was one. */
  async untilNudgedOr(instant: string): Promise<boolean> {
    this.looked = this.begun
    return condition(() => this.waiting, Math.max(1, Date.parse(instant) - Date.now()))
  }
}
