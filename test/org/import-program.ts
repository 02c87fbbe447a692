import { MongoClient } from 'mongodb'
import { absenceActs } from '../../src/activities/absence/acts.js'
import { planCalendar } from '../../src/activities/calendar/plan.js'
import { storesOf } from '../../src/main/stores.js'
import { applyImport } from '../../src/org/apply.js'
import { planImport } from '../../src/org/plan.js'
import { readOrganisation } from '../../src/org/read.js'
import { Absences } from '../../src/store/absences.js'
import { byImport } from '../../src/store/closing-asks.js'
import { ControlChecks } from '../../src/store/control-checks.js'
import { type ImportCounts, Imports } from '../../src/store/imports.js'
import { Occurrences } from '../../src/store/occurrences.js'
import { OrganisationStore } from '../../src/store/organisation.js'
import { People } from '../../src/store/people.js'
import { Policies } from '../../src/store/policies.js'
import { Programmes } from '../../src/store/programmes.js'

/** A program of its own, whose memory can be held short: imports folders one after the other, prints the counts. */
/** One such line for each folder: what the import changed, or where the files have problems. */
export type PrintedLine = ImportCounts | { problemsIn: string[] }

const [uri = '', database = '', asOf = '', ...folders] = process.argv.slice(2)
const client = await MongoClient.connect(uri, { writeConcern: { w: 'majority' } })
const db = client.db(database)
const stores = {
  absences: new Absences(db),
  controlChecks: new ControlChecks(db),
  people: new People(db),
  policies: new Policies(db),
  organisation: new OrganisationStore(db),
  imports: new Imports(db),
  occurrences: new Occurrences(db),
  programmes: new Programmes(db),
}
const tools = {
  stores,
  asks: { closeAsksOf: async () => 0 },
  calendarFeeds: storesOf(db).calendarFeeds,
  approvals: { close: async () => 0 },
  absenceActs: absenceActs(storesOf(db)),
  planCalendar: (asOf: string) => planCalendar(stores, asOf, () => {}, byImport),
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
