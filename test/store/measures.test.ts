import type { Ask } from '../../src/domain/ask.js'
import type { Cycle } from '../../src/domain/cycle.js'
import type { MeasureName } from '../../src/domain/measure.js'
import { Measures } from '../../src/store/measures.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

/** What Steward counts of its own record (9.1), each measure of what stands there for and against it. */

const quarter = { from: '2027-01-01', until: '2027-03-31' }

let database: TestDatabase
beforeEach(async () => {
  database = await testDatabase()
})
afterEach(() => database.drop())

const count = (name: MeasureName, days: number | null = null) =>
  new Measures(database.db).count(name, days, quarter, 'Europe/Dublin')

let inserted = 0
async function ask(cycle: string, slot: string, fields: object): Promise<string> {
  inserted += 1
  const _id = `ask-${inserted}`
  const subject = { type: 'policy', id: 'a', version: '1', hash: '' }
  const row = { _id, cycle, slot, subject, process: 'treatment-plan', state: 'answered', ...fields }
  await database.db.collection<Ask>('asks').insertOne(row as unknown as Ask)
  return _id
}

async function cycle(_id: string, fields: object): Promise<string> {
  await database.db.collection<Cycle>('cycles').insertOne({ _id, ...fields } as unknown as Cycle)
  return _id
}

const said = (value: string, on: string) => ({ answer: { value, at: `${on}T10:00:00.000Z` } })
const unanswered = (because?: string) => ({ state: 'closed', closed: { because } })

test('an action that was planned a year ahead counts when it is due, of whatever process it is', async () => {
  const dueOn = '2027-02-10'
  const done = said('done', '2027-02-09')
  await ask('plan-of-2026', 'action', { dueOn, ...done, subject: { id: 'r-1/backup' } })
  await ask('nc-1', 'action-1-1', { dueOn, ...done, process: 'corrective-action' })
  await ask('review', 'action-2', { dueOn, ...said('done', '2027-02-11'), process: 'management-review' })
  await ask('review', 'pack', { dueOn, ...unanswered('cycle-closed'), process: 'management-review' })
  await ask('nc-2', 'action-1-1', { dueOn, ...unanswered('left'), process: 'corrective-action' })
  await ask('nc-3', 'action-1-1', { dueOn: '2027-04-01', state: 'open', process: 'corrective-action' })
  const { records, ...counted } = await count('actions-on-time')
  expect(counted).toEqual({ value: 66.67, of: 3 })
  expect([...records].sort()).toEqual(['nc-1', 'plan-of-2026', 'review'])
})

test('what somebody approved to be done later is late only against its later day; what nobody approved counts once', async () => {
  const process = 'corrective-action'
  const decide = async (nonce: string, state: string) =>
    database.db.collection<{ _id: string }>('decisions').insertOne({ _id: nonce, nonce, state } as {
      _id: string
    })
  const granted = await ask('nc-1', 'action-1-1', {
    process,
    dueOn: '2027-02-01',
    ...said('later', '2027-01-20'),
  })
  await decide(granted, 'approved')
  await ask('nc-1', 'action-1-1', { process, dueOn: '2027-03-01', ...said('done', '2027-02-28') })
  const refused = await ask('nc-2', 'action-1-1', {
    process,
    dueOn: '2027-02-01',
    ...said('later', '2027-01-20'),
  })
  await decide(refused, 'rejected')
  await ask('nc-2', 'action-1-1', { process, dueOn: '2027-02-01', ...said('done', '2027-02-08') })
  expect(await count('actions-on-time')).toMatchObject({ value: 50, of: 2 })
})

test('a removal counts once its days are over, and one that nobody wants any more not at all', async () => {
  const order = async (_id: string, orderedAt: string, fields: object) =>
    database.db.collection<{ _id: string }>('access-rows').insertOne({
      ...{ _id, cycle: 'c', account: { id: _id } },
      order: { kind: 'remove', state: 'open', orderedAt, ...fields },
    } as { _id: string })
  const at = (instant: string) => ({ done: { at: instant } })
  await order('just-in-time', '2027-02-01T09:00:00.000Z', at('2027-02-04T09:00:00.000Z'))
  await order('seen-gone', '2027-02-01T09:00:00.000Z', { verified: { at: '2027-02-02T09:00:00.000Z' } })
  await order('too-late', '2027-02-01T09:00:00.000Z', at('2027-02-04T09:00:00.001Z'))
  await order('never', '2027-02-01T09:00:00.000Z', {})
  await order('not-due-yet', '2027-03-30T09:00:00.000Z', {})
  await order('due-in-these-days', '2026-12-30T09:00:00.000Z', at('2026-12-30T10:00:00.000Z'))
  await order('not-wanted', '2027-02-01T09:00:00.000Z', { state: 'withdrawn' })
  await order('other-rights', '2027-02-01T09:00:00.000Z', { kind: 'change' })
  const counted = await count('access-removal-in-time', 3)
  expect(counted).toMatchObject({ value: 60, of: 5 })
  expect([...counted.records].sort()).toEqual([
    'due-in-these-days',
    'just-in-time',
    'never',
    'seen-gone',
    'too-late',
  ])
})

test('of trainings and policies that were due it counts who did it, and not who did not have to', async () => {
  const [process, slot] = ['policy-acknowledgement', 'acknowledge']
  await cycle('of-spring', { process, dueOn: '2027-03-31' })
  await cycle('of-summer', { process, dueOn: '2027-04-01' })
  for (const fields of [said('acknowledged', '2027-04-20'), unanswered('left'), unanswered('cycle-closed')])
    await ask('of-spring', slot, { process, ...fields })
  await ask('of-spring', 'decline', { process, ...unanswered('cycle-closed') })
  await ask('of-summer', slot, { process, state: 'open' })
  expect(await count('policy-acknowledged')).toEqual({ value: 50, of: 2, records: ['of-spring'] })
  expect(await count('training-completed')).toEqual({ value: null, of: 0, records: [] })
})

test('a check counts by what was found last; one that nobody answered is not in order', async () => {
  const check = (id: string, closedAt: string) =>
    cycle(id, { process: 'control-check', state: 'closed', closedAt })
  for (const id of ['mended', 'broken', 'silent', 'nothing-there'])
    await check(id, '2027-02-01T09:00:00.000Z')
  // In Dublin it is April by then.
  await check('of-april', '2027-03-31T23:30:00.000Z')
  await ask('mended', 'check', said('not-ok', '2027-01-10'))
  await ask('mended', 'check', said('ok', '2027-01-20'))
  await ask('broken', 'check', said('not-ok', '2027-01-10'))
  await ask('nothing-there', 'check', said('not-applicable', '2027-01-10'))
  await ask('of-april', 'check', said('ok', '2027-03-30'))
  expect(await count('checks-in-order')).toMatchObject({ value: 33.33, of: 3 })
})

test('verdicts count by when they were given, each round for itself', async () => {
  const process = 'corrective-action'
  await ask('nc-1', 'verify-1', { process, ...said('ineffective', '2027-01-10') })
  await ask('nc-1', 'verify-2', { process, ...said('effective', '2027-03-10') })
  await ask('nc-2', 'verify-1', { process, ...said('effective', '2027-03-11') })
  await ask('nc-3', 'verify-1', { process, ...said('effective', '2027-04-11') })
  await ask('nc-3', 'plan-1', { process, ...said('planned', '2027-03-11') })
  expect(await count('corrective-actions-effective')).toEqual({
    ...{ value: 66.67, of: 3, records: ['nc-1', 'nc-2'] },
  })
})

test('what is counted of months is found by an index, however many years are on record', async () => {
  for (let year = 2010; year < 2027; year += 1)
    await ask('old', 'action-1-1', {
      ...{ process: 'corrective-action', dueOn: `${year}-02-01`, ...said('done', `${year}-02-01`) },
    })
  await database.admin.command({ profile: 2 })
  await count('actions-on-time')
  await count('corrective-actions-effective')
  await database.admin.command({ profile: 0 })
  const queries = await database.admin
    .collection('system.profile')
    .find({ ns: `${database.name}.asks`, op: 'query' })
    .toArray()
  expect(queries.map(({ docsExamined }) => docsExamined)).toEqual([0, 0])
})
