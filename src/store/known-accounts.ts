import type { Collection, Db, IndexDescription } from 'mongodb'
import type { KnownAccount } from '../domain/known-account.js'

export const knownAccountIndexes: IndexDescription[] = [{ name: 'system', key: { system: 1 } }]

/** Accounts that belong to nobody, or whose address does not tell whose they are, as they were imported. */
export class KnownAccounts {
  private readonly rows: Collection<KnownAccount>

  constructor(db: Db) {
    this.rows = db.collection<KnownAccount>('known-accounts')
  }

  /** Those of one system, by their ids. */
  async of(system: string): Promise<Map<string, KnownAccount>> {
    return byId(await this.rows.find({ system }).sort({ _id: 1 }).toArray())
  }

  /** Of every system, by their ids. */
  async all(): Promise<Map<string, KnownAccount>> {
    return byId(await this.rows.find().sort({ _id: 1 }).toArray())
  }

  /** From now on these, and nothing else. Safe to repeat. */
  async replace(accounts: readonly KnownAccount[]): Promise<void> {
    const writes = accounts.map((account) => ({
      replaceOne: { filter: { _id: account._id }, replacement: account, upsert: true },
    }))
    if (writes.length > 0) await this.rows.bulkWrite(writes)
    await this.rows.deleteMany({ _id: { $nin: accounts.map(({ _id }) => _id) } })
  }
}

function byId(accounts: readonly KnownAccount[]): Map<string, KnownAccount> {
  return new Map(accounts.map((account) => [account._id, account]))
}
