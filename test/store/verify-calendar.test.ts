import type { Db } from 'mongodb'
import { verifyCommand } from '../../src/main/verify.js'
import { stateOccurrences } from '../../src/store/occurrence-statements.js'
import { sealOnce } from '../../src/store/sealer.js'
import { verifyCalendar } from '../../src/store/verify-calendar.js'
import { approvals, decide, firstAsk } from '../support/approvals.js'
import { again, at, chief, PlannedCompany, review } from '../support/planned-company.js'

const id = `${review}/2027`

let company: PlannedCompany
/** Who tampers: the database owner, whom no role stops. */
let admin: Db

beforeEach(async () => {
  company = await PlannedCompany.open()
  admin = company.database.admin
})
afterEach(() => company.drop())

async function verified(): Promise<{ holds: boolean; printed: string }> {
  await sealOnce(company.database.db)
  // These people were never matched to the accounts that they have.
  await admin.collection('people').updateMany({}, { $set: { bindings: {} } })
  const lines: string[] = []
  const code = await verifyCommand(company.database.db, undefined, (line) => void lines.push(line))
  return { holds: code === 0, printed: lines.join('\n') }
}

/** Writes past Steward into an occurrence. */
const writes = (set: object, _id = id) =>
  admin.collection<{ _id: string }>('occurrences').updateOne({ _id }, { $set: set })

async function moves(to: string): Promise<void> {
  const desk = await company.sits().types(`calendar move ${review} ${to}`)
  await desk.submits({ date: to, reason: 'Audit' })
}

/** Top management approves that the year passes without it. */
async function isLeftOut(): Promise<string> {
  await (await company.sits().types(`calendar skip ${review}`)).submits({ reason: 'A new version' })
  return isApproved()
}

/** Back comes the decision. */
async function isApproved(): Promise<string> {
  const decision = (await company.stores.decisions.openAbout({ type: 'occurrence', id }))?._id ?? ''
  const { askApprovers, concludeDecision } = approvals(company.stores)
  await askApprovers({ decision, asOf: at })
  const ask = await firstAsk(company.stores, decision)
  expect(ask.askedOf).toBe(chief._id)
  await decide(company.stores, ask, 'approved', at)
  await concludeDecision({ decision, asOf: at })
  return decision
}

test('a calendar that nobody touched holds, with what was moved, started and left out in it', async () => {
  await moves('2027-04-12')
  await (await company.sits().types(`calendar run ${again}`)).submits()
  await isLeftOut()
  expect(await verified()).toMatchObject({
    holds: true,
    printed: expect.stringMatching(/Dates of the calendar that agree with the ledger: \d+\./),
  })
})

test.each<[string, object, string]>([
  ['another day', { date: '2027-05-10' }, 'it is on another day than the ledger says'],
  ['a state', { state: 'withdrawn' }, 'it is in another state than the ledger says'],
  [
    'that it has run',
    { state: 'started', started: { at, by: null, cycle: `cycle/${id}` } },
    'it is in another state than the ledger says',
  ],
  ['the day of its rule', { nominal: '2026-03-27' }, 'it is on another day by its rule than the ledger says'],
  ['another period', { period: '2026' }, 'it says another programme or period than its id'],
])('%s that was written past the ledger is found', async (_what, set, how) => {
  await writes(set)
  const { holds, printed } = await verified()
  expect(holds).toBe(false)
  expect(printed).toContain(`occurrences · ${id} does not hold: ${how}.`)
})

test('a date that was moved back past the ledger is found, though it stood there once', async () => {
  const before = await company.occurrence('2027')
  await moves('2027-04-12')
  await sealOnce(company.database.db)
  await admin.collection('occurrences').replaceOne({ period: '2027', programme: review }, before)
  expect((await verified()).printed).toContain(`occurrences · ${id} does not hold: it is on another day`)
})

test('that it was moved cannot be taken off it', async () => {
  await moves('2027-04-12')
  await admin
    .collection('occurrences')
    .updateOne({ period: '2027', programme: review }, { $unset: { moved: true } })
  expect((await verified()).printed).toContain(`occurrences · ${id} does not hold: it was moved otherwise`)
})

test('a date that was taken away, and one that was put in, are found', async () => {
  const row = await company.occurrence('2027')
  await sealOnce(company.database.db)
  await admin.collection<{ _id: string }>('occurrences').deleteOne({ _id: id })
  await admin
    .collection<{ _id: string }>('occurrences')
    .insertOne({ ...row, _id: `${review}/2026`, period: '2026' } as never)
  const { printed } = await verified()
  expect(printed).toContain(`${id} does not hold: it stands in the ledger, and is not on record any more`)
  expect(printed).toContain(`${review}/2026 does not hold: nothing in the ledger says that it was planned`)
})

test('a pause that was taken off, or put on again, past the ledger is found', async () => {
  const desk = await company.sits().types('calendar pause')
  await desk.submits({ programme: review, until: '2027-05-31', reason: 'Merger' })
  const paused = (await company.stores.programmes.byId(review))?.paused
  const programmes = admin.collection<{ _id: string }>('programmes')
  await programmes.updateOne({ _id: review }, { $unset: { paused: true } })
  expect((await verified()).printed).toContain(
    `programmes · ${review} does not hold: it was paused, and shows`,
  )

  await programmes.updateOne({ _id: review }, { $set: { paused } })
  expect((await verified()).holds).toBe(true)
  await (await company.sits().types('calendar resume')).submits()
  await programmes.updateOne({ _id: review }, { $set: { paused } })
  expect((await verified()).printed).toContain(`programmes · ${review} does not hold: it shows a pause`)
})

describe('what top management approved', () => {
  test('cannot be taken off what was left out', async () => {
    await isLeftOut()
    await admin
      .collection('occurrences')
      .updateOne({ period: '2027', programme: review }, { $unset: { 'skipped.approval': true } })
    expect((await verified()).printed).toContain('it names another approval than the ledger, or none')
  })

  test('is until the day for which it was asked, and for nothing else', async () => {
    const desk = await company.sits().types(`calendar pause ${review}`)
    await desk.submits({ until: '2027-12-31', reason: 'Merger' })
    const decision = await isApproved()
    expect((await verified()).holds).toBe(true)
    const paused = { 'paused.until': '2028-12-31' }
    await admin.collection<{ _id: string }>('programmes').updateOne({ _id: review }, { $set: paused })
    const { printed } = await verified()
    expect(printed).toContain(`programmes · ${review} does not hold: it is paused until another day`)
    expect(printed).toContain(`The approval of ${review} does not hold: no such decision was made`)

    const said = { by: chief._id, at, event: 'e_1', reason: { text: 'Merger', commitment: 'c' } }
    await writes({ state: 'skipped', skipped: { ...said, approval: { decision, by: chief._id, at } } })
    expect((await verified()).printed).toContain(
      `The approval of ${id} does not hold: no such decision was made`,
    )
  })

  test('does not stand for another date', async () => {
    const decision = await isLeftOut()
    const { skipped } = await company.occurrence('2027')
    const other = { state: 'skipped', skipped: { ...skipped, approval: { ...skipped?.approval, decision } } }
    await writes(other, `${review}/2028`)
    const { holds, printed } = await verified()
    expect(holds).toBe(false)
    expect(printed).toContain(`The approval of ${review}/2028 does not hold: no such decision was made`)
    expect(printed).not.toContain(`The approval of ${id} `)
  })
})

test('what a file moves, withdraws and brings back has an event each', async () => {
  const june = { kind: 'months', every: 12, from: '2027-06-01' } as const
  await company.lays({ recurrence: june })
  await company.lays({ recurrence: { ...june, from: '2028-06-01' } })
  await company.lays()
  await sealOnce(company.database.db)
  const types = await admin
    .collection('ledger')
    .aggregate<{ type: string; date: string; state: string }>([
      { $sort: { _id: 1 } },
      { $unwind: '$events' },
      { $match: { 'events.about.id': id } },
      { $project: { _id: 0, type: '$events.type', date: '$events.data.date', state: '$events.data.state' } },
    ])
    .toArray()
  expect(types).toEqual([
    { type: 'occurrence.planned', date: '2027-03-30', state: 'planned' },
    { type: 'occurrence.redated', date: '2027-06-01', state: 'planned' },
    { type: 'occurrence.withdrawn', date: '2027-06-01', state: 'withdrawn' },
    { type: 'occurrence.redated', date: '2027-03-30', state: 'planned' },
  ])
  expect(await verified()).toMatchObject({ holds: true })
})

test('it may be verified while dates are moved and events are sealed', async () => {
  let busy = true
  const moving = (async () => {
    for (let n = 0; busy; n += 1) {
      await moves(n % 2 === 0 ? '2027-04-12' : '2027-04-13')
      await sealOnce(company.database.db)
    }
  })()
  const wrong: unknown[] = []
  for (let n = 0; n < 10; n += 1) wrong.push(...(await verifyCalendar(company.database.db)).wrong)
  busy = false
  await moving
  expect(wrong).toEqual([])
})

test('dates that were planned before the ledger said how they stand are stated once', async () => {
  await admin.collection('occurrences').updateMany({}, { $unset: { outbox: true } })
  expect((await verifyCalendar(company.database.db)).wrong).not.toEqual([])
  await stateOccurrences(company.database.db)
  const count = () => admin.collection('occurrences').countDocuments({ 'outbox.1': { $exists: true } })
  await stateOccurrences(company.database.db)
  expect([await count(), (await verifyCalendar(company.database.db)).wrong]).toEqual([0, []])
  expect(await verified()).toMatchObject({ holds: true })
})
