import { sweepCycles } from '../../src/activities/sweep.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { acknowledge, aPolicy, people, publish, questionOf } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

const at = '2026-11-24T09:00:00.000Z'

let database: TestDatabase
let stores: Stores
let started: string[]
let nudged: string[]
let problems: string[]
let workflowRuns: boolean
let kept: number
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  started = []
  nudged = []
  problems = []
  workflowRuns = true
  kept = 0
})
afterEach(() => database.drop())

const sweep = (start = async ({ _id }: { _id: string }) => void started.push(_id)) =>
  sweepCycles({
    ...stores,
    start,
    keepReminding: async () => {
      kept += 1
    },
    nudge: async (cycle) => {
      nudged.push(cycle)
      return workflowRuns
    },
    now: () => new Date(at),
    logError: (error) => void problems.push(String(error)),
  })

test('a campaign that was published while Temporal was away is started when it is back, once', async () => {
  const { _id } = await publish(stores, aPolicy('1.0'), at)
  const away = async () => {
    throw new Error('Temporal is not reached')
  }
  await sweep(away)
  expect(problems).toEqual(['Error: Temporal is not reached'])
  await sweep()
  await sweep()
  expect(started).toEqual([_id])
  expect(kept).toBe(3)
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

test('a campaign whose start fails keeps no other waiting', async () => {
  const first = await publish(stores, aPolicy('1.0'), at)
  const second = await publish(
    stores,
    { ...aPolicy('1.0', 2), _id: 'clean-desk@1.0', policy: 'clean-desk' },
    at,
  )
  await sweep(async ({ _id }) => {
    if (_id === first._id) throw new Error('no')
    started.push(_id)
  })
  expect(started).toEqual([second._id])
  await sweep()
  expect(started).toEqual([second._id, first._id])
})

test('a campaign whose workflow was lost with its history is started anew', async () => {
  const cycle = await publish(stores, aPolicy('1.0'), at)
  await sweep()
  await stores.cycles.opened(cycle._id, at, 0, 'hash')
  workflowRuns = false
  await sweep()
  expect(started).toEqual([cycle._id, cycle._id])
})
