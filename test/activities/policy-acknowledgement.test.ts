import { applyAbsences } from '../../src/activities/absence/dated.js'
import type { Ask } from '../../src/domain/ask.js'
import { endOf } from '../../src/domain/working-days.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { asksOf, stepsOf } from '../support/campaign-steps.js'
import { aPerson, aPolicy, found, lead, people, publish } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

const at = '2026-11-24T09:00:00.000Z'

let database: TestDatabase
let stores: Stores
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
})
afterEach(() => database.drop())

/** What is in the database that campaigns write to. */
async function everything() {
  const names = ['asks', 'cycles', 'deliveries', 'records']
  return Promise.all(names.map((name) => database.db.collection(name).find().sort({ _id: 1 }).toArray()))
}

test('whatever step of a campaign is done twice leaves what it left the first time', async () => {
  await found(stores, people(4))
  const { _id: cycle, closesOn } = await publish(stores, aPolicy('1.0'), at)
  const steps = stepsOf(stores)
  await steps.openCampaign({ cycle, asOf: at })
  const opened = await everything()
  await steps.openCampaign({ cycle, asOf: `${closesOn}T00:00:00.000Z` })
  expect(await everything()).toEqual(opened)

  const look = await steps.lookAtCampaign({ cycle, asOf: at })
  expect(await steps.lookAtCampaign({ cycle, asOf: at })).toEqual(look)
  expect(look).toEqual({ settled: false, nextLook: '2027-01-09T00:00:00.000Z' })
  expect(await steps.lookAtCampaign({ cycle, asOf: look.nextLook })).toMatchObject({ settled: true })

  await steps.closeCampaign({ cycle, asOf: look.nextLook })
  const closed = await everything()
  await steps.closeCampaign({ cycle, asOf: '2027-02-01T00:00:00.000Z' })
  expect(await everything()).toEqual(closed)
})

test('who belongs to the audience on the day of asking is asked, and the ISMS lead hears of those without an account', async () => {
  const staff = [
    lead,
    aPerson(2, { kind: 'contractor', bindings: {} }),
    aPerson(3, { kind: 'external-auditor' }),
    aPerson(4, { end: '2026-11-23' }),
    aPerson(5, { end: '2026-11-24' }),
    aPerson(6, { start: '2026-11-25' }),
    aPerson(7, { active: false }),
  ]
  await found(stores, staff)
  const { _id: cycle } = await publish(stores, aPolicy('1.0'), at)
  await stepsOf(stores).openCampaign({ cycle, asOf: at })

  const asked: string[] = []
  for await (const ask of stores.asks.ofCycle(cycle)) asked.push(ask.askedOf)
  expect(asked.sort()).toEqual([lead, aPerson(2), aPerson(5)].map(({ _id }) => _id))
  expect(await stores.cycles.byId(cycle)).toMatchObject({ state: 'open', asked: 3, openedAt: at })
  const wanted = await database.db.collection('deliveries').find().toArray()
  expect(wanted.map(({ person, content, state }) => [person, content.kind, state].join(' ')).sort()).toEqual([
    `${lead._id} unreachable due`,
  ])
})

test('each is asked in the next morning of a business day where they work', async () => {
  const inHamburg = aPerson(2, { country: 'DE-HH', timeZone: 'Europe/Berlin' })
  await found(stores, [lead, inHamburg])
  // The morning of Saint Patrick's Day, on which nobody works in Ireland.
  const asOf = '2027-03-17T08:00:00.000Z'
  const { _id: cycle } = await publish(stores, aPolicy('1.0'), asOf)
  await stepsOf(stores).openCampaign({ cycle, asOf })
  const asks = await asksOf(stores, cycle)
  expect(asks.get(lead._id)?.remindOn).toBe('2027-03-18')
  expect(asks.get(inHamburg._id)?.remindOn).toBe('2027-03-17')
})

test('a policy that is published to nobody closes with an empty record', async () => {
  await found(stores, [aPerson(3, { kind: 'board' })])
  const { _id: cycle } = await publish(stores, aPolicy('1.0'), at)
  const steps = stepsOf(stores)
  await steps.openCampaign({ cycle, asOf: at })
  expect(await steps.lookAtCampaign({ cycle, asOf: at })).toMatchObject({ settled: true })
  await steps.closeCampaign({ cycle, asOf: at })
  expect(await stores.records.byCycle(cycle)).toMatchObject({
    completion: { asked: 0, answered: 0, open: 0, closed: 0 },
    byDepartment: {},
  })
})

describe('somebody who is away when a policy is published', () => {
  const planned = (from: string, to: string) => ({ from, to, delegate: null, source: 'chat' as const })
  const by = { actor: { kind: 'steward' }, through: { kind: 'command-line' }, at } as const

  async function askOf(person: string): Promise<Ask> {
    const ask = await database.db.collection<Ask>('asks').findOne({ askedOf: person })
    if (!ask) throw new Error('They were not asked')
    return ask
  }

  async function awayWhilePublished(from: string, to: string) {
    await found(stores, people(3))
    const { _id } = aPerson(2)
    await stores.absences.set(await stores.absences.of(_id), planned(from, to), [], by)
    const cycle = await publish(stores, aPolicy('1.0'), at)
    await stepsOf(stores).openCampaign({ cycle: cycle._id, asOf: at })
    return { cycle, person: _id }
  }

  test('gets no message, and has all the days that the others had once they are back', async () => {
    const { person } = await awayWhilePublished('2026-11-23', '2026-12-04')
    const ask = await askOf(person)
    expect(ask).toMatchObject({
      paused: { since: '2026-11-25', until: '2026-12-04' },
      remindOn: '2026-12-07',
    })
    expect(await stores.deliveries.withAsks([ask._id])).toEqual([])
    await applyAbsences(stores)('2026-12-05T09:00:00.000Z', () => undefined)
    // Due on 8 December, ten business days after it was published.
    expect(await askOf(person)).toMatchObject({ dueOn: '2026-12-18' })
  })

  test('and comes back shortly before it closes has until their own due date', async () => {
    const { cycle, person } = await awayWhilePublished('2026-11-23', '2027-01-07')
    const steps = stepsOf(stores)
    const closing = endOf(cycle.closesOn, cycle.timeZone)
    expect(await steps.lookAtCampaign({ cycle: cycle._id, asOf: at })).toMatchObject({ nextLook: closing })
    await applyAbsences(stores)('2027-01-08T09:00:00.000Z', () => undefined)
    const { dueOn } = await askOf(person)
    expect(dueOn > cycle.closesOn).toBe(true)
    expect(await steps.lookAtCampaign({ cycle: cycle._id, asOf: closing })).toEqual({
      settled: false,
      nextLook: endOf(dueOn, 'Europe/Dublin'),
    })
  })

  test('and stays away longer than it takes holds up nobody: the record says that they were absent', async () => {
    const { cycle, person } = await awayWhilePublished('2026-11-23', '2027-11-30')
    const steps = stepsOf(stores)
    const closing = endOf(cycle.closesOn, cycle.timeZone)
    expect(await steps.lookAtCampaign({ cycle: cycle._id, asOf: closing })).toMatchObject({ settled: true })
    await steps.closeCampaign({ cycle: cycle._id, asOf: closing })
    expect((await askOf(person)).closed).toMatchObject({ because: 'absent' })
    expect((await askOf(aPerson(3)._id)).closed).toMatchObject({ because: 'cycle-closed' })
    expect(await stores.records.byCycle(cycle._id)).toMatchObject({ completion: { asked: 3, closed: 3 } })
  })
})
