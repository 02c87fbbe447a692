import { policyAcknowledgementMessages } from '../../src/bot/policy-acknowledgement-messages.js'
import type { Ask } from '../../src/domain/ask.js'
import { recordLine } from '../../src/domain/record.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { verifyRecords } from '../../src/store/verify-records.js'
import * as campaign from '../support/campaign-steps.js'
import { acknowledge, aPerson, found, lead, people } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

const at = '2026-11-24T09:00:00.000Z'
const later = '2026-12-01T09:00:00.000Z'
const latest = '2026-12-08T09:00:00.000Z'

let database: TestDatabase
let stores: Stores
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  await found(stores, people(4))
})
afterEach(() => database.drop())

const opens = (version: string, sequence: number, change: 'material' | 'editorial', asOf: string) =>
  campaign.opens(stores, version, sequence, change, asOf)
const asksOf = (cycle: string) => campaign.asksOf(stores, cycle)
const answers = (cycle: string, person: string, when: string) => campaign.answers(stores, cycle, person, when)

const [ben, cleo] = [aPerson(2)._id, aPerson(3)._id]

describe('when only the wording of a policy changes', () => {
  test('who acknowledged the version before has nothing to do, and the record says since when', async () => {
    const old = await opens('2.0', 1, 'material', at)
    const { _id } = await answers(old, ben, at)
    const answered = await stores.asks.byId(_id)
    const cycle = await opens('2.1', 2, 'editorial', later)

    const carried = (await asksOf(cycle)).get(ben)
    expect(carried).toMatchObject({ state: 'answered', subject: { version: '2.1' } })
    expect(carried && recordLine(carried)).toMatchObject({
      outcome: 'carried-over',
      carriedOver: { ask: _id, version: '2.0', at },
    })
    expect(await stores.asks.byId(_id)).toEqual(answered)
    const [event] =
      (await database.db.collection('asks').findOne({ _id: carried?._id as never }))?.outbox ?? []
    expect(event).toMatchObject({ type: 'ask.carried-over', data: { from: '2.0', answered: _id } })
  })

  test('they are told once, with what changed and nothing to do', async () => {
    await answers(await opens('2.0', 1, 'material', at), ben, at)
    const carried = (await asksOf(await opens('2.1', 2, 'editorial', later))).get(ben)
    const messages = policyAcknowledgementMessages(stores)
    const card = carried && (await messages.ofAsk(carried, aPerson(2), later))
    expect(card?.summary).toBe('New wording of the Information Security Policy, version 2.1; nothing to do')
    expect(JSON.stringify(card)).toContain('your acknowledgement of version 2')
    expect(JSON.stringify(card)).toContain('What 2.1 brought.')
    expect(await stores.deliveries.withAsks([carried?._id ?? ''])).toHaveLength(1)
  })

  test('who had not answered yet is asked about the new text: same message, same day, and the old form stops counting', async () => {
    const old = await opens('2.0', 1, 'material', at)
    const before = (await asksOf(old)).get(ben) as Ask
    const cycle = await opens('2.1', 2, 'editorial', later)
    const moved = (await asksOf(cycle)).get(ben)
    expect(moved).toMatchObject({
      _id: before._id,
      state: 'open',
      revision: before.revision + 1,
      dueOn: before.dueOn,
      subject: { version: '2.1' },
      receiptOwed: later,
    })
    expect(await stores.deliveries.withAsks([before._id])).toEqual([])
    expect(await acknowledge(stores, before, later)).toBeNull()
    expect(await answers(cycle, ben, later)).toMatchObject({ subject: { version: '2.1' } })
  })

  test('who missed the version before is asked anew', async () => {
    const old = await opens('2.0', 1, 'material', at)
    await campaign.stepsOf(stores).closeCampaign({ cycle: old, asOf: later })
    const cycle = await opens('2.1', 2, 'editorial', later)
    expect(await stores.asks.completion(cycle)).toEqual({ asked: 4, answered: 0, open: 4, closed: 0 })
  })

  test('both versions leave records that agree with their rows, whatever is answered later', async () => {
    const old = await opens('2.0', 1, 'material', at)
    await answers(old, lead._id, at)
    const cycle = await opens('2.1', 2, 'editorial', later)
    await campaign.stepsOf(stores).closeCampaign({ cycle: old, asOf: later })
    expect(await stores.records.byCycle(old)).toMatchObject({
      completion: { asked: 4, answered: 1, open: 0, closed: 3 },
    })
    expect(recordLine((await asksOf(old)).get(cleo) as Ask, old)).toMatchObject({
      outcome: 'moved-on',
      movedTo: '2.1',
      answer: null,
    })

    await answers(cycle, ben, later)
    await opens('2.2', 3, 'editorial', latest)
    await campaign.stepsOf(stores).closeCampaign({ cycle, asOf: latest })
    expect(await stores.records.byCycle(cycle)).toMatchObject({
      completion: { asked: 4, answered: 2, open: 0, closed: 2 },
      carriedOver: 1,
    })
    expect(await verifyRecords(database.db)).toEqual({ checked: 2, wrong: [] })
  })

  test('an acknowledgement carries over through several wordings, and never over a material change', async () => {
    await answers(await opens('2.0', 1, 'material', at), ben, at)
    await opens('2.1', 2, 'editorial', later)
    const wording = await opens('2.2', 3, 'editorial', latest)
    expect((await asksOf(wording)).get(ben)).toMatchObject({ carriedOver: { version: '2.0', at } })
    const material = await opens('3.0', 4, 'material', latest)
    expect((await asksOf(material)).get(ben)).toMatchObject({ state: 'open' })
    expect((await asksOf(wording)).get(cleo)).toMatchObject({ closed: { because: 'superseded' } })
  })

  test('opening it again after a crash changes nothing', async () => {
    await answers(await opens('2.0', 1, 'material', at), ben, at)
    const cycle = await opens('2.1', 2, 'editorial', later)
    const all = () => database.db.collection('asks').find().sort({ _id: 1 }).toArray()
    const before = await all()
    await database.db
      .collection('cycles')
      .updateOne({ _id: cycle as never }, { $set: { state: 'published' } })
    await campaign.stepsOf(stores).openCampaign({ cycle, asOf: latest })
    expect(await all()).toEqual(before)
  })
})

test('a material change is explained from the version that this person last acknowledged', async () => {
  await answers(await opens('1.0', 1, 'material', at), ben, at)
  const second = await opens('2.0', 2, 'material', later)
  await answers(second, cleo, later)
  const third = await asksOf(await opens('3.0', 3, 'material', latest))
  const shown = async (n: number) => {
    const ask = third.get(aPerson(n)._id) as Ask
    return JSON.stringify(await policyAcknowledgementMessages(stores).ofAsk(ask, aPerson(n), latest))
  }
  expect(await shown(2)).toMatch(/What changed since version 1.*3.*What 3.0 brought.*2.*What 2.0 brought/)
  expect(await shown(3)).toMatch(/What changed since version 2.*What 3.0 brought/)
  expect(await shown(3)).not.toContain('What 2.0 brought')
  expect(await shown(4)).not.toContain('What changed')
})
