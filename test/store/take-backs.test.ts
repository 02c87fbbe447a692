import type { Ask } from '../../src/domain/ask.js'
import { lookAt } from '../../src/domain/cycle.js'
import { RecordTally, recordLine } from '../../src/domain/record.js'
import { takeBackUntil } from '../../src/domain/take-back.js'
import { storesOf } from '../../src/main/stores.js'
import type { AskRow } from '../../src/store/ask-rows.js'
import { acknowledge, aPerson, aPolicy, cycleOf, people, questionOf } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

const openedAt = '2026-11-24T09:00:00.000Z'
const answeredAt = '2026-11-25T09:30:00.000Z'
const inTime = '2026-11-26T09:30:00.000Z'
const tooLate = '2026-11-26T09:30:00.001Z'
const through = { kind: 'chat', platform: 'slack' } as const
const cycle = cycleOf(aPolicy('1.0'), openedAt)

let database: TestDatabase
beforeEach(async () => {
  database = await testDatabase()
})
afterEach(() => database.drop())

const stores = () => storesOf(database.db)

/** This many people were asked, and all have answered with a day to take it back. */
async function answered(count: number): Promise<Ask[]> {
  const { asks } = stores()
  await asks.open(people(count).map((person) => questionOf(cycle, person, openedAt)))
  const until = takeBackUntil(answeredAt, 24)
  const all: Ask[] = []
  for await (const ask of asks.ofCycle(cycle._id)) {
    const done = await acknowledge({ asks }, ask, answeredAt, until)
    if (done) all.push(done)
  }
  return all
}

async function oneAnswer(): Promise<Ask> {
  const [ask] = await answered(1)
  if (!ask) throw new Error('Nobody answered')
  return ask
}

async function takesBack(ask: Ask, at = inTime, changes: { by?: string; revision?: number } = {}) {
  if (!ask.answer) throw new Error('There is no answer to take back')
  const taken = {
    ask: { id: ask._id, revision: changes.revision ?? ask.revision },
    by: changes.by ?? ask.askedOf,
    at,
    through,
    reason: 'I had not read it to the end.',
    remindOn: '2026-12-01',
  }
  return stores().takeBacks.take(taken, ask.answer)
}

test('an answer that is taken back in time stays on record with its reason, and the question is open again', async () => {
  const ask = await oneAnswer()
  const open = await takesBack(ask)
  expect(open).toMatchObject({ state: 'open', revision: 2, receiptOwed: inTime, remindOn: '2026-12-01' })
  expect(open?.answer).toBeUndefined()
  const row = await database.db.collection<AskRow>('asks').findOne({ _id: ask._id })
  expect(row?.takenBack).toMatchObject([
    {
      answer: { value: 'acknowledged', event: ask.answer?.event, at: answeredAt },
      ...{ by: ask.askedOf, at: inTime, reason: { text: 'I had not read it to the end.' } },
    },
  ])
  expect(row?.outbox?.map(({ type, data }) => [type, data.answer ?? null])).toEqual([
    ['ask.answered', null],
    ['ask.taken-back', ask.answer?.event],
  ])
  expect(JSON.stringify(row?.outbox)).not.toContain('to the end')
})

test.each<[string, (ask: Ask) => Promise<Ask | null>]>([
  ['after its time', (ask) => takesBack(ask, tooLate)],
  ["when it is somebody else's", (ask) => takesBack(ask, inTime, { by: aPerson(7)._id })],
  ['from a card of another revision', (ask) => takesBack(ask, inTime, { revision: 2 })],
  [
    'after its cycle was closed',
    async (ask) => {
      await stores().asks.closeCycle(cycle._id, 'cycle-closed', inTime)
      return takesBack(ask)
    },
  ],
  [
    'a second time',
    async (ask) => {
      await takesBack(ask)
      return takesBack(ask)
    },
  ],
])('an answer is not taken back %s', async (_, attempt) => {
  const ask = await oneAnswer()
  expect(await attempt(ask)).toBeNull()
})

test('what was taken back is answered again, and the record holds both', async () => {
  const ask = await oneAnswer()
  const open = await takesBack(ask)
  if (!open) throw new Error('It was not taken back')
  const again = await acknowledge(stores(), open, inTime)
  if (!again) throw new Error('It was not answered again')
  const line = recordLine(again)
  expect(line).toMatchObject({
    outcome: 'acknowledged',
    answer: { at: inTime },
    takenBack: [{ answer: { at: answeredAt } }],
  })

  const hashOf = (...lines: Parameters<RecordTally['add']>[0][]) => {
    const tally = new RecordTally()
    for (const each of lines) tally.add(each)
    return tally.linesHash
  }
  const reworded = line.takenBack?.map((each) => ({ ...each, reason: { ...each.reason, text: 'Erased' } }))
  expect(hashOf({ ...line, ...(reworded ? { takenBack: reworded } : {}) })).toBe(hashOf(line))
  expect(hashOf({ ...line, takenBack: [] })).not.toBe(hashOf(line))
})

test('a cycle settles when its last answer can be taken back no more, and at its closing day at the latest', async () => {
  const [, second] = await answered(2)
  if (!second) throw new Error('Two people are needed')
  const closesAt = '2027-01-09T00:00:00.000Z'
  const look = async (asOf: string, closes = closesAt) =>
    lookAt(await stores().asks.unsettled(cycle._id), closes, asOf)
  expect(await look(answeredAt)).toEqual({ settled: false, nextLook: inTime })
  expect(await look(inTime)).toMatchObject({ settled: true })
  expect(await look(answeredAt, answeredAt)).toMatchObject({ settled: true })

  await takesBack(second)
  expect(await look(inTime)).toEqual({ settled: false, nextLook: closesAt })
})

test('a newer version lets the answers to the older one stand', async () => {
  const ask = await oneAnswer()
  expect(await stores().asks.supersede(ask.subject, ['2.0'], inTime)).toEqual([cycle._id])
  expect(await takesBack(ask)).toBeNull()
  expect(await stores().asks.unsettled(cycle._id)).toEqual({ open: 0, takeBackEnds: null })
  expect(await stores().asks.supersede(ask.subject, ['2.0'], inTime)).toEqual([])
})
