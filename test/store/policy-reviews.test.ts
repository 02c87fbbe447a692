import type { Ask } from '../../src/domain/ask.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { aPerson, aPolicy, cycleOf, publish, questionOf } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

const at = '2026-11-24T09:00:00.000Z'

let database: TestDatabase
let stores: Stores
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
})
afterEach(() => database.drop())

test('what a review looks at is found without walking through what everybody was asked', async () => {
  const cycle = await publish(stores, aPolicy('1.0'), at)
  await stores.asks.open(Array.from({ length: 300 }, (_, n) => questionOf(cycle, aPerson(n + 1), at)))
  const asks = database.admin.collection<Ask>('asks')
  const [one] = await asks.find({}).limit(1).toArray()
  await asks.updateOne({ _id: one?._id ?? '' }, { $set: { declined: { by: 'p', at } as never } })
  const review = {
    ...questionOf(cycle, aPerson(1), at),
    ...{ process: 'policy-review' as const, cycle: 'cycle/policy-review.x/1', slot: 'review' },
  }
  await stores.asks.open([review])
  await asks.updateOne({ slot: 'review' }, { $set: { state: 'answered', answer: { at } as never } })

  await database.admin.command({ profile: 2 })
  expect(await stores.policyReviews.declines(cycleOf(aPolicy('1.0'), at).subject)).toBe(1)
  expect(
    await stores.ownersAnswers.last({ process: 'policy-review', subject: 'information-security' }),
  ).toMatchObject({ slot: 'review' })
  await database.admin.command({ profile: 0 })
  const looks = await database.admin
    .collection('system.profile')
    .find({ ns: `${database.name}.asks`, keysExamined: { $exists: true } })
    .toArray()
  expect(looks).toHaveLength(2)
  for (const { keysExamined, docsExamined } of looks) {
    expect(keysExamined).toBeLessThan(5)
    expect(docsExamined).toBeLessThan(5)
  }
})
