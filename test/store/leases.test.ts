import { readLease, releaseLease, renewLease, takeLease } from '../../src/store/leases.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterEach(async () => {
  await database.admin.collection('leases').deleteMany({})
})
afterAll(() => database.drop())

const minute = 60_000
const at = (time: string) => `2026-03-09T${time}:00.000Z`

describe('A lease', () => {
  const take = (holder: string, now: string) => takeLease(database.db, 'slack', holder, minute, now)
  const renew = (holder: string, now: string) => renewLease(database.db, 'slack', holder, minute, now)

  test('only one of many who want it at once gets it', async () => {
    const holders = Array.from({ length: 8 }, (_, i) => `worker ${i}`)
    const taken = await Promise.all(holders.map((holder) => take(holder, at('09:00'))))
    expect(taken.filter(Boolean)).toHaveLength(1)
    const winner = holders[taken.indexOf(true)]
    expect(await readLease(database.db, 'slack')).toMatchObject({ holder: winner, until: at('09:01') })
  })

  test('whoever has it may take it again, and others may not until it has run out', async () => {
    expect(await take('a', at('09:00'))).toBe(true)
    expect(await take('b', '2026-03-09T09:00:59.999Z')).toBe(false)
    expect(await take('a', '2026-03-09T09:00:30.000Z')).toBe(true)
    expect(await take('b', at('09:01'))).toBe(false)
    expect(await take('b', '2026-03-09T09:01:30.000Z')).toBe(true)
  })

  test('it is renewed by its holder only, and only before it has run out', async () => {
    await take('a', at('09:00'))
    expect(await renew('b', at('09:00'))).toBe(false)
    expect(await renew('a', '2026-03-09T09:00:59.999Z')).toBe(true)
    expect(await renew('a', at('09:05'))).toBe(false)
  })

  test('once released it is free, and nobody releases what went to someone else', async () => {
    await take('a', at('09:00'))
    await releaseLease(database.db, 'slack', 'b')
    expect(await take('b', at('09:00'))).toBe(false)
    await releaseLease(database.db, 'slack', 'a')
    expect(await take('b', at('09:00'))).toBe(true)
  })

  test('each purpose has its own', async () => {
    await take('a', at('09:00'))
    expect(await takeLease(database.db, 'teams', 'b', minute, at('09:00'))).toBe(true)
  })
})
