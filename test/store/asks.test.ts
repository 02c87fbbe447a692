import type { Ask } from '../../src/domain/ask.js'
import { storesOf } from '../../src/main/stores.js'
import type { AskRow } from '../../src/store/ask-rows.js'
import { acknowledge, aPerson, aPolicy, cycleOf, people, questionOf } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { eventually } from '../support/eventually.js'

const openedAt = '2026-11-24T09:00:00.000Z'
const at = '2026-11-25T09:30:00.000Z'
const later = '2026-11-26T10:00:00.000Z'
const cycle = cycleOf(aPolicy('1.0'), openedAt)

let database: TestDatabase
beforeEach(async () => {
  database = await testDatabase()
})
afterEach(() => database.drop())

const stores = () => storesOf(database.db)

/** This many people were asked; their asks in the order of the ids. */
async function asked(count: number): Promise<Ask[]> {
  await stores().asks.open(people(count).map((person) => questionOf(cycle, person, openedAt)))
  return rows()
}

/** The rows as they stand, with what waits for the ledger. */
function rows(): Promise<AskRow[]> {
  return database.db.collection<AskRow>('asks').find().sort({ _id: 1 }).toArray()
}

async function oneAsk(): Promise<Ask> {
  const [ask] = await asked(1)
  if (!ask) throw new Error('Nobody was asked')
  return ask
}

describe('an answer', () => {
  test('is recorded with its event, its salted commitment and the receipt that is owed', async () => {
    const ask = await oneAsk()
    expect(await acknowledge(stores(), ask, at)).not.toBeNull()
    const [row] = await rows()
    expect(row).toMatchObject({
      state: 'answered',
      receiptOwed: at,
      answer: { value: 'acknowledged', by: ask.askedOf, at, language: 'en', sentence: 1 },
      outbox: [
        {
          type: 'ask.answered',
          at,
          actor: { kind: 'person', id: ask.askedOf },
          about: { collection: 'asks', id: ask._id, version: '1.0', hash: cycle.subject.hash },
          data: { revision: 1, language: 'en', sentence: 1 },
          commitments: { answer: row?.answer?.commitment },
        },
      ],
      openings: [{ event: row?.answer?.event, field: 'answer', value: 'acknowledged' }],
    })
    expect(JSON.stringify(row?.outbox)).not.toContain('"acknowledged"')
  })

  type Attempt = (ask: Ask) => Promise<Ask>
  const attempts: [string, Attempt][] = [
    ["somebody else's", async (ask) => ({ ...ask, askedOf: aPerson(99)._id })],
    ['to an ask that does not exist', async (ask) => ({ ...ask, _id: 'f'.repeat(32) })],
    ['from a card of a later revision', async (ask) => ({ ...ask, revision: 2 })],
    [
      'from a card of an older revision',
      async (ask) => {
        await database.db.collection<AskRow>('asks').updateOne({ _id: ask._id }, { $inc: { revision: 1 } })
        return ask
      },
    ],
    [
      'to another text than the one that was asked about',
      async (ask) => ({ ...ask, subject: { ...ask.subject, hash: aPolicy('2.0').hash } }),
    ],
    [
      'after the cycle was closed',
      async (ask) => {
        await stores().asks.closeCycle(cycle._id, 'cycle-closed', at)
        return ask
      },
    ],
    [
      'after a newer version took its place',
      async (ask) => {
        await stores().asks.supersede(cycle.subject, ['2.0'], at)
        return ask
      },
    ],
    [
      'of someone who has left',
      async (ask) => {
        await stores().asks.closeAsksOf(ask.askedOf, 'left', at)
        return ask
      },
    ],
    [
      'that was given already',
      async (ask) => {
        await acknowledge(stores(), ask, at)
        return ask
      },
    ],
  ]

  test.each(attempts)('%s writes nothing', async (_, attempt) => {
    const given = await attempt(await oneAsk())
    const before = await rows()
    expect(await acknowledge(stores(), given, later)).toBeNull()
    expect(await rows()).toEqual(before)
  })

  test('that is submitted fifty times at once is recorded once', async () => {
    const ask = await oneAsk()
    const submits = await Promise.all(Array.from({ length: 50 }, () => acknowledge(stores(), ask, at)))
    expect(submits.filter((answered) => answered !== null)).toHaveLength(1)
    const [row] = await rows()
    expect(row?.outbox).toHaveLength(1)
    expect(row?.openings).toHaveLength(1)
  })

  test('is nothing to the others that are written with it: not where its guard did not match, nor where it failed', async () => {
    const asks = await asked(40)
    const [refused, failing] = [asks[7]?._id, asks[11]?._id]
    const validator = { $or: [{ _id: { $ne: failing } }, { state: { $ne: 'answered' } }] }
    await database.admin.command({ collMod: 'asks', validator })
    const answering = Promise.allSettled(
      asks.map((ask) => acknowledge(stores(), ask._id === refused ? { ...ask, revision: 2 } : ask, at)),
    )
    const answers = await answering
    await database.admin.command({ collMod: 'asks', validator: {} })
    const became = answers.map((each) => (each.status === 'rejected' ? 'failed' : each.value?.state))
    expect(became).toEqual(
      asks.map(({ _id }) => (_id === refused ? undefined : _id === failing ? 'failed' : 'answered')),
    )
    expect((await rows()).map(({ state }) => state === 'answered')).toEqual(
      became.map((each) => each === 'answered'),
    )
  })

  test('that meets a newer version counts, or the newer version does: never both', async () => {
    const asks = await asked(60)
    const [answers] = await Promise.all([
      Promise.all(asks.map((ask) => acknowledge(stores(), ask, at))),
      stores().asks.supersede(cycle.subject, ['2.0'], at),
    ])
    const after = await rows()
    expect(after.map(({ state }) => state === 'answered')).toEqual(answers.map((answer) => answer !== null))
    for (const row of after) {
      expect(row.outbox?.map(({ type }) => type)).toEqual([
        row.state === 'answered' ? 'ask.answered' : 'ask.closed',
      ])
      expect(row.answer === undefined).toBe(row.state === 'closed')
      expect(row.closed === undefined).toBe(row.state === 'answered')
    }
  })
})

describe('an audience', () => {
  test('that is asked twice is asked once, and what was answered stays answered', async () => {
    const [first] = await asked(3)
    if (first) await acknowledge(stores(), first, at)
    const before = await rows()
    await asked(3)
    expect(await rows()).toEqual(before)
  })

  test('of 2,500 is closed whole, each with one event, and a second time changes nothing', async () => {
    const [first] = await asked(2_500)
    if (first) await acknowledge(stores(), first, at)
    expect(await stores().asks.closeCycle(cycle._id, 'cycle-closed', later)).toBe(2_499)
    expect(await stores().asks.completion(cycle._id)).toEqual({
      asked: 2_500,
      answered: 1,
      open: 0,
      closed: 2_499,
    })
    const closed = {
      state: 'closed',
      revision: 2,
      receiptOwed: later,
      'closed.because': 'cycle-closed',
      outbox: { $size: 1 },
    }
    expect(await database.db.collection('asks').countDocuments(closed)).toBe(2_499)
    expect(await stores().asks.closeCycle(cycle._id, 'cycle-closed', later)).toBe(0)
  })

  test('is counted by department', async () => {
    const asks = await asked(6)
    await Promise.all(
      asks
        .filter(({ snapshot }) => snapshot.department === 'Sales')
        .slice(0, 2)
        .map((ask) => acknowledge(stores(), ask, at)),
    )
    await stores().asks.closeAsksOf(aPerson(3)._id, 'left', at)
    expect(await stores().asks.completionByDepartment(cycle._id)).toEqual([
      { department: 'Engineering', completion: { asked: 2, answered: 0, open: 1, closed: 1 } },
      { department: 'IT', completion: { asked: 1, answered: 0, open: 1, closed: 0 } },
      { department: 'Sales', completion: { asked: 3, answered: 2, open: 1, closed: 0 } },
    ])
    expect(await stores().asks.completion(cycle._id)).toEqual({ asked: 6, answered: 2, open: 3, closed: 1 })
  })
})

test('a country is counted with its parts, and with nothing whose code only begins alike', async () => {
  const working = ['ES', 'ES-C', 'ES-CT'].map((country, n) => aPerson(n + 1, { country }))
  await stores().asks.open(working.map((person) => questionOf(cycle, person, openedAt)))
  const asked = async (country: string) => (await stores().asks.completion(cycle._id, [{ country }])).asked
  expect([await asked('ES'), await asked('ES-C'), await asked('ES-CT')]).toEqual([3, 1, 1])
})

test('someone who leaves keeps what they answered, and nobody else is concerned', async () => {
  const asks = await asked(3)
  const mine = { ...questionOf(cycle, aPerson(2), openedAt), round: 2 }
  await stores().asks.open([mine])
  const answered = asks.find(({ askedOf }) => askedOf === aPerson(2)._id)
  if (answered) await acknowledge(stores(), answered, at)
  expect(await stores().asks.closeAsksOf(aPerson(2)._id, 'left', later)).toBe(1)
  const states = (await rows()).map(({ askedOf, round, state }) => [askedOf, round, state].join(' '))
  expect(states.sort()).toEqual([
    `${aPerson(1)._id} 1 open`,
    `${aPerson(2)._id} 1 answered`,
    `${aPerson(2)._id} 2 closed`,
    `${aPerson(3)._id} 1 open`,
  ])
})

test('a newer version closes no question about another policy, nor its own', async () => {
  const other = { ...cycle, _id: 'cycle/other/1.0', subject: { ...cycle.subject, id: 'clean-desk' } }
  const newer = cycleOf(aPolicy('2.0', 2), later)
  const one = aPerson(1)
  await stores().asks.open([cycle, other, newer].map((each) => questionOf(each, one, openedAt)))
  expect(await stores().asks.supersede(newer.subject, ['2.0'], later)).toEqual([cycle._id])
  const open = await stores().asks.openOf(one._id)
  expect(open.map((ask) => ask.cycle).sort()).toEqual([newer._id, other._id].sort())
})

test('a receipt stays owed until its message shows the state that was recorded last', async () => {
  const ask = await oneAsk()
  await stores().asks.closeCycle(cycle._id, 'cycle-closed', at)
  await stores().owedReceipts.shown([{ ...ask, receiptOwed: at }])
  const owed = await stores().owedReceipts.take(later, later)
  expect(owed).toMatchObject({ _id: ask._id, revision: 2 })
  if (owed) await stores().owedReceipts.shown([owed])
  expect(await stores().owedReceipts.take('9999', later)).toBeNull()
})

test('answers that are written together owe their receipts together, and what changes before those show owes one still', async () => {
  const asks = await asked(4)
  const minute = (n: number) => `2026-11-25T09:3${n}:00.000Z`
  const office = stores()
  await Promise.all(asks.map((ask, n) => acknowledge(office, ask, minute(n))))
  const { owedReceipts } = office
  const owed = await owedReceipts.of(asks.map(({ _id }) => _id))
  expect(owed.map(({ receiptOwed }) => receiptOwed)).toEqual(asks.map(() => minute(3)))

  const changed = asks.slice(1, 2).map(({ _id }) => _id)
  await owedReceipts.owe(changed, later)
  await owedReceipts.shown(owed)
  const stillOwed = () => owedReceipts.of(asks.map(({ _id }) => _id))
  await eventually(async () => (await stillOwed()).length === 1)
  expect(await stillOwed()).toMatchObject([{ _id: changed[0], receiptOwed: later }])
})

test('a receipt that cannot be shown keeps no other waiting: it goes to the end of the queue', async () => {
  const people = [aPerson(1), aPerson(2)]
  await stores().asks.open(people.map((person) => questionOf(cycle, person, openedAt)))
  await stores().asks.closeCycle(cycle._id, 'cycle-closed', at)
  const first = await stores().owedReceipts.take(later, later)
  const second = await stores().owedReceipts.take(later, later)
  expect(first?._id).not.toBe(second?._id)
  expect(await stores().owedReceipts.take(later, later)).toBeNull()
})
