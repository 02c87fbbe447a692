import { MongoClient } from 'mongodb'
import { absenceActs } from '../../src/activities/absence/acts.js'
import { planAfterImport } from '../../src/activities/calendar/plan.js'
import { storesOf } from '../../src/main/stores.js'
import { applyImport } from '../../src/org/apply.js'
import { planImport } from '../../src/org/plan.js'
import { readOrganisation } from '../../src/org/read.js'
import type { ImportCounts } from '../../src/store/imports.js'

/** A program of its own, whose memory can be held short: imports folders one after the other, prints the counts. */
/** One such line for each folder: what the import changed, or where the files have problems. */
export type PrintedLine = ImportCounts | { problemsIn: string[] }

const [uri = '', database = '', asOf = '', ...folders] = process.argv.slice(2)
const client = await MongoClient.connect(uri, { writeConcern: { w: 'majority' } })
const db = client.db(database)
const stores = storesOf(db)
const tools = {
  stores,
  asks: { closeAsksOf: async () => 0 },
  calendarFeeds: stores.calendarFeeds,
  approvals: { close: async () => 0, takeBack: async () => 0 },
  reviews: stores.asks,
  staleDecisions: stores.staleDecisions,
  absenceActs: absenceActs(stores),
  planCalendar: (asOf: string) => planAfterImport(stores, asOf),
  operator: 'Ada Quinn',
  now: () => new Date(asOf),
}
for (const folder of folders) {
  const read = await readOrganisation(folder, asOf)
  if (!read.ok) {
    print({ problemsIn: read.problems.map(({ file, line }) => `${file}:${line}`) })
    continue
  }
  const plan = await planImport(read.organisation, stores, asOf)
  await applyImport(plan, tools)
  print(plan.counts)
}
await client.close()

function print(line: PrintedLine): void {
  console.log(JSON.stringify(line))
}
