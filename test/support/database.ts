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
  /** Empties it and closes its connections. */
  drop(): Promise<void>
}

/** A migrated database with nothing in it, who may enter it, and who is in it already. */
interface Prepared {
  owner: Database
  app: Database
  name: string
  uri: string
}

/** Making all collections anew takes longer than most tests, so the tests of a file use the same ones in turn. */
const unused: Prepared[] = []
/** What a file's own last step gives back comes after this one. */
let noMoreTests = false
afterAll(async () => {
  noMoreTests = true
  for (const prepared of unused.splice(0)) await leaveToNextFile(prepared)
})

/** Where the names of databases wait that a file of this run has left to the next one; only in its own MongoDB. */
const waitingIn = process.env.TEST_PREPARED_DATABASES

/** A migrated database of its own with users that have the real roles. */
export async function testDatabase(): Promise<TestDatabase> {
  const prepared = unused.pop() ?? (await prepare())
  const { owner, app, name, uri } = prepared
  return {
    name,
    db: app.db,
    uri,
    admin: owner.db,
    drop: async () => {
      if (!(await isAsPrepared(owner.db))) {
        await app.close()
        return dropTestDatabase(owner)
      }
      await empty(owner.db)
      if (noMoreTests) return leaveToNextFile(prepared)
      unused.push(prepared)
    },
  }
}

async function prepare(): Promise<Prepared> {
  const { owner, name } = (await leftByEarlierFile()) ?? (await migratedDatabase())
  const uri = await addUser(owner.db, 'steward-app', 'stewardApp')
  return { owner, app: await openDatabase(uri), name, uri }
}

async function migratedDatabase(): Promise<{ owner: Database; name: string }> {
  const made = await emptyTestDatabase()
  await migrate(made.owner.db, { print: () => undefined })
  return made
}

async function leftByEarlierFile(): Promise<{ owner: Database; name: string } | undefined> {
  if (waitingIn === undefined) return
  const owner = await openDatabase(adminUri(), { database: waitingIn })
  const left = await owner.db.collection<{ _id: string }>('waiting').findOneAndDelete({})
  if (left) return { owner: { ...owner, db: owner.client.db(left._id) }, name: left._id }
  await owner.close()
}

/** Its users go: their passwords are this file's. */
async function leaveToNextFile({ owner, app }: Prepared): Promise<void> {
  await app.close()
  if (waitingIn === undefined) return dropTestDatabase(owner)
  await owner.db.command({ dropAllUsersFromDatabase: 1 })
  await owner.client
    .db(waitingIn)
    .collection<{ _id: string }>('waiting')
    .insertOne({ _id: owner.db.databaseName })
  await owner.close()
}

/** Not where a test has put something else in the place of a collection. */
async function isAsPrepared(db: Db): Promise<boolean> {
  return (await db.listCollections({ type: 'view' }, { nameOnly: true }).toArray()).length === 0
}

/** All but what says that it is migrated. */
async function empty(db: Db): Promise<void> {
  await db.command({ profile: 0 })
  const all = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name)
  if (all.includes('system.profile')) await db.dropCollection('system.profile')
  const [first, ...others] = all
    .filter((name) => name !== 'migrations' && !name.startsWith('system.'))
    .map((name) => ({ name, stages: [{ $limit: 1 }, { $project: { _id: 0, name } }] }))
  if (!first) return
  const union = others.map(({ name, stages }) => ({ $unionWith: { coll: name, pipeline: stages } }))
  const used = db.collection(first.name).aggregate<{ name: string }>([...first.stages, ...union])
  for (const { name } of await used.toArray()) await db.collection(name).deleteMany({})
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
