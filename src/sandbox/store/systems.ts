import type { Collection, Db } from 'mongodb'
import { choicesOf, type PlayedSystem, refusalOf, type SystemAccount } from '../vendors/system.js'

/** What somebody did to an account; everything else is as it was at first. */
interface Change {
  /** The system's id and the account's login. */
  _id: string
  removed?: boolean
  may?: string[]
}

export type AccountState = SystemAccount & { removed: boolean }

/** The systems whose accounts are looked at, and what was changed in them. */
export class Systems {
  readonly #changes: Collection<Change>
  readonly #systems: readonly PlayedSystem[]

  constructor(db: Db, systems: readonly PlayedSystem[]) {
    this.#changes = db.collection('system-accounts')
    this.#systems = systems
  }

  list(): readonly PlayedSystem[] {
    return this.#systems
  }

  byId(id: string): PlayedSystem | undefined {
    return this.#systems.find((each) => each.id === id)
  }

  /** With those that were removed, which may be added back. */
  async all(system: PlayedSystem): Promise<AccountState[]> {
    const ids = system.accounts.map(({ login }) => idOf(system.id, login))
    const changes = await this.#changes.find({ _id: { $in: ids } }).toArray()
    const byId = new Map(changes.map((change) => [change._id, change]))
    return system.accounts.map((account) => {
      const { removed = false, may = account.may } = byId.get(idOf(system.id, account.login)) ?? {}
      return { ...account, removed, may }
    })
  }

  /** As the system itself has them. */
  async present(system: PlayedSystem): Promise<AccountState[]> {
    return (await this.all(system)).filter(({ removed }) => !removed)
  }

  /** Says why not, where something is in the way. */
  async change(id: string, login: string, change: Omit<Change, '_id'>): Promise<string | null> {
    const system = this.byId(id)
    if (!system?.accounts.some((account) => account.login === login)) return `${id} has no account ${login}`
    const refusal = change.may ? refusalOf(system, change.may) : null
    if (refusal !== null) return refusal
    // In the order of the system, whatever the order in which somebody chose.
    const order = choicesOf(system).flatMap(({ options }) => options)
    const may = change.may?.toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
    const set = { ...change, ...(may && { may }) }
    await this.#changes.updateOne({ _id: idOf(id, login) }, { $set: set }, { upsert: true })
    return null
  }
}

function idOf(system: string, login: string): string {
  return `${system} ${login}`
}
