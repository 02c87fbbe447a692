import { randomBytes } from 'node:crypto'
import os from 'node:os'
import { type Db, MongoClient } from 'mongodb'
import { absenceActs } from '../../src/activities/absence/acts.js'
import { planAfterImport } from '../../src/activities/calendar/plan.js'
import { storesOf } from '../../src/main/stores.js'
import type { ApplyTools } from '../../src/org/apply.js'
import { orgImport } from '../../src/org/commands.js'
import { collections } from '../../src/store/collections.js'
import { putInForce } from '../support/governing.js'
import { folderOf, today } from './small-company.js'

/** A database of its own on the real MongoDB, with the stores of the organisation. */
export class Record {
  private constructor(
    private readonly client: MongoClient,
    readonly uri: string,
    readonly db: Db,
  ) {}

  static async open(): Promise<Record> {
    const uri = process.env.TEST_MONGODB_ADMIN_URI
    if (uri === undefined) throw new Error('TEST_MONGODB_ADMIN_URI is not set')
    // The driver loads `os` by a dynamic import, which jest does not know.
    const client = await MongoClient.connect(uri, {
      writeConcern: { w: 'majority' },
      runtimeAdapters: { os },
    })
    const record = new Record(client, uri, client.db(`org-${randomBytes(6).toString('hex')}`))
    await record.prepare()
    return record
  }

  get stores() {
    return storesOf(this.db)
  }

  /** Who imports, with nobody's questions to close. */
  tools(changes: Partial<ApplyTools> = {}): ApplyTools {
    return {
      stores: this.stores,
      asks: { closeAsksOf: async () => 0 },
      calendarFeeds: this.stores.calendarFeeds,
      approvals: { close: async () => 0, takeBack: async () => 0 },
      reviews: this.stores.asks,
      staleDecisions: this.stores.staleDecisions,
      absenceActs: absenceActs(this.stores),
      planCalendar: (asOf) => planAfterImport(this.stores, asOf),
      operator: 'Ada Quinn',
      now: () => new Date('2026-11-24T09:00:00.000Z'),
      ...changes,
    }
  }

  /** Imports these files, and nothing is in the way; the first time top management approves it. Back comes what is printed. */
  async importing(files: Parameters<typeof folderOf>[0]): Promise<string[]> {
    const printed: string[] = []
    const print = (line: string) => void printed.push(line)
    const code = await orgImport(await folderOf(files), { print, ...this.tools() })
    if (code !== 0) throw new Error(printed.join('\n'))
    await this.begins()
    return printed
  }

  /** Top management approves what was imported the first time. */
  async begins(): Promise<void> {
    if (!(await this.stores.organisation.read())?.inForce) await putInForce(this.stores, today)
  }

  /** An empty database again. */
  async clear(): Promise<void> {
    for (const { name } of await this.db.listCollections().toArray())
      await this.db.collection(name).deleteMany({})
  }

  async close(): Promise<void> {
    await this.db.dropDatabase()
    await this.client.close()
  }

  private async prepare(): Promise<void> {
    for (const { name, indexes } of collections)
      if (indexes.length > 0) await this.db.collection(name).createIndexes(indexes)
  }
}
