import { storesOf } from '../../src/main/stores.js'
import type { CycleRow } from '../../src/store/cycles.js'
import { aPolicy, cycleOf, lead } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

const at = '2026-11-24T09:00:00.000Z'
const later = '2026-11-26T10:00:00.000Z'
const cycle = cycleOf(aPolicy('1.0'), at)
const inSlack = { kind: 'chat', platform: 'slack' } as const

let database: TestDatabase
beforeEach(async () => {
  database = await testDatabase()
})
afterEach(() => database.drop())

const cycles = () => storesOf(database.db).cycles
const row = () => database.db.collection<CycleRow>('cycles').findOne({ _id: cycle._id })

test('a cycle that ten people start at once starts once, and is owed its workflow', async () => {
  const starts = await Promise.all(Array.from({ length: 10 }, () => cycles().start(cycle, inSlack)))
  expect(starts.filter((started) => started)).toHaveLength(1)
  expect(await row()).toMatchObject({
    state: 'published',
    workflowOwed: true,
    outbox: [
      {
        type: 'cycle.started',
        actor: { kind: 'person', id: lead._id },
        about: { version: '1.0', hash: cycle.subject.hash },
      },
    ],
  })
  expect((await cycles().owedWorkflows()).map(({ _id }) => _id)).toEqual([cycle._id])
  await cycles().workflowStarted(cycle._id)
  expect(await cycles().owedWorkflows()).toEqual([])
})

test('a cycle opens once and closes once, whoever says it twice', async () => {
  await cycles().start(cycle, inSlack)
  for (const asked of [40, 41]) await cycles().opened(cycle._id, at, asked, 'a'.repeat(64))
  for (const hash of ['b', 'c']) await cycles().closed(cycle._id, later, hash.repeat(64))
  await cycles().opened(cycle._id, later, 42, 'd'.repeat(64))
  const after = await row()
  expect(after).toMatchObject({ state: 'closed', asked: 40, openedAt: at, closedAt: later })
  expect(after?.outbox?.map(({ type, data }) => [type, data])).toEqual([
    ['cycle.started', { dueOn: cycle.dueOn, closesOn: cycle.closesOn }],
    ['cycle.opened', { asked: 40, audienceHash: 'a'.repeat(64) }],
    ['cycle.closed', { linesHash: 'b'.repeat(64) }],
  ])
})

test('a cycle that never opened cannot close', async () => {
  await cycles().start(cycle, inSlack)
  await cycles().closed(cycle._id, later, 'b'.repeat(64))
  expect(await row()).toMatchObject({ state: 'published', outbox: [{ type: 'cycle.started' }] })
})

test('of the cycles about a policy, the newest is the one that was started last', async () => {
  const newer = cycleOf(aPolicy('2.0', 2), later)
  for (const each of [newer, cycle]) await cycles().start(each, inSlack)
  expect((await cycles().newestAbout('policy', 'information-security'))?._id).toBe(newer._id)
  expect(await cycles().newestAbout('policy', 'clean-desk')).toBeNull()
  expect(await cycles().ids()).toEqual([newer._id, cycle._id])
})
