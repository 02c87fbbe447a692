import { askJoiners } from '../../src/activities/policy-acknowledgement/joiners.js'
import { closeLeavers } from '../../src/activities/policy-acknowledgement/leavers.js'
import type { Person } from '../../src/domain/person.js'
import { dateIn } from '../../src/domain/working-days.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { followUp } from '../../src/store/decline-follow-up.js'
import { verifyRecords } from '../../src/store/verify-records.js'
import { answers, asksOf, opens, stepsOf } from '../support/campaign-steps.js'
import { aPerson, aPolicy, found, lead, people, publish } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

const at = '2027-03-01T09:00:00.000Z'
const nextDay = '2027-03-02T00:10:00.000Z'
const nextWeek = '2027-03-08T00:10:00.000Z'
const nextMonth = '2027-04-01T00:10:00.000Z'

let database: TestDatabase
let stores: Stores
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
})
afterEach(() => database.drop())

/** The clock's daily change, and what the cycles do that it wakes; their ids come back. */
async function aDayComes(asOf: string): Promise<string[]> {
  const woken: string[] = []
  const wakeCycle = async ({ _id: cycle }: { _id: string }) => {
    woken.push(cycle)
    await stepsOf(stores).openCampaign({ cycle, asOf })
    for (let looks = 0; looks < 3; looks += 1) await stepsOf(stores).lookAtCampaign({ cycle, asOf })
  }
  await askJoiners({ ...stores, wakeCycle })(asOf, () => undefined)
  return woken
}

/** An import changes or adds people. */
async function isImported(staff: readonly Person[], asOf: string): Promise<void> {
  for (const person of staff) {
    // What chat owns stays as it is.
    const { _id, v: _v, bindings: _bindings, ...fields } = person
    if (await stores.people.byId(_id)) await stores.people.write([], [{ id: _id, fields }])
    else await stores.people.write([person], [])
  }
  const counts = { peopleAdded: 0, peopleChanged: 0, peopleLeft: 0, peopleBack: 0 }
  const others = {
    policyVersionsAdded: 0,
    policyVersionsCorrected: 0,
    settingsChanged: 0,
    absencesSet: 0,
    absencesEnded: 0,
    programmesAdded: 0,
    programmesChanged: 0,
    programmesEnded: 0,
    checksDefined: 0,
    requirementsDefined: 0,
    checksConfirmedByOthers: 0,
  }
  const number = ((await stores.imports.newest())?.number ?? 0) + 1
  const run = { files: [], counts: { ...counts, ...others }, operator: 'tester' }
  const begun = await stores.imports.begin(number, run, new Date(asOf))
  if (begun) await stores.imports.finish(begun, new Date(asOf))
}

const everybodyAnswers = async (cycle: string) => {
  for (const ask of (await asksOf(stores, cycle)).values()) {
    if (ask.state === 'open') await answers(stores, cycle, ask.askedOf, at)
  }
  await stepsOf(stores).closeCampaign({ cycle, asOf: at })
}

const joinersInMarch = 'cycle/policy-acknowledgement.information-security/joiners-2027-03'

describe('while a round runs', () => {
  test('who starts is asked on their first day, with as much time as anybody, and counted beside the frozen audience', async () => {
    const starter = aPerson(5, { start: '2027-03-08' })
    await found(stores, [...people(3), starter])
    const cycle = await opens(stores, '1.0', 1, 'material', at)
    expect(await aDayComes(nextDay)).toEqual([])
    expect(await aDayComes(nextWeek)).toEqual([cycle])
    expect((await asksOf(stores, cycle)).get(starter._id)).toMatchObject({
      state: 'open',
      dueOn: '2027-03-23',
      remindOn: '2027-03-08',
      joined: cycle,
    })
    expect(await stores.asks.completion(cycle)).toMatchObject({ asked: 3 })
    expect(await stores.asks.completionOfJoiners(cycle)).toMatchObject({ asked: 1, open: 1 })

    await answers(stores, cycle, starter._id, nextWeek)
    await stepsOf(stores).closeCampaign({ cycle, asOf: nextMonth })
    expect(await stores.records.byCycle(cycle)).toMatchObject({
      completion: { asked: 3, answered: 0, closed: 3 },
      joiners: { asked: 1, answered: 1, open: 0, closed: 0 },
    })
    expect(await verifyRecords(database.db)).toEqual({ checked: 1, wrong: [] })
  })

  test('who starts has their days by the holidays of where they work', async () => {
    const inHamburg = aPerson(6, { start: '2027-03-08', country: 'DE-HH', timeZone: 'Europe/Berlin' })
    await found(stores, [...people(3), aPerson(5, { start: '2027-03-08' }), inHamburg])
    const cycle = await opens(stores, '1.0', 1, 'material', at)
    await aDayComes(nextWeek)
    const asks = await asksOf(stores, cycle)
    // Saint Patrick's Day, 17 March, is free in Ireland and not in Hamburg.
    expect(asks.get(aPerson(5)._id)?.dueOn).toBe('2027-03-23')
    expect(asks.get(inHamburg._id)?.dueOn).toBe('2027-03-22')
  })

  test('who moves into the audience is asked, and nobody who is outside of it', async () => {
    const mover = aPerson(5)
    await found(stores, [lead, aPerson(2), mover])
    const audience = [{ department: 'Sales' }]
    const { _id: cycle } = await publish(stores, { ...aPolicy('1.0'), audience }, at)
    await stepsOf(stores).openCampaign({ cycle, asOf: at })
    expect(await aDayComes(nextDay)).toEqual([])
    await isImported([{ ...mover, department: 'Sales' }], nextWeek)
    expect(await aDayComes(nextWeek)).toEqual([cycle])
    expect([...(await asksOf(stores, cycle)).keys()].sort()).toEqual([aPerson(2)._id, mover._id])
    expect(await aDayComes(nextMonth)).toEqual([])
  })

  test('of two policies that began on different days, only the one that was there before wakes for who starts between', async () => {
    const starter = aPerson(5, { start: '2027-03-03' })
    await found(stores, [...people(3), starter])
    const earlier = await opens(stores, '1.0', 1, 'material', at)
    const afterwards = '2027-03-04T09:00:00.000Z'
    const clean = { ...aPolicy('1.0'), _id: 'clean-desk@1.0', policy: 'clean-desk' }
    const { _id: later } = await publish(stores, clean, afterwards)
    await stepsOf(stores).openCampaign({ cycle: later, asOf: afterwards })
    expect([...(await asksOf(stores, later)).keys()]).toContain(starter._id)
    expect(await aDayComes('2027-03-05T00:10:00.000Z')).toEqual([earlier])
    expect((await asksOf(stores, earlier)).get(starter._id)).toMatchObject({ state: 'open' })
  })

  test('who left with an open question and comes back is asked anew; who had answered is not', async () => {
    await found(stores, people(3))
    const cycle = await opens(stores, '1.0', 1, 'material', at)
    const [ben, cleo] = [aPerson(2), aPerson(3)]
    await answers(stores, cycle, cleo._id, at)
    for (const { _id } of [ben, cleo]) await stores.asks.closeAsksOf(_id, 'left', at)
    await isImported(
      [ben, cleo].map((person) => ({ ...person, active: false })),
      nextDay,
    )
    expect(await aDayComes(nextDay)).toEqual([])
    await isImported([ben, cleo], nextWeek)
    expect(await aDayComes(nextWeek)).toEqual([cycle])
    expect((await asksOf(stores, cycle)).get(ben._id)).toMatchObject({ state: 'open', round: 2 })
    expect((await asksOf(stores, cycle)).get(cleo._id)).toMatchObject({ state: 'answered', round: 1 })
    expect(await aDayComes(nextWeek)).toEqual([])
  })
})

test('who was asked once more after a decline, left, and comes back is asked anew too', async () => {
  await found(stores, people(3))
  const cycle = await opens(stores, '1.0', 1, 'material', at)
  const ben = aPerson(2)
  const first = (await asksOf(stores, cycle)).get(ben._id)
  if (!first) throw new Error('Ben was not asked')
  const through = { kind: 'chat', platform: 'slack' } as const
  const ref = { id: first._id, revision: first.revision }
  const declining = { ask: ref, by: ben._id, at, through, reason: 'The German text is missing.' }
  const declined = await stores.declines.decline(declining)
  const decision = { kind: 'answered', ask: 'd', by: lead._id, at } as const
  if (declined) await stores.declines.conclude(declined, decision, 'asked-again', at)
  await followUp(stores, first._id, at)
  expect((await asksOf(stores, cycle)).get(ben._id)).toMatchObject({ state: 'open', round: 2 })

  await stores.asks.closeAsksOf(ben._id, 'left', at)
  await isImported([{ ...ben, active: false }], nextDay)
  expect(await aDayComes(nextDay)).toEqual([])
  await isImported([ben], nextWeek)
  expect(await aDayComes(nextWeek)).toEqual([cycle])
  expect((await asksOf(stores, cycle)).get(ben._id)).toMatchObject({ state: 'open', round: 3 })
  expect(await aDayComes(nextWeek)).toEqual([])
})

describe('once a round is closed', () => {
  test("who joins is asked in the month's cycle of joiners, each with a due date of their own", async () => {
    await found(stores, people(3))
    await everybodyAnswers(await opens(stores, '1.0', 1, 'material', at))
    await isImported([aPerson(5)], nextDay)
    expect(await aDayComes(nextDay)).toEqual([joinersInMarch])
    await isImported([aPerson(7)], nextWeek)
    expect(await aDayComes(nextWeek)).toEqual([joinersInMarch])
    const asks = await asksOf(stores, joinersInMarch)
    expect([...asks.values()].map(({ askedOf, dueOn }) => [askedOf, dueOn]).sort()).toEqual([
      [aPerson(5)._id, '2027-03-16'],
      [aPerson(7)._id, '2027-03-23'],
    ])
  })

  test('that cycle waits for the month to end, and closes with a record when all have answered', async () => {
    await found(stores, people(3))
    await everybodyAnswers(await opens(stores, '1.0', 1, 'material', at))
    await isImported([aPerson(5)], nextDay)
    await aDayComes(nextDay)
    await answers(stores, joinersInMarch, aPerson(5)._id, nextDay)
    const look = (asOf: string) => stepsOf(stores).lookAtCampaign({ cycle: joinersInMarch, asOf })
    const monthEnds = '2027-03-31T23:00:00.000Z'
    expect(await look(nextWeek)).toEqual({ settled: false, nextLook: monthEnds })
    expect(await look(monthEnds)).toMatchObject({ settled: true })
    await stepsOf(stores).closeCampaign({ cycle: joinersInMarch, asOf: monthEnds })
    expect(await stores.records.byCycle(joinersInMarch)).toMatchObject({
      dueOn: '2027-04-14',
      completion: { asked: 1, answered: 1, open: 0, closed: 0 },
    })
    expect(await verifyRecords(database.db)).toEqual({ checked: 2, wrong: [] })
  })

  test('who was asked and missed it is not asked a second time about the same version', async () => {
    await found(stores, people(3))
    const cycle = await opens(stores, '1.0', 1, 'material', at)
    await stepsOf(stores).closeCampaign({ cycle, asOf: nextWeek })
    expect(await aDayComes(nextMonth)).toEqual([])
  })

  test('who was away when it closed is asked in the cycle of joiners', async () => {
    await found(stores, people(3))
    const cycle = await opens(stores, '1.0', 1, 'material', at)
    const paused = { since: '2027-03-02', until: '2027-04-16' }
    await database.db.collection('asks').updateOne({ askedOf: aPerson(2)._id }, { $set: { paused } })
    expect(await aDayComes(nextWeek)).toEqual([])
    await stepsOf(stores).closeCampaign({ cycle, asOf: nextMonth })
    const [joiners = ''] = await aDayComes(nextMonth)
    expect([...(await asksOf(stores, joiners)).keys()]).toEqual([aPerson(2)._id])
  })

  test('who joins in the same month after a newer version is asked about that one', async () => {
    await found(stores, people(3))
    await everybodyAnswers(await opens(stores, '1.0', 1, 'material', at))
    await isImported([aPerson(5)], nextDay)
    await aDayComes(nextDay)
    const second = await opens(stores, '2.0', 2, 'material', nextWeek)
    expect((await asksOf(stores, joinersInMarch)).get(aPerson(5)._id)).toMatchObject({
      closed: { because: 'superseded' },
    })
    expect(await stepsOf(stores).lookAtCampaign({ cycle: joinersInMarch, asOf: nextWeek })).toMatchObject({
      settled: true,
    })
    await everybodyAnswers(second)
    await isImported([aPerson(7)], nextWeek)
    expect(await aDayComes(nextWeek)).toEqual([`${joinersInMarch}.2`])
    expect((await asksOf(stores, `${joinersInMarch}.2`)).get(aPerson(7)._id)?.subject.version).toBe('2.0')
  })
})

test('who joins when a round has less time left than everybody gets is asked in the cycle of joiners', async () => {
  await found(stores, people(3))
  const cycle = await opens(stores, '1.0', 1, 'material', at)
  const late = '2027-04-05T00:10:00.000Z'
  await isImported([aPerson(5)], late)
  const [woken] = await aDayComes(late)
  expect(woken).toBe('cycle/policy-acknowledgement.information-security/joiners-2027-04')
  expect((await asksOf(stores, cycle)).get(aPerson(5)._id)).toBeUndefined()
})

test('who joins a policy whose newest version only changed the wording is asked, and who knew it is not', async () => {
  await found(stores, people(3))
  const first = await opens(stores, '1.0', 1, 'material', at)
  await answers(stores, first, aPerson(2)._id, at)
  await isImported([{ ...aPerson(2), active: false }], nextDay)
  const cycle = await opens(stores, '1.1', 2, 'editorial', nextDay)
  await isImported([aPerson(2), aPerson(5)], nextWeek)
  await aDayComes(nextWeek)
  const asks = await asksOf(stores, cycle)
  expect(asks.get(aPerson(2)._id)).toMatchObject({ carriedOver: { version: '1.0' }, joined: cycle })
  expect(asks.get(aPerson(5)._id)).toMatchObject({ state: 'open', joined: cycle })
})

test('whose last day is over where they work is asked no more, and nobody earlier', async () => {
  const inHonolulu = { end: '2027-03-01', timeZone: 'Pacific/Honolulu' }
  await found(stores, [lead, aPerson(2, { end: '2027-03-01' }), aPerson(3, inHonolulu)])
  const cycle = await opens(stores, '1.0', 1, 'material', at)
  const states = async (asOf: string) => {
    await closeLeavers(stores)(asOf, () => undefined)
    return [...(await asksOf(stores, cycle)).values()]
      .sort((a, b) => a.askedOf.localeCompare(b.askedOf))
      .map(({ state, closed }) => closed?.because ?? state)
  }
  expect(await states(at)).toEqual(['open', 'open', 'open'])
  expect(await states(nextDay)).toEqual(['open', 'left', 'open'])
  expect(await states('2027-03-02T10:10:00.000Z')).toEqual(['open', 'left', 'left'])
  expect(await states(nextWeek)).toEqual(['open', 'left', 'left'])
  const closedBy = await database.db.collection('asks').findOne({ askedOf: aPerson(2)._id })
  expect(closedBy?.outbox).toMatchObject([{ type: 'ask.closed', actor: { kind: 'steward' } }])
  expect(dateIn(nextDay, lead.timeZone)).toBe('2027-03-02')
})
