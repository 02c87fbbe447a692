import { RecordTally, recordLine } from '../../src/domain/record.js'
import { storesOf } from '../../src/main/stores.js'
import { sealOnce } from '../../src/store/sealer.js'
import { verifyRecords } from '../../src/store/verify-records.js'
import { acknowledge, aPolicy, cycleOf, people, questionOf } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

const openedAt = '2026-11-24T09:00:00.000Z'
const closedAt = '2026-12-24T09:00:00.000Z'
const cycle = cycleOf(aPolicy('1.0'), openedAt)

let database: TestDatabase
beforeEach(async () => {
  database = await testDatabase()
})
afterEach(() => database.drop())

/** Two of three have acknowledged, and the record is made. */
async function recorded(at = closedAt): Promise<void> {
  const { asks, records } = storesOf(database.db)
  await asks.open(people(3).map((person) => questionOf(cycle, person, openedAt)))
  for (const person of people(2)) {
    const [ask] = await asks.openOf(person._id)
    if (ask) await acknowledge({ asks }, ask, openedAt)
  }
  await asks.closeCycle(cycle._id, 'cycle-closed', at)
  const tally = await tallied()
  const { _id, process, subject, startedBy, startedAt, dueOn } = cycle
  const { completion, byDepartment, linesHash } = tally
  const header = { _id, v: 1 as const, process, subject, startedBy, startedAt, dueOn }
  await records.make({ ...header, openedAt, closedAt: at, completion, byDepartment, linesHash })
}

/** What the lines come to as they stand. */
async function tallied(): Promise<RecordTally> {
  const tally = new RecordTally()
  for await (const ask of storesOf(database.db).asks.ofCycle(cycle._id)) tally.add(recordLine(ask))
  return tally
}

const record = () => storesOf(database.db).records.byCycle(cycle._id)

test('a record says who was asked about what, and how it came out, and nothing of our bookkeeping', async () => {
  await recorded()
  expect(await record()).toEqual({
    _id: cycle._id,
    v: 1,
    process: 'policy-acknowledgement',
    subject: cycle.subject,
    startedBy: cycle.startedBy,
    startedAt: openedAt,
    openedAt,
    closedAt,
    dueOn: cycle.dueOn,
    completion: { asked: 3, answered: 2, open: 0, closed: 1 },
    byDepartment: {
      IT: { asked: 1, answered: 1, open: 0, closed: 0 },
      Sales: { asked: 1, answered: 1, open: 0, closed: 0 },
      Engineering: { asked: 1, answered: 0, open: 0, closed: 1 },
    },
    linesHash: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
})

test('a record that is made again stays as it was made first, with one event', async () => {
  await recorded()
  const first = await record()
  await recorded('2027-01-01T00:00:00.000Z')
  expect(await record()).toEqual(first)
  expect(await database.db.collection('records').countDocuments({ outbox: { $size: 1 } })).toBe(1)
})

test('an answer that is changed after the record was made is found', async () => {
  await recorded()
  expect(await verifyRecords(database.db)).toEqual({ checked: 1, wrong: [] })
  const forged = { $set: { 'answer.at': '2026-11-23T09:00:00.000Z' } }
  await database.db.collection('asks').updateOne({ state: 'answered' }, forged)
  expect(await verifyRecords(database.db)).toEqual({
    checked: 1,
    wrong: [{ cycle: cycle._id, how: 'its lines were changed after it was made' }],
  })
})

test('a record that was rewritten with a changed answer is found, since the ledger holds its hash', async () => {
  await recorded()
  await sealOnce(database.db)
  const forged = { $set: { 'answer.at': '2026-11-23T09:00:00.000Z' } }
  await database.db.collection('asks').updateOne({ state: 'answered' }, forged)
  const { linesHash } = await tallied()
  await database.db.collection('records').updateOne({}, { $set: { linesHash } })
  expect(await verifyRecords(database.db)).toEqual({
    checked: 1,
    wrong: [{ cycle: cycle._id, how: 'the ledger holds another hash of it' }],
  })
})
