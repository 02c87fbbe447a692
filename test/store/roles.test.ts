import type { Db } from 'mongodb'
import { collections } from '../../src/store/collections.js'
import { type Database, openDatabase } from '../../src/store/database.js'
import { ledgerOf } from '../../src/store/ledger.js'
import { migrate } from '../../src/store/migrations.js'
import { sealOnce } from '../../src/store/sealer.js'
import { answered, asksOf } from '../support/answers.js'
import {
  addUser,
  dropTestDatabase,
  emptyTestDatabase,
  type TestDatabase,
  testDatabase,
} from '../support/database.js'

let database: TestDatabase
let reader: Database
let migrator: Database
beforeAll(async () => {
  database = await testDatabase()
  reader = await openDatabase(await addUser(database.admin, 'steward-read', 'stewardRead'))
  migrator = await openDatabase(await addUser(database.admin, 'steward-migrate', 'stewardMigrate'))
  await asksOf(database.db).insertOne(answered('a'))
  await sealOnce(database.db)
})
afterAll(async () => {
  await reader.close()
  await migrator.close()
  await database.drop()
})

const refused = /not authorized/

describe('What bot and worker may do', () => {
  test.each<[string, (db: Db) => Promise<unknown>]>([
    ['change a block', (db) => ledgerOf(db).updateOne({ _id: 1 }, { $set: { 'events.0.type': 'x' } })],
    ['replace a block', (db) => ledgerOf(db).findOneAndReplace({ _id: 1 }, { v: 1 } as never)],
    [
      'put a block in by an update',
      (db) => ledgerOf(db).updateOne({ _id: 9 }, { $set: { v: 1 } }, { upsert: true }),
    ],
    ['delete a block', (db) => ledgerOf(db).deleteOne({ _id: 1 })],
    ['drop the ledger', (db) => ledgerOf(db).drop()],
    ['rename the ledger', (db) => ledgerOf(db).rename('ledger-before')],
    ['drop the index that keeps events unique', (db) => ledgerOf(db).dropIndexes()],
    [
      'write over the ledger from another collection',
      (db) =>
        asksOf(db)
          .aggregate([{ $out: 'ledger' }])
          .toArray(),
    ],
    [
      'merge into the ledger',
      (db) =>
        asksOf(db)
          .aggregate([{ $merge: { into: 'ledger' } }])
          .toArray(),
    ],
    ['drop the database', (db) => db.dropDatabase()],
    [
      'give themselves more rights',
      (db) => db.command({ grantRolesToUser: 'steward-app', roles: ['dbOwner'] }),
    ],
    ['make a collection that nobody planned', (db) => db.collection('elsewhere').insertOne({})],
    ['say that a migration was done', (db) => db.collection('migrations').insertOne({})],
  ])('they cannot %s', async (_what, act) => {
    await expect(act(database.db)).rejects.toThrow(refused)
    expect(await ledgerOf(database.admin).countDocuments()).toBe(1)
  })

  test('they can read and write every other collection', async () => {
    for (const { name } of collections.filter(({ access }) => access === 'write')) {
      const rows = database.db.collection<{ _id: string; x?: number }>(name)
      await rows.insertOne({ _id: 'row' })
      await rows.updateOne({ _id: 'row' }, { $set: { x: 1 } })
      expect(await rows.findOne({ _id: 'row' })).toEqual({ _id: 'row', x: 1 })
      await rows.deleteOne({ _id: 'row' })
    }
  })
})

describe('What an auditor may do', () => {
  test('they read everything and write nothing', async () => {
    for (const { name } of collections) {
      const rows = reader.db.collection(name)
      await rows.find().toArray()
      await expect(rows.insertOne({})).rejects.toThrow(refused)
      await expect(rows.updateOne({}, { $set: { x: 1 } })).rejects.toThrow(refused)
      await expect(rows.deleteOne({})).rejects.toThrow(refused)
    }
  })
})

describe('What a migration may do', () => {
  test('with its own role it migrates, and says nothing of roles that are as they should be', async () => {
    const lines: string[] = []
    await migrate(migrator.db, { print: (line) => lines.push(line) })
    expect(lines).toEqual([expect.stringMatching(`^The database ${database.name} is at version `)])
  })

  test('it cannot touch what is in the ledger', async () => {
    await expect(ledgerOf(migrator.db).updateOne({}, { $set: { v: 1 } })).rejects.toThrow(refused)
    await expect(ledgerOf(migrator.db).deleteOne({})).rejects.toThrow(refused)
    await expect(ledgerOf(migrator.db).dropIndexes()).rejects.toThrow(refused)
    await expect(ledgerOf(migrator.db).drop()).rejects.toThrow(refused)
  })

  test('a role that someone widened is put right again, and that is said', async () => {
    await database.admin.command({
      grantPrivilegesToRole: 'stewardApp',
      privileges: [{ resource: { db: database.name, collection: 'ledger' }, actions: ['remove'] }],
    })
    const lines: string[] = []
    await migrate(database.admin, { print: (line) => lines.push(line) })
    expect(lines).toContain('Role stewardApp: defined')
    await expect(ledgerOf(database.db).deleteOne({})).rejects.toThrow(refused)
  })
})

describe('Setting the roles up', () => {
  let owner: Database
  beforeEach(async () => {
    owner = (await emptyTestDatabase()).owner
  })
  afterEach(() => dropTestDatabase(owner))

  async function migrated(db: Db): Promise<string[]> {
    const lines: string[] = []
    await migrate(db, { print: (line) => lines.push(line) })
    return lines
  }

  test('users that exist already get their role, and those that do not are named with what to type', async () => {
    await owner.db.command({ createUser: 'steward-app', pwd: 'one', roles: [] })
    const lines = await migrated(owner.db)
    expect(lines).toContain('Role stewardApp: granted to steward-app')
    expect(lines.join('\n')).toMatch(
      /No users yet in the database .*: steward-migrate \(role stewardMigrate\), steward-read \(role stewardRead\)\..*createUser/,
    )
  })

  test('where roles are refused, as hosted MongoDB does, it warns what that means and goes on', async () => {
    const { databaseName } = owner.db
    const uri = await addUser(owner.db, 'hosted', 'readWrite')
    await owner.db.command({ grantRolesToUser: 'hosted', roles: ['dbAdmin'] })
    const hosted = await openDatabase(uri)
    const lines = await migrated(hosted.db)
    await hosted.close()
    expect(lines.join('\n')).toMatch(
      /WARNING: the role stewardMigrate could not be set up .*does not protect the ledger/,
    )
    expect(lines.at(-1)).toMatch(`The database ${databaseName} is at version `)
  })
})
