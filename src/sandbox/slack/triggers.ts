import { randomBytes, randomInt } from 'node:crypto'
import { SlackError } from './slack-error.js'

interface Trigger {
  account: string
  /** The modal in which the person acted; null outside a modal. */
  view: string | null
  openedAtMs: number
  used: boolean
}

const LIFETIME_MS = 3_000
const KEPT_MS = 10 * 60_000

/** The right to open a form on somebody's screen, given with each of their acts, for 3 seconds and once. */
export class Triggers {
  readonly #now: () => Date
  readonly #triggers = new Map<string, Trigger>()

  constructor(now: () => Date) {
    this.#now = now
  }

  open(account: string, view: string | null): string {
    this.#forgetOld()
    const id = `${randomInt(1e12)}.${randomInt(1e12)}.${randomBytes(16).toString('hex')}`
    this.#triggers.set(id, { account, view, openedAtMs: this.#now().getTime(), used: false })
    return id
  }

  /** Throws SlackError: invalid_trigger_id, exchanged_trigger_id or expired_trigger_id. */
  exchange(id: string): { account: string; view: string | null } {
    const trigger = this.#triggers.get(id)
    if (trigger === undefined) throw new SlackError('invalid_trigger_id')
    if (trigger.used) throw new SlackError('exchanged_trigger_id')
    if (this.#now().getTime() - trigger.openedAtMs > LIFETIME_MS) throw new SlackError('expired_trigger_id')
    trigger.used = true
    return { account: trigger.account, view: trigger.view }
  }

  #forgetOld(): void {
    const oldest = this.#now().getTime() - KEPT_MS
    for (const [id, { openedAtMs }] of this.#triggers) {
      if (openedAtMs >= oldest) return
      this.#triggers.delete(id)
    }
  }
}
