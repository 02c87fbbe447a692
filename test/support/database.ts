import { randomBytes } from 'node:crypto'
import type { Db } from 'mongodb'
import { type Database, openDatabase } from '../../src/store/database.js'
import { migrate } from '../../src/store/migrations.js'

export interface TestDatabase {
  name: string
  /** What bot and worker get: connected as `steward-app`. */
  db: Db
  /** Its address, for whatever opens it itself. */
  uri: string
  /** The database owner. */
  admin: Db
  /** Drops everything and closes the connections. */
  drop(): Promise<void>
}

/** A migrated database of its own with users that have the real roles. */
export async function testDatabase(): Promise<TestDatabase> {
  const { owner, name } = await emptyTestDatabase()
  await migrate(owner.db, { print: () => undefined })
  const uri = await addUser(owner.db, 'steward-app', 'stewardApp')
  const app = await openDatabase(uri)
  return {
    name,
    db: app.db,
    uri,
    admin: owner.db,
    drop: async () => {
      await app.close()
      await dropTestDatabase(owner)
    },
  }
}

/** Nothing in it yet. */
export async function emptyTestDatabase(): Promise<{ owner: Database; name: string }> {
  const name = `test_${randomBytes(6).toString('hex')}`
  return { owner: await openDatabase(adminUri(), { database: name }), name }
}

export async function dropTestDatabase({ db, close }: Database): Promise<void> {
  await db.command({ dropAllUsersFromDatabase: 1 })
  await db.command({ dropAllRolesFromDatabase: 1 })
  await db.dropDatabase()
  await close()
}

/** Gives the address with which this new user connects. */
export async function addUser(db: Db, user: string, role: string): Promise<string> {
  const password = randomBytes(12).toString('hex')
  await db.command({ createUser: user, pwd: password, roles: [role] })
  const uri = new URL(adminUri())
  uri.username = user
  uri.password = password
  uri.pathname = `/${db.databaseName}`
  uri.searchParams.set('authSource', db.databaseName)
  return uri.href
}

function adminUri(): string {
  const uri = process.env.TEST_MONGODB_ADMIN_URI
  if (uri === undefined) throw new Error('TEST_MONGODB_ADMIN_URI is not set: the tests need a MongoDB')
  return uri
}
