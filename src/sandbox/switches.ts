/**
 * What can be made to go wrong, as it does in Slack, and in systems whose accounts are read, now and then:
 * - `redeliver-events`: an event is sent a second time, as if the first answer had been lost.
 * - `rate-limit`: calls are answered 429, of one method or of all.
 * - `files-not-ready`: an uploaded picture is still being worked on, so that a message cannot show it yet.
 * - `missing-scope`: calls are answered `missing_scope`, as if the app had been installed without a permission.
 * - `drop-socket`: the WebSocket is closed, and new ones are refused.
 * - `invalid-auth`: calls are answered `invalid_auth`, as if the app's token had been taken back.
 * - `systems-down`: the systems whose accounts are read do not answer.
 */
export const switchNames = [
  'redeliver-events',
  'rate-limit',
  'files-not-ready',
  'missing-scope',
  'drop-socket',
  'invalid-auth',
  'systems-down',
] as const

export type SwitchName = (typeof switchNames)[number]

export interface Fault {
  name: SwitchName
  /** The one Web API method that is hit; null for all. */
  method: string | null
  /** How often it strikes; null until it is switched off. */
  times: number | null
}

/** The faults that are switched on. Whoever plays a part of Slack asks here whether to fail, each time. */
export class Switches {
  readonly #on = new Map<SwitchName, Fault>()
  readonly #listeners = new Set<() => void>()

  /** Switches a fault on, in place of what was set for it before. */
  turnOn(name: SwitchName, { method = null, times = null }: Partial<Omit<Fault, 'name'>> = {}): void {
    this.#on.set(name, { name, method, times })
    this.#tell()
  }

  turnOff(name: SwitchName): void {
    if (this.#on.delete(name)) this.#tell()
  }

  /** Whether the fault strikes now; each yes counts. `method` is the one that is called, where one is. */
  strikes(name: SwitchName, method: string | null = null): boolean {
    const fault = this.#on.get(name)
    if (fault === undefined || (fault.method !== null && fault.method !== method)) return false
    if (fault.times === null) return true
    if (fault.times <= 1) this.#on.delete(name)
    else this.#on.set(name, { ...fault, times: fault.times - 1 })
    this.#tell()
    return true
  }

  list(): Fault[] {
    return switchNames.flatMap((name) => this.#on.get(name) ?? [])
  }

  /** Calls `listener` after each change. Returns the way to stop. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
