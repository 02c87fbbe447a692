import type { Db } from 'mongodb'
import { storesOf } from '../../src/main/stores.js'
import { collections } from '../../src/store/collections.js'
import { type Database, openDatabase } from '../../src/store/database.js'
import { takeLease } from '../../src/store/leases.js'
import {
  assertMigrated,
  DatabaseNewer,
  DatabaseNotMigrated,
  type Migration,
  MigrationUnderWay,
  migrate,
} from '../../src/store/migrations.js'
import { addUser, dropTestDatabase, emptyTestDatabase } from '../support/database.js'

let owner: Database
let db: Db
beforeEach(async () => {
  owner = (await emptyTestDatabase()).owner
  db = owner.db
})
afterEach(() => dropTestDatabase(owner))

const silent = () => undefined

/** All that a migration may change. */
async function everything(): Promise<unknown> {
  const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name).sort()
  const indexes = await Promise.all(names.map((name) => db.collection(name).indexes()))
  const rows = await Promise.all(names.map((name) => db.collection(name).find().toArray()))
  const { roles } = await db.command({ rolesInfo: 1, showPrivileges: true })
  return { names, indexes, rows, roles }
}

describe('steward migrate', () => {
  test('it makes every collection, and says so', async () => {
    const lines: string[] = []
    await migrate(db, { print: (line) => lines.push(line) })
    const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name)
    expect(names.sort()).toEqual(collections.map(({ name }) => name).sort())
    expect(lines).toContain('Collection ledger: index events._id_1, events.about.id_1')
    expect(lines).toContain('Collection asks: created')
    await assertMigrated(db)
  })

  test('run twice, the second time changes nothing', async () => {
    await migrate(db, { print: silent })
    const before = await everything()
    const lines: string[] = []
    await migrate(db, { print: (line) => lines.push(line) })
    expect(await everything()).toEqual(before)
    expect(lines.filter((line) => /created|index|defined|granted/.test(line))).toEqual([])
  })

  test('no event can stand in two blocks', async () => {
    await migrate(db, { print: silent })
    const blocks = db.collection<{ _id: number; events: { _id: string }[] }>('ledger')
    await blocks.insertOne({ _id: 1, events: [{ _id: 'e_1' }, { _id: 'e_2' }] })
    await expect(blocks.insertOne({ _id: 2, events: [{ _id: 'e_3' }, { _id: 'e_1' }] })).rejects.toThrow(
      /duplicate key/,
    )
  })

  test('each step is done once, in order, and a database may be several behind', async () => {
    const done: number[] = []
    const step = (number: number): Migration => ({
      ...{ number, name: `step ${number}` },
      run: async () => {
        done.push(number)
      },
    })
    await migrate(db, { print: silent, migrations: [] })
    await migrate(db, { print: silent, migrations: [step(2)] })
    await migrate(db, { print: silent, migrations: [step(2), step(3), step(4)] })
    expect(done).toEqual([2, 3, 4])
  })

  test('a step that fails is done again the next time, and those before it are not', async () => {
    const done: string[] = []
    let broken = true
    const migrations: Migration[] = [
      { number: 2, name: 'first', run: async () => void done.push('first') },
      {
        ...{ number: 3, name: 'second' },
        run: async () => {
          if (broken) throw new Error('the lights went out')
          done.push('second')
        },
      },
    ]
    await expect(migrate(db, { print: silent, migrations })).rejects.toThrow('the lights went out')
    broken = false
    await migrate(db, { print: silent, migrations })
    expect(done).toEqual(['first', 'second'])
  })

  test('an organisation that was imported before approvers had days of its own gives them five', async () => {
    await migrate(db, { print: silent, migrations: [] })
    const organisation = db.collection<{ _id: string; approval?: object }>('organisation')
    await organisation.insertOne({ _id: 'organisation' })
    await migrate(db, { print: silent })
    expect(await organisation.findOne()).toMatchObject({ approval: { businessDays: 5 } })
    await organisation.updateOne({}, { $set: { approval: { businessDays: 2 } } })
    await migrate(db, { print: silent })
    expect(await organisation.findOne()).toMatchObject({ approval: { businessDays: 2 } })
  })

  test('who led the ISMS before top management was asked goes on, and nothing waits', async () => {
    await migrate(db, { print: silent, migrations: [] })
    const organisation = db.collection<{ _id: string; inForce?: unknown }>('organisation')
    await organisation.insertOne({ _id: 'organisation' })
    await migrate(db, { print: silent })
    const inForce = { since: expect.any(String), decision: null }
    expect(await organisation.findOne()).toMatchObject({ inForce })
    await organisation.updateOne({}, { $set: { inForce: null } })
    await migrate(db, { print: silent })
    expect(await organisation.findOne()).toMatchObject({ inForce: null })
  })

  test('whoever alone stood in for somebody goes on to', async () => {
    await migrate(db, { print: silent, migrations: [] })
    const asks = db.collection<{ _id: string; deputy?: string }>('asks')
    await asks.insertMany([{ _id: 'a', deputy: 'p_1' }, { _id: 'b' }])
    await migrate(db, { print: silent })
    expect(await asks.find().toArray()).toEqual([{ _id: 'a', standIns: ['p_1'] }, { _id: 'b' }])
  })

  test('what nobody has confirmed of what people said of themselves is marked, so that it is found', async () => {
    await migrate(db, { print: silent, migrations: [] })
    const asks = db.collection<{ _id: string; [field: string]: unknown }>('asks')
    const at = '2027-02-01T10:00:00.000Z'
    const completion = { by: 'certificate', on: '2027-01-30', toConfirm: true }
    const answered = { state: 'answered', slot: 'course' }
    await asks.insertMany([
      ...['taken', 'sent-back', 'waits'].map((_id) => ({ _id, ...answered, answer: { at, completion } })),
      { _id: 'quiz', ...answered, answer: { at } },
      ...[
        ['taken', 'confirmed'],
        ['sent-back', 'sent-back'],
      ].map(([about, value]) => ({
        ...{ _id: `about/${about}`, about, slot: 'confirm-certificate', state: 'answered' },
        answer: { at, value },
      })),
    ])
    await migrate(db, { print: silent })
    const marked = await asks.find({ confirmOwed: at }, { sort: { _id: 1 } }).toArray()
    expect(marked.map(({ _id }) => _id)).toEqual(['sent-back', 'waits'])
  })

  test('a calendar of before says for which days each date stands; a pause without a last day is over', async () => {
    await migrate(db, { print: silent, migrations: [] })
    const stores = storesOf(db)
    await stores.programmes.lay({
      ...{ _id: 'policy-review.it', process: 'policy-review', subject: 'it', shift: 'next', country: 'IE' },
      ...{ owner: null, noticeDays: 5, businessDays: 10 },
      recurrence: { kind: 'months', every: 3, from: '2027-02-15' },
    })
    const paused = {
      by: 'p_1',
      at: '2027-01-04T10:00:00.000Z',
      event: 'e',
      reason: { text: '', commitment: '' },
    }
    await db.collection('programmes').updateOne({}, { $unset: { revision: true }, $set: { paused } })
    await db.collection<{ _id: string }>('occurrences').insertOne({
      ...{ _id: 'policy-review.it/2027-Q1', v: 1, programme: 'policy-review.it', period: '2027-Q1' },
      ...{ nominal: '2027-02-15', date: '2027-02-15', state: 'planned', revision: 1 },
    })
    await migrate(db, { print: silent })
    const programme = await stores.programmes.byId('policy-review.it')
    expect(programme).toMatchObject({ revision: 2, pausedBefore: [{ by: 'p_1' }] })
    expect(programme?.paused).toBeUndefined()
    expect(await stores.occurrences.byId('policy-review.it/2027-Q1')).toMatchObject({
      stretch: { first: '2027-01-01', last: '2027-03-31' },
    })
  })

  test('a database of a newer Steward is refused and left as it is', async () => {
    const newer: Migration = { number: 1_000, name: 'of tomorrow', run: async () => undefined }
    await migrate(db, { print: silent, migrations: [newer] })
    const before = await everything()
    await expect(migrate(db, { print: silent })).rejects.toThrow(DatabaseNewer)
    await expect(assertMigrated(db)).rejects.toThrow(
      /at version 1000, and this Steward knows versions up to \d+/,
    )
    expect(await everything()).toEqual(before)
  })

  test('bot and worker do not start on a database that was never migrated', async () => {
    await expect(assertMigrated(db)).rejects.toThrow(DatabaseNotMigrated)
    await expect(assertMigrated(db)).rejects.toThrow(/run "steward migrate" first/)
  })

  test('nor on one that lacks what a newer Steward keeps, or of which they may not use it', async () => {
    await migrate(db, { print: silent })
    const bot = await openDatabase(await addUser(db, 'steward-app', 'stewardApp'))
    await assertMigrated(bot.db)
    await db.collection('systems').drop()
    await expect(assertMigrated(bot.db)).rejects.toThrow(/has no systems yet.* run "steward migrate" first/)
    await migrate(db, { print: silent })
    await assertMigrated(bot.db)
    const resource = { db: db.databaseName, collection: 'courses' }
    const privileges = [{ resource, actions: ['find', 'insert', 'update', 'remove'] }]
    await db.command({ revokePrivilegesFromRole: 'stewardApp', privileges })
    await expect(assertMigrated(bot.db)).rejects.toThrow(/has no courses yet/)
    await bot.close()
  })

  test('of two at once, one does it and the other says to wait', async () => {
    await takeLease(db, 'migrate', 'somebody else', 60_000, new Date().toISOString())
    const refused = migrate(db, { print: silent })
    await expect(refused).rejects.toThrow(MigrationUnderWay)
    await expect(refused).rejects.toThrow(/if it was killed, try again after \d{4}-/)
    expect(
      await db
        .collection('asks')
        .indexes()
        .catch(() => 'no such collection'),
    ).toBe('no such collection')
  })
})
