import type { Db } from 'mongodb'
import { newEvent } from '../../src/store/events.js'
import { exceptionShown, type Granting, PolicyExceptions } from '../../src/store/policy-exceptions.js'
import { sealOnce } from '../../src/store/sealer.js'
import { verifyLedger } from '../../src/store/verify.js'
import { aPerson, aPolicy, cycleOf } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

const at = '2026-11-24T09:00:00.000Z'
const [employee, owner] = [aPerson(2)._id, aPerson(3)._id]
const { _id: cycle, subject } = cycleOf(aPolicy('1.0'), at)

const granting: Granting = {
  _id: 'exception-1',
  ...{ subject, cycle, person: employee, ask: 'ask-1', until: '2026-12-24', timeZone: 'Europe/Dublin' },
  ...{ requestedBy: aPerson(1)._id, grantedBy: owner, grantedAt: at, reason: 'The scanner has no login.' },
  through: { kind: 'chat', platform: 'slack' },
}

let database: TestDatabase
/** Who tampers: the database owner, whom no role stops. */
let rows: ReturnType<typeof exceptionsOf>
beforeEach(async () => {
  database = await testDatabase()
  rows = exceptionsOf(database.admin)
})
afterEach(() => database.drop())

const exceptionsOf = (db: Db) => db.collection<{ _id: string }>('exceptions')

async function wrong(): Promise<{ field: string; how: string }[]> {
  const found = await verifyLedger(database.db, { fieldsShown: { exceptions: exceptionShown } })
  return found.commitments.wrong
}

const anotherValue = 'the row shows another value than was recorded'

describe('an exception is held against the ledger', () => {
  beforeEach(async () => {
    await new PolicyExceptions(database.db).grant(granting)
    await sealOnce(database.db)
  })

  test('which says neither whose it is nor when it ends, in any way that could not be erased', async () => {
    const ledger = JSON.stringify(await database.db.collection('ledger').find().toArray())
    expect(ledger).toContain('exception.granted')
    expect(ledger).not.toContain(employee)
    expect(ledger).not.toContain(granting.until)
    expect(await wrong()).toEqual([])
  })

  test.each([
    ['whose it is', 'person', owner],
    ['when it ends', 'until', '2027-12-24'],
    ['at whose request it was granted', 'requestedBy', owner],
    ['from which policy', 'subject.id', 'clean-desk'],
    ['from which version', 'subject.version', '9.0'],
    ['from which text', 'subject.hash', 'ab'.repeat(32)],
  ])('a row that was edited to say otherwise %s is named', async (_what, field, value) => {
    await rows.updateOne({ _id: granting._id }, { $set: { [field]: value } })
    const named = field === 'subject.id' ? 'policy' : field
    expect(await wrong()).toMatchObject([{ field: named, how: anotherValue }])
  })

  test('why one was taken back early is held against the ledger, too', async () => {
    const by = { by: owner, at, through: granting.through, reason: 'The scanner was replaced.' }
    await new PolicyExceptions(database.db).revoke(granting._id, by)
    await sealOnce(database.db)
    expect(await wrong()).toEqual([])
    await rows.updateOne({ _id: granting._id }, { $set: { 'revoked.reason.text': 'It never was.' } })
    expect(await wrong()).toMatchObject([{ field: 'reason', how: anotherValue }])
  })

  test('an end that was edited and its proof taken away is named', async () => {
    await rows.updateOne(
      { _id: granting._id },
      { $set: { until: '2027-12-24' }, $pull: { openings: { field: 'until' } } as never },
    )
    expect(await wrong()).toMatchObject([{ field: 'until', how: 'the row shows what nothing proves' }])
  })
})

test('an exception of an earlier Steward, whose event says openly what it is, is held against that', async () => {
  const { event, openings } = newEvent({
    type: 'exception.granted',
    at,
    actor: { kind: 'person', id: owner },
    through: granting.through,
    about: { collection: 'exceptions', id: granting._id, version: subject.version, hash: subject.hash },
    data: { person: employee, until: granting.until, requestedBy: granting.requestedBy },
    secrets: { reason: granting.reason },
  })
  const reason = { text: granting.reason, commitment: event.commitments.reason }
  const row = { ...granting, v: 1, reason, event: event._id, state: 'in-force', outbox: [event], openings }
  await rows.insertOne(row)
  expect(await wrong()).toEqual([])
  await sealOnce(database.db)
  expect(await wrong()).toEqual([])
  await rows.updateOne({ _id: granting._id }, { $set: { until: '2027-12-24' } })
  expect(await wrong()).toMatchObject([{ field: 'until', how: anotherValue }])
})
