import { type Stores, storesOf } from '../../src/main/stores.js'
import { verifyCommand } from '../../src/main/verify.js'
import { sealOnce } from '../../src/store/sealer.js'
import { approvals, decide, firstAsk, requestPublication } from '../support/approvals.js'
import { aPerson, aPolicy, found, lead, people } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

const at = '2026-11-24T09:00:00.000Z'
const later = '2026-11-24T10:00:00.000Z'
const approver = aPerson(2)
const policy = { ...aPolicy('1.0'), approver: approver._id }
const first = 'decision/approval.policy.information-security/1'
const cycle = 'cycle/policy-acknowledgement.information-security/1.0'

let database: TestDatabase
let stores: Stores
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  // Nobody is matched to an account: that would have its own lines in the ledger.
  await found(
    stores,
    people(3).map((person) => ({ ...person, bindings: {} })),
  )
  await stores.policies.add(policy)
})
afterEach(() => database.drop())

async function asked() {
  const { _id } = await requestPublication(stores, policy, at)
  await approvals(stores).askApprovers({ decision: _id, asOf: at })
  return firstAsk(stores, _id)
}

async function decided(value: 'approved' | 'rejected'): Promise<void> {
  await decide(stores, await asked(), value, later, 'It says so')
  await approvals(stores).concludeDecision({ decision: first, asOf: later })
}

test('of many who ask for a decision at once, one does', async () => {
  const requests = await Promise.allSettled(
    Array.from({ length: 8 }, () => requestPublication(stores, policy, at)),
  )
  expect(requests.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await stores.decisions.openAbout({ type: 'policy', id: policy.policy })).toMatchObject({ number: 1 })
})

test('after a rejection the next request is a decision of its own', async () => {
  await decided('rejected')
  expect(await requestPublication(stores, policy, later)).toMatchObject({
    _id: 'decision/approval.policy.information-security/2',
    number: 2,
    state: 'open',
  })
})

test('whoever asked cannot approve, not even if the question was delegated to them', async () => {
  const ask = await asked()
  const delegated = { $set: { mayAnswer: [approver._id, lead._id] } }
  await database.db.collection<{ _id: string }>('asks').updateOne({ _id: ask._id }, delegated)
  expect(await decide(stores, { ...ask, askedOf: lead._id }, 'approved', later)).toBeNull()
  expect(await decide(stores, ask, 'approved', later)).not.toBeNull()
})

test('a decision is made once', async () => {
  await decided('approved')
  await stores.decisions.end(first, 'changed', later)
  expect(await stores.decisions.byId(first)).toMatchObject({ state: 'approved' })
  expect((await stores.decisions.byId(first))?.ended).toBeUndefined()
})

test('what is settled stays to be told until somebody has told it', async () => {
  const ask = await asked()
  expect(await stores.asks.owingNudge()).toEqual([])
  await decide(stores, ask, 'approved', later)
  const [owing] = await stores.asks.owingNudge()
  expect(owing?._id).toBe(ask._id)
  if (!owing) throw new Error('Nothing is owed')
  await stores.asks.nudged({ ...owing, nudgeOwed: at })
  expect(await stores.asks.owingNudge()).toHaveLength(1)
  await stores.asks.nudged(owing)
  expect(await stores.asks.owingNudge()).toEqual([])
})

describe('an auditor who verifies', () => {
  const verify = async () => {
    await sealOnce(database.db)
    const printed: string[] = []
    const code = await verifyCommand(database.admin, undefined, (line) => void printed.push(line))
    return { code, printed: printed.join('\n') }
  }
  const set = (collection: string, _id: string, fields: object) =>
    database.admin.collection<{ _id: string }>(collection).updateOne({ _id }, { $set: fields })

  test('learns how many decisions agree with the answers behind them', async () => {
    await decided('approved')
    expect(await verify()).toMatchObject({
      code: 0,
      printed: expect.stringContaining('Decisions that agree with the answers behind them: 1.'),
    })
  })

  test('finds a rejection that was turned into an approval', async () => {
    await decided('rejected')
    await set('decisions', first, { state: 'approved' })
    const { code, printed } = await verify()
    expect(code).toBe(1)
    expect(printed).toContain(`${first} does not hold: its question was answered otherwise`)
    expect(printed).toContain('the row shows another value than was recorded')
  })

  test('finds an approval with another date, in the decision and in the cycle', async () => {
    await decided('approved')
    await set('decisions', first, { 'decided.at': at })
    await set('cycles', cycle, { 'approval.at': '2026-11-20T09:00:00.000Z' })
    const { code, printed } = await verify()
    expect(code).toBe(1)
    expect(printed).toContain(`${first} does not hold`)
    expect(printed).toContain(`The approval of ${cycle} does not hold: no such decision was made.`)
  })

  test('finds whoever asked and let themselves approve it', async () => {
    const ask = await asked()
    await set('asks', ask._id, { mayAnswer: [lead._id], neverBy: [] })
    await decide(stores, { ...ask, askedOf: lead._id }, 'approved', later)
    await approvals(stores).concludeDecision({ decision: first, asOf: later })
    const { code, printed } = await verify()
    expect(code).toBe(1)
    expect(printed).toContain(`${first} does not hold: whoever asked has decided it themselves.`)
  })

  test('finds an approval that nothing proves', async () => {
    await requestPublication(stores, policy, at)
    await set('decisions', first, { state: 'approved' })
    const { code, printed } = await verify()
    expect(code).toBe(1)
    expect(printed).toContain(`${first} does not hold: the question that it rests on is not on record.`)
  })
})
