import { applyAbsences } from '../../src/activities/absence/dated.js'
import { remindersActivities } from '../../src/activities/reminders/activities.js'
import type { Ask } from '../../src/domain/ask.js'
import type { Delivery } from '../../src/domain/delivery.js'
import type { Through } from '../../src/domain/ledger.js'
import type { Person } from '../../src/domain/person.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { settleAsksOf } from '../../src/store/rerouting.js'
import { acknowledge, aPerson, aPolicy, cycleOf, found, lead, questionOf } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

/** A Monday; the question is due on Tuesday 10 August, and closes on 10 September. */
const asked = '2027-07-26T09:00:00.000Z'
const ada = aPerson(3, { name: 'Ada Quinn' })
const bela = aPerson(4, { name: 'Béla Novák' })
const carla = aPerson(5, { name: 'Carla Reyes' })
const dan = aPerson(7, { name: 'Dan Ito', manager: bela._id })
const halifax = aPerson(6, { name: 'Jun Watanabe', timeZone: 'America/Halifax', country: 'CA-NS' })
const cycle = { ...cycleOf(aPolicy('1.0'), asked), dueOn: '2027-08-10' }
const byChat: Through = { kind: 'chat', platform: 'slack' }

let database: TestDatabase
let stores: Stores
beforeAll(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  await found(stores, [lead, ada, bela, carla, dan, halifax])
})
beforeEach(async () => {
  for (const name of ['absences', 'asks', 'deliveries', 'reminders'])
    await database.admin.collection(name).deleteMany({})
})
afterAll(() => database.drop())

async function isAway(
  person: Person,
  from: string,
  to: string,
  delegate: Person | null = null,
): Promise<void> {
  const before = await stores.absences.of(person._id)
  const planned = { from, to, delegate: delegate?._id ?? null, source: 'chat' as const }
  const by = { actor: { kind: 'person', id: person._id }, through: byChat, at: asked } as const
  expect(await stores.absences.set(before, planned, [], by)).not.toBeNull()
}

/** The reminders' look at that instant. */
async function look(at: string): Promise<void> {
  await applyAbsences(stores)(at, () => undefined)
}

const morningOf = (day: string) => `${day}T05:00:00.000Z`

async function askPersonal(person: Person): Promise<Ask> {
  const question = questionOf(cycle, person, asked)
  await stores.asks.open([question])
  return theAskOf(person, 'acknowledge')
}

async function askDelegable(person: Person, slot = 'step-1', requestedBy = lead): Promise<Ask> {
  const question = questionOf(cycle, person, asked)
  await stores.asks.open([{ ...question, kind: 'delegable', slot, neverBy: [requestedBy._id] }])
  return theAskOf(person, slot)
}

async function theAskOf(person: Person, slot: string): Promise<Ask> {
  const ask = await database.db.collection<Ask>('asks').findOne({ askedOf: person._id, slot })
  if (!ask) throw new Error('Nobody was asked')
  return ask
}

async function events(ask: Ask): Promise<string[]> {
  const row = await database.db.collection('asks').findOne({ _id: ask._id as never })
  return (row?.outbox ?? []).map(({ type }: { type: string }) => type)
}

describe('what only the person can answer', () => {
  test('waits from the first day away, and is due with the days that were left once they are back', async () => {
    const ask = await askPersonal(ada)
    await isAway(ada, '2027-08-05', '2027-08-27')
    await look(morningOf('2027-08-04'))
    expect((await theAskOf(ada, 'acknowledge')).paused).toBeUndefined()

    await look(morningOf('2027-08-05'))
    expect(await theAskOf(ada, 'acknowledge')).toMatchObject({
      paused: { since: '2027-08-05', until: '2027-08-27' },
      remindOn: '2027-08-30',
      dueOn: '2027-08-10',
      revision: ask.revision,
      state: 'open',
    })

    // Thursday, Friday, Monday and Tuesday were left: so it is due on the fourth day from Monday 30 August.
    await look(morningOf('2027-08-28'))
    const after = await theAskOf(ada, 'acknowledge')
    expect(after).toMatchObject({ dueOn: '2027-09-02', remindOn: '2027-08-30' })
    expect(after.paused).toBeUndefined()
    expect(await events(ask)).toEqual(['ask.paused', 'ask.resumed'])
  })

  test('is never due within less than three business days of coming back', async () => {
    await askPersonal(ada)
    await isAway(ada, '2027-08-10', '2027-08-13')
    await look(morningOf('2027-08-10'))
    await look(morningOf('2027-08-14'))
    expect(await theAskOf(ada, 'acknowledge')).toMatchObject({ dueOn: '2027-08-18', remindOn: '2027-08-16' })
  })

  test('keeps its due date where nobody missed a day', async () => {
    await askPersonal(ada)
    await isAway(ada, '2027-08-10', '2027-08-13')
    await look(morningOf('2027-08-10'))
    await endAll(ada, null)
    await look('2027-08-10T12:00:00.000Z')
    expect(await theAskOf(ada, 'acknowledge')).toMatchObject({ dueOn: '2027-08-10', remindOn: '2027-08-10' })
  })

  test('stays overdue where it was before they went, and whoever heard of it goes on knowing', async () => {
    const { _id } = await askPersonal(ada)
    const told = { escalated: { step: 'manager', on: '2027-08-12' }, lateFor: [lead._id] } as const
    await database.db.collection<Ask>('asks').updateOne({ _id }, { $set: told as never })
    await isAway(ada, '2027-08-16', '2027-08-16')
    await look(morningOf('2027-08-16'))
    expect((await theAskOf(ada, 'acknowledge')).paused).toBeDefined()
    await look(morningOf('2027-08-17'))
    const after = await theAskOf(ada, 'acknowledge')
    expect(after).toMatchObject({ dueOn: '2027-08-10', remindOn: '2027-08-17', ...told })
    expect(after.paused).toBeUndefined()
  })

  test('may be answered all the same, from the card that was sent before', async () => {
    const ask = await askPersonal(ada)
    await isAway(ada, '2027-08-05', '2027-08-27')
    await look(morningOf('2027-08-05'))
    expect(await acknowledge(stores, ask, '2027-08-06T10:00:00.000Z')).toMatchObject({ state: 'answered' })
    await look(morningOf('2027-08-28'))
    expect(await theAskOf(ada, 'acknowledge')).toMatchObject({ state: 'answered', dueOn: '2027-08-10' })
  })

  test('waits and resumes when it is that day where the person is', async () => {
    await askPersonal(halifax)
    await isAway(halifax, '2027-08-05', '2027-08-06')
    await look('2027-08-05T02:00:00.000Z')
    expect((await theAskOf(halifax, 'acknowledge')).paused).toBeUndefined()
    await look('2027-08-05T03:30:00.000Z')
    expect((await theAskOf(halifax, 'acknowledge')).paused).toBeDefined()
    await look('2027-08-07T02:00:00.000Z')
    expect((await theAskOf(halifax, 'acknowledge')).paused).toBeDefined()
    await look('2027-08-07T03:30:00.000Z')
    expect((await theAskOf(halifax, 'acknowledge')).paused).toBeUndefined()
  })

  test('goes on waiting where the absence is made longer, counted from its first day', async () => {
    await askPersonal(ada)
    await isAway(ada, '2027-08-05', '2027-08-06')
    await look(morningOf('2027-08-05'))
    await isAway(ada, '2027-08-07', '2027-08-27')
    await look(morningOf('2027-08-06'))
    expect(await theAskOf(ada, 'acknowledge')).toMatchObject({
      paused: { since: '2027-08-05', until: '2027-08-27' },
      remindOn: '2027-08-30',
    })
  })
})

describe('what may be delegated', () => {
  test('goes to the delegate, who hears of it in one message, and comes back afterwards', async () => {
    const before = await askDelegable(ada, 'step-1')
    await askDelegable(ada, 'step-2')
    await isAway(ada, '2027-08-05', '2027-08-06', bela)
    const at = morningOf('2027-08-05')
    await look(at)
    const moved = await theAskOf(ada, 'step-1')
    expect(moved).toMatchObject({
      mayAnswer: [ada._id, bela._id],
      delegated: { to: bela._id, since: at, until: '2027-08-06' },
      revision: before.revision + 1,
      receiptOwed: at,
      dueOn: before.dueOn,
    })
    expect(await messages()).toMatchObject([
      { person: bela._id, notBefore: at, content: { kind: 'stand-in', absent: ada._id } },
    ])
    expect((await messages())[0]?.content.asks).toHaveLength(2)

    await look(morningOf('2027-08-07'))
    const back = await theAskOf(ada, 'step-1')
    expect(back).toMatchObject({ mayAnswer: [ada._id], revision: before.revision + 2 })
    expect(back.delegated).toBeUndefined()
    expect(await events(before)).toEqual(['ask.delegated', 'ask.returned'])
    expect(await acknowledge(stores, { ...moved, askedOf: bela._id }, morningOf('2027-08-07'))).toBeNull()
  })

  test('is answered by the delegate, and the answer says in whose stead', async () => {
    await askDelegable(ada)
    await isAway(ada, '2027-08-05', '2027-08-06', bela)
    await look(morningOf('2027-08-05'))
    const moved = await theAskOf(ada, 'step-1')
    const taken = await stores.asks.answer(
      {
        ask: { id: moved._id, revision: moved.revision },
        by: bela._id,
        at: morningOf('2027-08-06'),
        through: byChat,
        value: 'approved',
        language: 'en',
        inStead: ada._id,
      },
      moved.subject,
    )
    expect(taken).toBe(true)
    expect((await theAskOf(ada, 'step-1')).answer).toMatchObject({ by: bela._id, for: ada._id })
    await look(morningOf('2027-08-07'))
    expect(await theAskOf(ada, 'step-1')).toMatchObject({ state: 'answered' })
  })

  test('stays where nobody was named, or with whoever asked for it', async () => {
    await askDelegable(ada, 'step-1', bela)
    await askDelegable(carla, 'step-2')
    await isAway(ada, '2027-08-05', '2027-08-06', bela)
    await isAway(carla, '2027-08-05', '2027-08-06')
    await look(morningOf('2027-08-05'))
    expect(await theAskOf(ada, 'step-1')).toMatchObject({ mayAnswer: [ada._id], revision: 1 })
    expect(await theAskOf(carla, 'step-2')).toMatchObject({ mayAnswer: [carla._id], revision: 1 })
  })

  test('follows the delegate of the delegate while that one is away, and comes back to the first', async () => {
    await askDelegable(ada)
    await isAway(ada, '2027-08-05', '2027-08-13', bela)
    await isAway(bela, '2027-08-09', '2027-08-10', carla)
    const holder = async (day: string) => {
      await look(morningOf(day))
      return (await theAskOf(ada, 'step-1')).delegated?.to
    }
    expect(await holder('2027-08-05')).toBe(bela._id)
    expect(await holder('2027-08-09')).toBe(carla._id)
    expect(await holder('2027-08-11')).toBe(bela._id)
    expect(await holder('2027-08-14')).toBeUndefined()
  })

  test('goes back at once when the delegate leaves, and what was put to the delegate is closed', async () => {
    await askDelegable(ada)
    await askDelegable(bela)
    await isAway(ada, '2027-08-05', '2027-08-13', bela)
    await look(morningOf('2027-08-05'))
    expect(await stores.asks.closeAsksOf(bela._id, 'left', morningOf('2027-08-06'))).toBe(1)
    const back = await theAskOf(ada, 'step-1')
    expect(back).toMatchObject({ state: 'open', mayAnswer: [ada._id] })
    expect(back.delegated).toBeUndefined()
    expect(await theAskOf(bela, 'step-1')).toMatchObject({ state: 'closed' })
  })
})

describe('the clock that reminds everyone', () => {
  /** Of the morning messages so far: whom, when, and how many questions they name, how many late ones of others. */
  async function mornings(): Promise<string[]> {
    const found = await database.db
      .collection<Delivery>('deliveries')
      .find({ 'content.kind': 'morning' })
      .toArray()
    return found
      .map(({ person, content }) =>
        content.kind === 'morning'
          ? `${person} ${content.day} ${content.asks.length} ${content.late.length}`
          : '',
      )
      .filter((line) => !line.startsWith(lead._id))
      .sort()
  }

  const remind = (at: string) =>
    remindersActivities({
      ...stores,
      heartbeat: () => undefined,
      datedChanges: [[applyAbsences(stores)]],
    }).remind({ asOf: at })

  test('leaves in peace who is away, tells nobody that they are late, and asks on their first day back', async () => {
    await askPersonal(dan)
    await isAway(dan, '2027-07-27', '2027-08-27')
    for (const day of ['27', '28']) await remind(`2027-07-${day}T09:00:00.000Z`)
    for (const day of ['11', '12', '13', '16', '17', '18', '23']) await remind(`2027-08-${day}T09:00:00.000Z`)
    expect(await mornings()).toEqual([])
    await remind('2027-08-28T09:00:00.000Z')
    await remind('2027-08-30T09:00:00.000Z')
    expect(await mornings()).toEqual([`${dan._id} 2027-08-30 1 0`])
  })

  test('reminds who stands in of what is theirs to answer, and not who is away', async () => {
    await askDelegable(ada)
    await isAway(ada, '2027-07-27', '2027-08-27', bela)
    await remind('2027-07-27T09:00:00.000Z')
    expect(await mornings()).toEqual([`${bela._id} 2027-07-27 1 0`])
  })
})

test('a look that runs again, or is late, changes nothing more', async () => {
  const ask = await askPersonal(ada)
  await askDelegable(ada)
  await isAway(ada, '2027-08-05', '2027-08-27', bela)
  await look(morningOf('2027-08-05'))
  const rows = () => database.db.collection('asks').find().sort({ _id: 1 }).toArray()
  const before = await rows()
  await look(morningOf('2027-08-05'))
  await look(morningOf('2027-08-12'))
  await settleAsksOf(stores, [ada._id], { at: morningOf('2027-08-13'), through: byChat })
  expect(await rows()).toEqual(before)
  expect(await messages()).toHaveLength(1)
  expect(await events(ask)).toEqual(['ask.paused'])
})

test('who is away on a day is told at a glance', async () => {
  await isAway(ada, '2027-08-05', '2027-08-27', bela)
  await isAway(carla, '2027-08-01', '2027-08-04')
  const away = []
  for await (const each of stores.absences.awayOn('2027-08-05')) away.push(each)
  expect(away).toEqual([
    {
      person: ada._id,
      away: { since: '2027-08-05', until: '2027-08-27', delegate: bela._id, namedBy: ada._id },
    },
  ])
})

async function messages() {
  return database.db.collection<Delivery>('deliveries').find({ 'content.kind': 'stand-in' }).toArray()
}

async function endAll(person: Person, lastDay: string | null): Promise<void> {
  const by = { actor: { kind: 'person', id: person._id }, through: byChat, at: asked } as const
  const before = await stores.absences.of(person._id)
  for (const absence of before.absences)
    expect(await stores.absences.end(before, absence, lastDay, by)).toBe(true)
}
