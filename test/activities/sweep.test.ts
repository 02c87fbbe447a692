import { sweepCycles } from '../../src/activities/sweep.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { acknowledge, aPolicy, people, publish, questionOf } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

const at = '2026-11-24T09:00:00.000Z'

let database: TestDatabase
let stores: Stores
let started: string[]
let nudged: string[]
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  started = []
  nudged = []
})
afterEach(() => database.drop())

const sweep = (start = async ({ _id }: { _id: string }) => void started.push(_id)) =>
  sweepCycles({ ...stores, start, nudge: async (cycle) => void nudged.push(cycle) })

test('a campaign that was published while Temporal was away is started when it is back, once', async () => {
  const { _id } = await publish(stores, aPolicy('1.0'), at)
  const away = async () => {
    throw new Error('Temporal is not reached')
  }
  await expect(sweep(away)).rejects.toThrow('Temporal is not reached')
  await sweep()
  await sweep()
  expect(started).toEqual([_id])
})

test('a campaign whose last answer nobody heard of is nudged; one that still waits for answers is left alone', async () => {
  const done = await publish(stores, aPolicy('1.0'), at)
  const waiting = await publish(stores, { ...aPolicy('1.0'), _id: 'desk@1.0', policy: 'desk' }, at)
  const preparing = await publish(stores, { ...aPolicy('1.0'), _id: 'keys@1.0', policy: 'keys' }, at)
  const [first, second] = people(2)
  if (!first || !second) throw new Error('Two people are needed')
  await stores.asks.open([
    questionOf(done, first, at),
    questionOf(waiting, first, at),
    questionOf(waiting, second, at),
  ])
  for (const { _id } of [done, waiting]) await stores.cycles.opened(_id, at, 2, 'a'.repeat(64))
  for (const ask of await stores.asks.openOf(first._id)) await acknowledge(stores, ask, at)
  await sweep()
  expect(nudged).toEqual([done._id])
  expect(started.sort()).toEqual([done._id, waiting._id, preparing._id].sort())

  await stores.cycles.closed(done._id, at, 'b'.repeat(64))
  await sweep()
  expect(nudged).toEqual([done._id])
})
