import type { Ask } from '../../src/domain/ask.js'
import { storesOf } from '../../src/main/stores.js'
import type { AskRow } from '../../src/store/ask-rows.js'
import { aPerson, aPolicy, cycleOf, lead, questionOf } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

const at = '2026-11-24T09:00:00.000Z'
const cycle = cycleOf(aPolicy('1.0'), at)
const through = { kind: 'chat', platform: 'slack' } as const

let database: TestDatabase
let ask: Ask
beforeEach(async () => {
  database = await testDatabase()
  await stores().asks.open([questionOf(cycle, lead, at)])
  const [asked] = await stores().asks.openOf(lead._id)
  if (!asked) throw new Error('Nobody was asked')
  ask = asked
})
afterEach(() => database.drop())

const stores = () => storesOf(database.db)

function attempts(passed: boolean, before = 0, changes: { by?: string; revision?: number } = {}) {
  const { by = lead._id, revision = ask.revision } = changes
  const marked = { right: passed ? 2 : 1, of: 2, passed, wrong: [] }
  const given = { by, at, through, language: 'en', marked, chosen: { laptop: 'at-once' } }
  return stores().quizAttempts.record({ ask: { id: ask._id, revision }, before, ...given }, ask.subject)
}

async function acknowledges(attempt: number): Promise<Ask | null> {
  const given = { by: lead._id, at, through, value: 'acknowledged', language: 'en', attempt }
  const ref = { id: ask._id, revision: ask.revision }
  return (await stores().asks.answer({ ask: ref, ...given }, ask.subject))
    ? stores().asks.byId(ask._id)
    : null
}

test('an attempt is recorded with how many were right; what was chosen only as a commitment', async () => {
  expect(await attempts(false)).toMatchObject({ attempts: [{ number: 1, right: 1, of: 2, passed: false }] })
  const row = await database.db.collection<AskRow>('asks').findOne({ _id: ask._id })
  expect(row?.outbox).toMatchObject([
    { type: 'ask.quiz-attempted', data: { attempt: 1, right: 1, passed: false } },
  ])
  expect(row?.openings).toMatchObject([{ field: 'choices', value: '{"laptop":"at-once"}' }])
  expect(JSON.stringify(row?.outbox)).not.toContain('at-once')
})

test('two attempts that meet are not both the first', async () => {
  const met = await Promise.all([attempts(false), attempts(true)])
  expect(met.filter((each) => each !== null)).toHaveLength(1)
})

test.each<[string, () => Promise<Ask | null>]>([
  ['by somebody else', () => attempts(true, 0, { by: aPerson(7)._id })],
  ['from a card of another revision', () => attempts(true, 0, { revision: 2 })],
])('an attempt %s is not recorded', async (_, attempt) => {
  expect(await attempt()).toBeNull()
})

test('only the attempt that passed lets the person acknowledge', async () => {
  await attempts(false)
  expect(await acknowledges(1)).toBeNull()
  await attempts(true, 1)
  expect(await acknowledges(3)).toBeNull()
  expect(await acknowledges(2)).toMatchObject({ state: 'answered', answer: { attempt: 2 } })
})
