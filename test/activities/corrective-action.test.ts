import { proposeCorrectiveActions } from '../../src/activities/corrective-action/propose.js'
import type { Ask } from '../../src/domain/ask.js'
import type { Cycle } from '../../src/domain/cycle.js'
import { addDays } from '../../src/domain/working-days.js'
import { describedAsNature } from '../../src/main/corrective-nature.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { at, CheckedCompany, cycle, owner } from '../support/checked-company.js'
import { lead } from '../support/company.js'
import { correctivesFollowedUp } from '../support/corrective-action.js'

const never = (): never => {
  throw new Error('The company has no such cycle')
}

let company: CheckedCompany
beforeEach(async () => {
  company = await CheckedCompany.open()
})
afterEach(() => company.drop())

const proposes = (asOf: string) => {
  const { stores } = company
  const tools = { ...stores, startCycle: async () => undefined, describe: describedAsNature(stores) }
  return proposeCorrectiveActions(tools)(asOf)
}

test('a check that failed is proposed once, and the ISMS lead says that it is none', async () => {
  const { stores } = company
  await company.finds(owner, 'not-ok', 'The tape drive jams')
  await proposes(at)
  await proposes(at)
  await correctivesFollowedUp(stores, at)
  const [proposed, ...others] = await stores.nonconformities.all()
  expect(others).toEqual([])
  expect(proposed).toMatchObject({
    by: null,
    stage: 'triage',
    nature: { text: expect.stringMatching(/^Not in order: /) },
  })
  const sits = new AtTheDesk(stores, lead, at)
  const [ask] = await stores.asks.openOf(lead._id, 'corrective-action')
  const card = await sits.reads(ask?._id ?? '')
  expect(card.sees).toContain('Is this a nonconformity? nc-1')
  await (await card.clicks('Not needed, because…')).submits({ reason: 'It was cleaned at once' })
  await correctivesFollowedUp(stores, at)
  await proposes(at)
  expect(await stores.nonconformities.all()).toMatchObject([{ stage: 'turned-down' }])
})

test('a round that is overdue is proposed once the business days are over that the organisation gives it', async () => {
  const { stores } = company
  const found = await stores.cycles.byId(cycle)
  const after = (days: number) => `${addDays(found?.dueOn ?? '', days)}T10:00:00.000Z`
  await proposes(after(3))
  expect(await stores.nonconformities.all()).toEqual([])
  await proposes(after(20))
  expect(await stores.nonconformities.all()).toMatchObject([
    { source: { of: 'cycle', cycle }, nature: { text: expect.stringMatching(/^Overdue since /) } },
  ])
})

test('a few of very many who are late are reminded, and their round is not proposed', async () => {
  const { stores } = company
  const found = (await stores.cycles.byId(cycle)) ?? never()
  const [ask] = await stores.asks.allOf(cycle)
  const process = 'policy-acknowledgement'
  const isLate = async (name: string, asked: number) => {
    const _id = `cycle/${process}.${name}/1`
    await stores.db.collection<Cycle>('cycles').insertOne({ ...found, _id, process, asked })
    await stores.db.collection<Ask>('asks').insertOne({ ...(ask ?? never()), _id, cycle: _id, process })
    return _id
  }
  const few = await isLate('few', 20)
  await isLate('many', 21)
  const tools = { ...stores, startCycle: async () => undefined, describe: async () => 'Overdue' }
  await proposeCorrectiveActions(tools)(`${addDays(found.dueOn, 20)}T10:00:00.000Z`)
  const proposed = (await stores.nonconformities.all()).map(({ key }) => key)
  expect(proposed.sort()).toEqual([cycle, few].sort())
})

test('what else is overdue of the same process joins what the ISMS lead has not answered yet, and is proposed by itself afterwards', async () => {
  const { stores } = company
  const found = await stores.cycles.byId(cycle)
  const after = (days: number) => `${addDays(found?.dueOn ?? '', days)}T10:00:00.000Z`
  const asks = stores.db.collection<Ask>('asks')
  const isOverdue = async (period: string) => {
    const other = `cycle/control-check.restore-test/${period}`
    const { state: _state, _id: _cycle, ...rest } = found ?? never()
    await stores.db.collection<Cycle>('cycles').insertOne({ ...rest, _id: other, state: 'open' } as Cycle)
    const [first] = await stores.asks.allOf(cycle)
    await asks.insertOne({ ...(first ?? never()), _id: other, cycle: other, state: 'open' })
    return other
  }
  await proposes(after(20))
  await correctivesFollowedUp(stores, after(20))
  const [second, third] = [await isOverdue('2030-Q1'), await isOverdue('2030-Q2')]
  for (let n = 0; n < 2; n += 1) await proposes(after(20))
  const joined = await stores.nonconformities.all()
  expect(joined).toMatchObject([{ source: { cycle }, also: [{ cycle: second }, { cycle: third }] }])
  const [ask] = await stores.asks.openOf(lead._id, 'corrective-action')
  const card = await new AtTheDesk(stores, lead, after(20)).reads(ask?._id ?? '')
  expect(card.sees).toMatch(/And 2 more like it:[\s\S]*Overdue since/)
  await (await card.clicks('Not needed, because…')).submits({ reason: 'We only begin' })
  const fourth = await isOverdue('2030-Q3')
  await proposes(after(20))
  expect(await stores.nonconformities.all()).toMatchObject([{}, { source: { cycle: fourth } }])
})

test('a round that runs on after its day is none, as long as nobody in it is late', async () => {
  const { stores } = company
  const found = await stores.cycles.byId(cycle)
  const after = `${addDays(found?.dueOn ?? '', 40)}T10:00:00.000Z`
  const asks = stores.db.collection('asks')
  await asks.updateMany({ cycle }, { $set: { dueOn: after.slice(0, 10) } })
  await proposes(after)
  expect(await stores.nonconformities.all()).toEqual([])
  // Somebody who is away is not late either.
  await asks.updateMany({ cycle }, { $set: { dueOn: found?.dueOn, paused: { until: after.slice(0, 10) } } })
  await proposes(after)
  expect(await stores.nonconformities.all()).toEqual([])
})
