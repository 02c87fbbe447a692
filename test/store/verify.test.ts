import type { Db, UpdateFilter } from 'mongodb'
import type { Block, Opening } from '../../src/domain/ledger.js'
import { buildBlock } from '../../src/domain/ledger-chain.js'
import { bindingsShown } from '../../src/store/bindings-shown.js'
import { newEvent } from '../../src/store/events.js'
import { ledgerOf, readHead } from '../../src/store/ledger.js'
import { People } from '../../src/store/people.js'
import { sealOnce } from '../../src/store/sealer.js'
import { parseAnchor, type Verification, verifyLedger } from '../../src/store/verify.js'
import { describeVerification } from '../../src/store/verify-report.js'
import { answerEvent, answered, answerShown, asksOf } from '../support/answers.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

let database: TestDatabase
/** Who tampers: the database owner, whom no role stops. */
let admin: Db
beforeAll(async () => {
  database = await testDatabase()
  admin = database.admin
})
beforeEach(async () => {
  for (const name of ['asks', 'people', 'ledger']) await admin.collection(name).deleteMany({})
})
afterAll(() => database.drop())

/** Three blocks of three answers: the asks a1 to a9, in the order of the ledger. */
async function threeBlocks(): Promise<Block[]> {
  for (let i = 1; i <= 9; i++) {
    await asksOf(database.db).insertOne(
      answered(`a${i}`, `answer ${i}`, new Date(1_790_000_000_000 + i).toISOString()),
    )
    if (i % 3 === 0) await sealOnce(database.db)
  }
  return ledgerOf(admin).find().sort({ _id: 1 }).toArray()
}

function verify(anchor?: string): Promise<Verification> {
  const parsed = anchor === undefined ? null : parseAnchor(anchor)
  return verifyLedger(database.db, {
    fieldsShown: { asks: answerShown, people: bindingsShown },
    ...(parsed === null ? {} : { anchor: parsed }),
  })
}

async function tamper(height: number, update: UpdateFilter<Block>): Promise<void> {
  const { modifiedCount } = await ledgerOf(admin).updateOne({ _id: height }, update)
  expect(modifiedCount).toBe(1)
}

async function replaceEvents(height: number, change: (events: Block['events']) => unknown): Promise<void> {
  const block = await ledgerOf(admin).findOne({ _id: height })
  const events = block?.events ?? []
  change(events)
  await tamper(height, { $set: { events } })
}

describe('A ledger that nobody touched', () => {
  test('an empty one is whole', async () => {
    const found = await verify()
    expect(found).toMatchObject({ ok: true, events: 0, blocks: 0, head: null })
    expect(describeVerification(found)).toEqual(['The ledger is empty, nothing waits to be sealed.'])
  })

  test('it says how much there is, what waits to be sealed, and the head to keep elsewhere', async () => {
    const blocks = await threeBlocks()
    await asksOf(database.db).insertOne(answered('a10'))
    const found = await verify()
    const hash = blocks[2]?.hash ?? ''
    expect(describeVerification(found)).toEqual([
      `Ledger intact: 9 events in 3 blocks, 1 not sealed yet. Head 3 · ${hash.slice(0, 8)}…`,
      'Values that the ledger commits to: 9 agree, 0 erased, 0 wrong.',
      `Anchor to keep elsewhere: 3:${hash}`,
    ])
  })

  test('it tells how far it is, block by block', async () => {
    await threeBlocks()
    const told: unknown[] = []
    await verifyLedger(database.db, { progress: (done) => told.push(done) })
    expect(told).toEqual([
      { blocks: 1, events: 3 },
      { blocks: 2, events: 6 },
      { blocks: 3, events: 9 },
    ])
  })

  test('it may be verified while people answer and events are sealed', async () => {
    await threeBlocks()
    const found = await verifyLedger(database.db, {
      fieldsShown: { asks: answerShown },
      progress: () => undefined,
    })
    expect(found.ok).toBe(true)
    let busy = true
    const answering = (async () => {
      for (let i = 0; busy; i++) {
        await asksOf(database.db).insertOne(answered(`busy${i}`))
        await sealOnce(database.db)
      }
    })()
    const verified: boolean[] = []
    for (let i = 0; i < 5; i++) verified.push((await verify()).ok)
    busy = false
    await answering
    expect(verified).toEqual([true, true, true, true, true])
  })
})

describe('A ledger that someone tampered with', () => {
  test('an altered event is named', async () => {
    const blocks = await threeBlocks()
    await tamper(2, { $set: { 'events.1.actor.id': 'p_other' } })
    const found = await verify()
    const id = blocks[1]?.events[1]?._id
    expect(found.ok).toBe(false)
    expect(found.firstWrong).toMatchObject({ kind: 'altered', block: 2, n: 5, event: { _id: id } })
    expect(describeVerification(found)[0]).toBe(
      `Event 5 (ask.answered, 2026-09-21T14:13:20.005Z, ${id}) was altered: ` +
        'its hash does not follow from event 4 (block 2).',
    )
  })

  test('a removed event is named, and what its row still says of it', async () => {
    const blocks = await threeBlocks()
    const id = blocks[1]?.events[1]?._id ?? ''
    await tamper(2, { $pull: { events: { _id: id } } })
    const found = await verify()
    expect(found.firstWrong).toMatchObject({ kind: 'removed', block: 2, n: 5, to: 5 })
    expect(describeVerification(found)).toEqual(
      expect.arrayContaining([
        'Event 5 was removed: event 4 is followed by event 6 (block 2).',
        `  asks · a5 · answer: the ledger has no such event (event ${id})`,
      ]),
    )
  })

  test('an event that was put in is named', async () => {
    await threeBlocks()
    const forged = { ...answerEvent('a1', 'forged').event, n: 5, h: 'e'.repeat(64) }
    await replaceEvents(2, (events) => events.splice(1, 0, forged))
    const found = await verify()
    expect(found.firstWrong).toMatchObject({ kind: 'put-in', block: 2, n: 5, event: { _id: forged._id } })
    expect(describeVerification(found)[0]).toMatch(/^Event 5 \(ask\.answered, .*\) was put in: /)
  })

  test('two events that changed places are named', async () => {
    await threeBlocks()
    await replaceEvents(2, (events) => events.reverse())
    const found = await verify()
    expect(found.firstWrong).toMatchObject({ kind: 'moved', block: 2, n: 4 })
    expect(describeVerification(found)[0]).toMatch(/^Event 4 .* was moved: the event that belongs there/)
  })

  test('a block missing in the middle is named with all its events', async () => {
    await threeBlocks()
    await ledgerOf(admin).deleteOne({ _id: 2 })
    const found = await verify()
    expect(found.firstWrong).toMatchObject({ kind: 'removed', block: 2, n: 4, to: 6 })
    expect(describeVerification(found)[0]).toBe(
      'Events 4 to 6 were removed: block 1 is followed by block 3 (block 2).',
    )
  })

  test('a block that cannot be read any more does not keep the others from being looked at', async () => {
    await threeBlocks()
    await admin.collection<{ _id: number }>('ledger').updateOne({ _id: 2 }, { $set: { events: 'gone' } })
    expect(await verify()).toMatchObject({ blocks: 3, firstWrong: { kind: 'altered', block: 2, n: 4 } })
  })

  test('a block that was rewritten with right hashes is found by the one after it', async () => {
    const [first, second] = await threeBlocks()
    if (first === undefined || second === undefined) throw new Error('two blocks')
    const events = second.events.map(({ n: _n, h: _h, ...event }) => ({ ...event, type: 'ask.closed' }))
    await ledgerOf(admin).replaceOne(
      { _id: 2 },
      buildBlock({ height: 1, from: 1, to: 3, hash: first.hash }, events),
    )
    const found = await verify()
    expect(found.firstWrong).toMatchObject({ kind: 'rewritten', block: 2, n: 4, to: 6 })
    expect(describeVerification(found)[0]).toMatch(/^Events 4 to 6 were rewritten: block 3 was built on/)
  })
})

describe('An anchor kept elsewhere', () => {
  test('it holds while the ledger grows on from it', async () => {
    const [, second] = await threeBlocks()
    const found = await verify(`2:${second?.hash}`)
    expect(found).toMatchObject({ ok: true, anchor: 'holds' })
    expect(describeVerification(found, parseAnchor(`2:${second?.hash}`) ?? undefined)[1]).toMatch(/holds\.$/)
  })

  test('its first 16 digits are enough', async () => {
    const [, second] = await threeBlocks()
    expect(await verify(`2:${second?.hash.slice(0, 16)}`)).toMatchObject({ ok: true, anchor: 'holds' })
  })

  test('a cut tail, which leaves no trace inside, is found by it', async () => {
    const blocks = await threeBlocks()
    const anchor = `3:${blocks[2]?.hash}`
    await ledgerOf(admin).deleteOne({ _id: 3 })
    for (const id of ['a7', 'a8', 'a9']) await asksOf(admin).deleteOne({ _id: id })
    expect(await verify()).toMatchObject({ ok: true })
    const found = await verify(anchor)
    expect(found).toMatchObject({ ok: false, anchor: 'cut' })
    expect(describeVerification(found, parseAnchor(anchor) ?? undefined)[1]).toMatch(
      /does not hold: the ledger has no block 3 and ends with block 2, so blocks were cut off\.$/,
    )
  })

  test('a ledger that was rewritten from the first event on is found by it', async () => {
    const blocks = await threeBlocks()
    await ledgerOf(admin).deleteMany({})
    for (const { events } of blocks) {
      const changed = events.map(({ n: _n, h: _h, ...event }) => ({ ...event, type: 'ask.closed' }))
      await ledgerOf(admin).insertOne(buildBlock(await readHead(admin), changed))
    }
    expect(await verifyLedger(database.db)).toMatchObject({ ok: true })
    const found = await verify(`2:${blocks[1]?.hash}`)
    expect(found).toMatchObject({ ok: false, anchor: 'differs' })
  })

  test.each(['', '3', '3:', `0:${'a'.repeat(64)}`, '3:abc', `3:${'A'.repeat(64)}`, `3:${'a'.repeat(65)}`])(
    '"%s" is no anchor',
    (text) => expect(parseAnchor(text)).toBeNull(),
  )
})

describe('What the rows say beside the ledger', () => {
  async function change(id: string, update: UpdateFilter<ReturnType<typeof answered>>): Promise<void> {
    expect((await asksOf(admin).updateOne({ _id: id }, update)).modifiedCount).toBe(1)
  }

  test('an erased opening is counted, and the chain still verifies', async () => {
    await threeBlocks()
    await change('a4', { $set: { openings: [] }, $unset: { answer: '' } })
    const withoutAnswer = (row: unknown) => ((row as { answer?: unknown }).answer ? answerShown(row) : [])
    const found = await verifyLedger(database.db, { fieldsShown: { asks: withoutAnswer } })
    expect(found).toMatchObject({ ok: true, commitments: { checked: 8, erased: 1, wrong: [] } })
    expect(describeVerification(found)[1]).toBe(
      'Values that the ledger commits to: 8 agree, 1 erased, 0 wrong.',
    )
  })

  test('an answer that was edited in its opening is named, and not counted as erased', async () => {
    await threeBlocks()
    await change('a4', { $set: { 'openings.0.value': 'forged', 'answer.value': 'forged' } })
    const found = await verify()
    expect(found).toMatchObject({ ok: false, firstWrong: null, commitments: { checked: 8, erased: 0 } })
    expect(found.commitments.wrong).toMatchObject([
      { collection: 'asks', row: 'a4', field: 'answer', how: 'the value is not the one that was committed' },
    ])
  })

  test('an answer that was edited where the row shows it is named', async () => {
    await threeBlocks()
    await change('a4', { $set: { 'answer.value': 'forged' } })
    const { commitments } = await verify()
    expect(commitments.wrong).toMatchObject([
      { row: 'a4', field: 'answer', how: 'the row shows another value than was recorded' },
    ])
  })

  test.each([
    ['who answered', { 'answer.by': 'p_other' }],
    ['when they answered', { 'answer.at': '2026-01-01T00:00:00.000Z' }],
  ])('a row that was edited to say otherwise %s is named', async (_what, edit) => {
    await threeBlocks()
    await change('a4', { $set: edit })
    const { ok, commitments } = await verify()
    expect(ok).toBe(false)
    expect(commitments.wrong).toMatchObject([
      { row: 'a4', how: 'the row shows another person or time than was recorded' },
    ])
  })

  test('an answer whose proof was erased but which still stands there is named', async () => {
    await threeBlocks()
    await change('a4', { $set: { openings: [] } })
    const { commitments } = await verify()
    expect(commitments.wrong).toMatchObject([{ row: 'a4', how: 'the row shows what nothing proves' }])
  })

  test('an answer that was invented, with an opening to match, is named', async () => {
    await threeBlocks()
    const { outbox: _outbox, ...forged } = answered('a10', 'forged')
    await asksOf(admin).insertOne(forged)
    const { commitments } = await verify()
    expect(commitments.wrong).toContainEqual(
      expect.objectContaining({ row: 'a10', field: 'answer', how: 'the ledger has no such event' }),
    )
  })

  test("an answer that was replaced by somebody else's real answer is named", async () => {
    await threeBlocks()
    const other = await asksOf(admin).findOne({ _id: 'a5' })
    if (!other) throw new Error('a5')
    await change('a4', { $set: { answer: other.answer, openings: other.openings ?? [] } })
    const { commitments } = await verify()
    expect(commitments.wrong).toContainEqual(
      expect.objectContaining({ row: 'a4', field: 'answer', how: 'its event is about another row' }),
    )
  })

  test('an opening of a field that its event says nothing of is named', async () => {
    const blocks = await threeBlocks()
    const event = blocks[1]?.events[0]?._id ?? ''
    const opening: Opening = { event, field: 'reason', value: 'none', salt: 'a'.repeat(32) }
    await change('a4', { $push: { openings: opening } })
    const { commitments } = await verify()
    expect(commitments.wrong).toMatchObject([
      { field: 'reason', how: 'its event says nothing about this field' },
    ])
  })

  test('an opening that makes no sense is named', async () => {
    await threeBlocks()
    const forged = { event: 'e', field: 'answer', value: 'x', salt: 'short' }
    await change('a4', { $push: { openings: forged } })
    const { commitments } = await verify()
    expect(commitments.wrong).toMatchObject([{ row: 'a4', how: 'an opening cannot be read' }])
  })

  test('an answer edited before its event was sealed is named too', async () => {
    await asksOf(database.db).insertOne(answered('a1', 'yes'))
    await change('a1', { $set: { 'openings.0.value': 'no', 'answer.value': 'no' } })
    const { unsealed, commitments } = await verify()
    expect(unsealed).toBe(1)
    expect(commitments.wrong).toMatchObject([
      { row: 'a1', how: 'the value is not the one that was committed' },
    ])
  })

  test('many wrong values are listed up to twenty', async () => {
    await asksOf(database.db).insertMany(Array.from({ length: 23 }, (_, i) => answered(`a${i}`)))
    await sealOnce(database.db)
    await asksOf(admin).updateMany({}, { $set: { 'answer.value': 'forged' } })
    const lines = describeVerification(await verify())
    expect(lines.filter((line) => line.startsWith('  asks'))).toHaveLength(20)
    expect(lines.at(-1)).toBe('  and 3 more')
  })
})

describe("A person's account", () => {
  const at = '2026-03-09T09:14:00.000Z'
  const person = { _id: 'p_1', email: 'robin@kestrel.example' }

  async function bound(): Promise<void> {
    await database.db
      .collection<{ _id: string }>('people')
      .insertOne({ ...person, ...{ active: true, bindings: {} } })
    const account = { team: 'T1', user: 'U1', standing: 'guest' as const, at }
    const bound = await new People(database.db).bind(person, 'slack', account)
    expect(bound).toEqual({ bound: true })
    await sealOnce(database.db)
  }

  test('one that was bound by Steward agrees with the ledger', async () => {
    await bound()
    expect(await verify()).toMatchObject({ ok: true, events: 1, commitments: { checked: 3, erased: 0 } })
  })

  test('one that someone bound to themselves in the row is named', async () => {
    await bound()
    await admin.collection('people').updateOne({}, { $set: { 'bindings.slack.user': 'U666' } })
    const { commitments } = await verify()
    expect(commitments.wrong).toContainEqual(
      expect.objectContaining({ row: 'p_1', field: 'user', how: 'the row shows what nothing proves' }),
    )
  })

  test("a guest's that someone made a member's in the row is named", async () => {
    await bound()
    await admin.collection('people').updateOne({}, { $set: { 'bindings.slack.standing': 'member' } })
    const how = 'the row shows another value than was recorded'
    expect((await verify()).commitments.wrong).toMatchObject([{ row: 'p_1', field: 'standing', how }])
  })

  test('a row that makes no sense is named', async () => {
    await bound()
    await admin.collection('people').updateOne({}, { $set: { bindings: 'gone' } })
    expect((await verify()).commitments.wrong).toMatchObject([{ row: 'p_1', how: 'the row cannot be read' }])
  })
})

test('an act that nobody is asked about is verified as the others are', async () => {
  const { event, openings } = newEvent({
    ...{ type: 'organisation.imported', at: new Date().toISOString(), actor: { kind: 'operator' } },
    through: { kind: 'command-line' },
    about: { collection: 'imports', id: 'i_1' },
    data: { 'sha256 people.csv': 'c'.repeat(64) },
    secrets: { operator: 'Ada Quinn' },
  })
  const imports = database.db.collection<{
    _id: string
    number: number
    outbox: unknown[]
    openings: unknown[]
  }>('imports')
  await imports.insertOne({ _id: 'i_1', number: 1, outbox: [event], openings })
  await sealOnce(database.db)
  expect(await verify()).toMatchObject({ ok: true, events: 1, commitments: { checked: 1, erased: 0 } })
  await admin.collection('imports').updateOne({}, { $set: { 'openings.0.value': 'Somebody Else' } })
  expect((await verify()).commitments.wrong).toMatchObject([{ collection: 'imports', field: 'operator' }])
})
