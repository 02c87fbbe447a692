import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Block } from '../../src/domain/ledger.js'
import { buildBlock } from '../../src/domain/ledger-chain.js'
import { ledgerOf, readHead } from '../../src/store/ledger.js'
import { sealOnce, startSealer } from '../../src/store/sealer.js'
import { verifyLedger } from '../../src/store/verify.js'
import { answerEvent, answered, asksOf } from '../support/answers.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { type Program, programFrom } from '../support/processes.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterEach(async () => {
  for (const name of ['asks', 'cycles', 'ledger']) await database.admin.collection(name).deleteMany({})
})
afterAll(() => database.drop())

async function blocks(): Promise<Block[]> {
  return ledgerOf(database.db).find().sort({ _id: 1 }).toArray()
}

async function sealAll(): Promise<void> {
  while ((await sealOnce(database.db)).sealed > 0);
}

describe('Sealing', () => {
  test('with nothing to seal, nothing is written', async () => {
    expect(await sealOnce(database.db)).toEqual({ sealed: 0, more: false, unsealable: [] })
    expect(await blocks()).toEqual([])
  })

  test('what people did is sealed in one block and leaves the outboxes, over all collections', async () => {
    await asksOf(database.db).insertMany([answered('a'), answered('b')])
    const { event } = answerEvent('c', 'yes')
    await database.db.collection('cycles').insertOne({ outbox: [event] })
    expect(await sealOnce(database.db)).toEqual({ sealed: 3, more: false, unsealable: [] })

    expect(await blocks()).toMatchObject([{ _id: 1, from: 1, to: 3 }])
    expect(await database.db.collection('cycles').findOne()).toMatchObject({ outbox: [] })
    expect(await verifyLedger(database.db)).toMatchObject({ ok: true, events: 3, unsealed: 0 })
  })

  test('the openings stay in the row when the event leaves it', async () => {
    await asksOf(database.db).insertOne(answered('a', 'acknowledged'))
    await sealAll()
    expect(await asksOf(database.db).findOne()).toMatchObject({
      ...{ outbox: [], openings: [{ field: 'answer', value: 'acknowledged' }] },
    })
  })

  test('rows are sealed by their first event, and the events of a row in their own order', async () => {
    const early = answered('early', 'yes', '2026-03-09T09:00:00.000Z')
    const late = answered('late', 'yes', '2026-03-09T10:00:00.000Z')
    early.outbox?.push(answerEvent('early', 'corrected', '2026-03-09T11:00:00.000Z').event)
    early.outbox?.push(answerEvent('early', 'from a clock that is behind', '2026-03-09T08:30:00.000Z').event)
    await asksOf(database.db).insertMany([late, early])
    await sealAll()
    const [block] = await blocks()
    expect(block?.events.map(({ n, about, at }) => [n, about.id, at.slice(11, 16)])).toEqual([
      [1, 'early', '09:00'],
      [2, 'early', '11:00'],
      [3, 'early', '08:30'],
      [4, 'late', '10:00'],
    ])
  })

  test('500 rows are sealed at once, the oldest first, and the rest follows at once', async () => {
    const rows = Array.from({ length: 501 }, (_, i) =>
      answered(`a${i}`, 'yes', new Date(1_790_000_000_000 - i).toISOString()),
    )
    await asksOf(database.db).insertMany(rows)
    expect(await sealOnce(database.db)).toMatchObject({ sealed: 500, more: true })
    expect(await asksOf(database.db).findOne({ 'outbox.at': { $exists: true } })).toMatchObject({ _id: 'a0' })
    expect(await sealOnce(database.db)).toMatchObject({ sealed: 1, more: false })
    expect(await verifyLedger(database.db)).toMatchObject({ ok: true, blocks: 2, events: 501 })
  })

  test('events too big for one block together are spread over several', async () => {
    const rows = ['a', 'b', 'c'].map((id) => {
      const row = answered(id)
      row.outbox = row.outbox?.map((event) => ({ ...event, data: { list: 'x'.repeat(5_000_000) } })) ?? []
      return row
    })
    await asksOf(database.db).insertMany(rows)
    expect(await sealOnce(database.db)).toMatchObject({ sealed: 1, more: true })
    await sealAll()
    expect(await verifyLedger(database.db)).toMatchObject({ ok: true, blocks: 3, events: 3, unsealed: 0 })
  })

  test('a sealer that died between block and outbox leaves nothing that is sealed twice', async () => {
    const [a, b] = [answered('a'), answered('b')]
    await asksOf(database.db).insertMany([a, b])
    await ledgerOf(database.db).insertOne(buildBlock(await readHead(database.db), a.outbox ?? []))
    expect(await verifyLedger(database.db)).toMatchObject({ ok: true, events: 1, unsealed: 1 })

    expect(await sealOnce(database.db)).toMatchObject({ sealed: 1 })
    expect(await verifyLedger(database.db)).toMatchObject({ ok: true, events: 2, unsealed: 0 })
    expect(await asksOf(database.db).countDocuments({ 'outbox.0': { $exists: true } })).toBe(0)
  })

  test('ten sealers at once seal each event once', async () => {
    await asksOf(database.db).insertMany(Array.from({ length: 200 }, (_, i) => answered(`a${i}`)))
    const passes = await Promise.all(Array.from({ length: 10 }, () => sealOnce(database.db)))
    expect(passes.reduce((sum, { sealed }) => sum + sealed, 0)).toBe(200)
    expect(await verifyLedger(database.db)).toMatchObject({ ok: true, events: 200, unsealed: 0 })
  })

  test('an event of a later Steward waits for a later sealer and holds up nobody else', async () => {
    const row = answered('later')
    const outbox = [{ ...row.outbox?.[0], v: 2 }, answerEvent('later', 'after it').event]
    await database.db.collection<{ _id: string }>('asks').insertOne({ ...row, outbox } as { _id: string })
    await asksOf(database.db).insertOne(answered('now'))

    const pass = await sealOnce(database.db)
    expect(pass).toMatchObject({ sealed: 1, unsealable: [{ collection: 'asks', row: 'later' }] })
    expect((await blocks())[0]?.events[0]?.about.id).toBe('now')
    expect(await asksOf(database.db).findOne({ _id: 'later' })).toMatchObject({ outbox })
  })

  test('the sealer finds what waits without reading the rows that do not', async () => {
    await asksOf(database.db).insertMany(Array.from({ length: 300 }, (_, i) => answered(`a${i}`)))
    await sealAll()
    await asksOf(database.db).insertOne(answered('new'))
    const plan = await asksOf(database.admin)
      .find({ 'outbox.at': { $exists: true } }, { sort: { 'outbox.at': 1 }, limit: 500 })
      .explain('executionStats')
    expect(plan.executionStats).toMatchObject({ totalKeysExamined: 1, totalDocsExamined: 1 })
  })
})

describe('The running sealer', () => {
  test('it seals what comes until it is stopped', async () => {
    const errors: Error[] = []
    const sealer = startSealer({ db: database.db, everyMs: 5, onError: (error) => errors.push(error) })
    await asksOf(database.db).insertMany([answered('a'), answered('b')])
    while ((await ledgerOf(database.db).countDocuments({ to: 2 })) === 0) await sleep(5)
    await sealer.stop()
    expect(errors).toEqual([])

    await asksOf(database.db).insertOne(answered('c'))
    expect(await verifyLedger(database.db)).toMatchObject({ ok: true, events: 2, unsealed: 1 })
  })

  test('it says once that it cannot seal, goes on trying, and says so when it is another trouble', async () => {
    const row = answered('a')
    const outbox = [{ ...row.outbox?.[0], v: 2 }]
    await database.db.collection<{ _id: string }>('asks').insertOne({ ...row, outbox } as { _id: string })
    const errors: Error[] = []
    const sealer = startSealer({ db: database.db, everyMs: 1, onError: (error) => errors.push(error) })
    while (errors.length === 0) await sleep(1)
    await asksOf(database.db).insertOne(answered('b'))
    while ((await ledgerOf(database.db).countDocuments()) === 0) await sleep(1)
    expect(errors).toHaveLength(1)
    expect(errors[0]?.message).toMatch(/cannot seal: asks a: v /)

    await asksOf(database.db).updateOne({ _id: 'a' }, { $unset: { 'outbox.0.type': '' } })
    while (errors.length === 1) await sleep(1)
    await sealer.stop()
    expect(errors[1]?.message).toMatch(/type /)
  })
})

describe('Processes that seal and are killed', () => {
  let program: Program
  beforeAll(async () => {
    program = await programFrom('test/support/ledger-process.ts')
  })
  afterAll(() => program.remove())

  test('each event is sealed exactly once and the chain is whole', async () => {
    const kills = 21
    const answering = await Promise.all([
      program.start('answer', database.uri),
      program.start('answer', database.uri),
    ])
    let killed = 0
    const dieAgainAndAgain = async () => {
      while (killed < kills) {
        killed++
        const sealer = await program.start('seal', database.uri)
        await sleep(Math.random() * 60)
        sealer.kill('SIGKILL')
        await once(sealer, 'exit')
      }
    }
    await Promise.all([dieAgainAndAgain(), dieAgainAndAgain(), dieAgainAndAgain()])
    for (const process of answering) {
      process.send('stop')
      await once(process, 'exit')
    }
    await sealAll()

    const written = await asksOf(database.db).distinct('openings.event')
    const sealed = (await blocks()).flatMap(({ events }) => events.map(({ _id }) => _id))
    expect(written.length).toBeGreaterThan(0)
    expect(sealed.toSorted()).toEqual(written.toSorted())
    expect(await verifyLedger(database.db)).toMatchObject({ ok: true, events: written.length, unsealed: 0 })
  }, 60_000)
})
