import { LONGEST_VISIT_MINUTES, minutesAfter, VISIT_MINUTES } from '../../src/domain/link.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { lead } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

const at = '2027-03-01T10:00:00.000Z'

let database: TestDatabase
let stores: Stores
beforeAll(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
})
afterAll(() => database.drop())

/** Somebody does something every twenty minutes. Gives for how many minutes they could. */
async function goesOnFor(key: string, from: string): Promise<number> {
  let minutes = 0
  while (minutes < 24 * 60 && (await stores.linkVisits.goOn(key, minutesAfter(from, minutes)))) minutes += 20
  return minutes
}

test('a visit lasts while something happens, and eight hours at most', async () => {
  const { link } = await stores.links.make(lead, 'delivery-1', at)
  const idle = await stores.linkVisits.begin(link, at)
  expect(await stores.linkVisits.goOn(idle, minutesAfter(at, VISIT_MINUTES))).toBeNull()
  const busy = await stores.linkVisits.begin(link, at)
  expect(await goesOnFor(busy, at)).toBe(LONGEST_VISIT_MINUTES)
})

test('a visit is over with the link that it began with', async () => {
  const { link } = await stores.links.make(lead, 'delivery-2', at)
  const late = minutesAfter(link.until, -60)
  const key = await stores.linkVisits.begin(link, late)
  expect(await goesOnFor(key, late)).toBe(60)
})
