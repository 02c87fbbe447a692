import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { DatabaseUnreachable, openDatabase } from '../../src/store/database.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

async function nameOpened(uri: string, settings = {}): Promise<string> {
  const { db, close } = await openDatabase(uri, settings)
  await close()
  return db.databaseName
}

/** A port on which nobody listens. */
async function deadPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

describe('Opening the database', () => {
  test('its name comes from the address, a name that is asked for goes first, and "steward" is the default', async () => {
    expect(await nameOpened(database.uri)).toBe(database.name)
    expect(await nameOpened(database.uri, { database: 'another' })).toBe('another')
    const { search, username, password, host } = new URL(database.uri)
    expect(await nameOpened(`mongodb://${username}:${password}@${host}/${search}`)).toBe('steward')
  })

  test('what is written and read there is what the majority has', async () => {
    const { db, close } = await openDatabase(database.uri)
    await close()
    expect(db.writeConcern?.w).toBe('majority')
    expect(db.readConcern?.level).toBe('majority')
  })

  test('a server that does not answer is named, with what to check and without the password', async () => {
    const port = await deadPort()
    const opening = openDatabase(`mongodb://ada:s3cret@127.0.0.1:${port}/steward`, { deadlineMs: 50 })
    await expect(opening).rejects.toThrow(DatabaseUnreachable)
    await expect(opening).rejects.toThrow(`127.0.0.1:${port}/steward`)
    await expect(opening).rejects.toThrow(/Check MONGODB_URI/)
    await expect(opening).rejects.not.toThrow(/s3cret/)
  })

  test('a wrong password is said, and neither it nor an address that makes no sense is printed', async () => {
    const wrong = new URL(database.uri)
    wrong.password = 'wr0ng'
    const opening = openDatabase(wrong.href)
    await expect(opening).rejects.toThrow(/Authentication failed/)
    await expect(opening).rejects.not.toThrow(/wr0ng/)
    const senseless = openDatabase('mongodb://ada:s3cr@et@127.0.0.1:1:2/steward')
    await expect(senseless).rejects.toThrow(DatabaseUnreachable)
    await expect(senseless).rejects.not.toThrow(/s3cr|et@/)
  })

  test('an operation that takes longer than the deadline is given up', async () => {
    const { db, close } = await openDatabase(database.uri, { deadlineMs: 1_000 })
    await db.collection<{ _id: string }>('acts').insertOne({ _id: 'slow' })
    const slow = db.collection('acts').find({ $where: 'sleep(20000) || true' }).toArray()
    await expect(slow).rejects.toThrow(/timed out/)
    await close()
  })
})
