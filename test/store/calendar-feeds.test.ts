import { noFeedOf } from '../../src/domain/calendar-feed.js'
import { CalendarFeeds } from '../../src/store/calendar-feeds.js'
import { sealOnce } from '../../src/store/sealer.js'
import { verifyLedger } from '../../src/store/verify.js'
import { aPerson } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

const [ben, cleo] = [aPerson(2)._id, aPerson(3)._id]
const act = { at: '2026-11-24T09:00:00.000Z', through: { kind: 'chat', platform: 'slack' } } as const
const later = { ...act, at: '2026-11-25T10:00:00.000Z' }

let database: TestDatabase
let feeds: CalendarFeeds
beforeEach(async () => {
  database = await testDatabase()
  feeds = new CalendarFeeds(database.db)
})
afterEach(() => database.drop())

async function made(person: string): Promise<string> {
  const secret = await feeds.make(await feeds.of(person), act)
  if (secret === null) throw new Error('Nothing was made')
  return secret
}

async function eventTypes(): Promise<string[]> {
  await sealOnce(database.db)
  const blocks = await database.db.collection<{ events: { type: string }[] }>('ledger').find().toArray()
  return blocks.flatMap(({ events }) => events.map(({ type }) => type))
}

test('the secret of a feed is long and random, names its person and nobody else, and is not in the database', async () => {
  const [his, hers] = [await made(ben), await made(cleo)]
  expect(Buffer.from(his, 'base64url')).toHaveLength(32)
  expect(his).not.toBe(hers)
  expect(await feeds.bySecret(his)).toEqual({ _id: ben, v: 1, revision: 1, since: act.at })
  expect(await feeds.bySecret(`${his.slice(0, -1)}_`)).toBeNull()

  expect(await eventTypes()).toEqual(['calendar-feed.made', 'calendar-feed.made'])
  for (const { name } of await database.admin.listCollections().toArray()) {
    const rows = JSON.stringify(await database.admin.collection(name).find().toArray())
    expect([name, rows.includes(his)]).toEqual([name, false])
  }
})

test('the ledger says who made and who stopped a feed, and holds', async () => {
  await made(ben)
  expect(await feeds.stop(await feeds.of(ben), later)).toBe(true)
  expect(await eventTypes()).toEqual(['calendar-feed.made', 'calendar-feed.stopped'])
  const ledger = JSON.stringify(await database.db.collection('ledger').find().toArray())
  expect(ledger).toContain(`"actor":{"kind":"person","id":"${ben}"}`)
  expect((await verifyLedger(database.db, { fieldsShown: {} })).ok).toBe(true)
})

test('a feed that is made anew ends the old one at once; where it is stopped nothing works until one is made again', async () => {
  const first = await made(ben)
  const second = await feeds.make(await feeds.of(ben), later)
  expect(await feeds.bySecret(first)).toBeNull()
  expect(await feeds.bySecret(second ?? '')).toMatchObject({ _id: ben, since: later.at })
  await feeds.stop(await feeds.of(ben), later)
  expect(await feeds.bySecret(second ?? '')).toBeNull()
  expect(await feeds.of(ben)).toEqual({ ...noFeedOf(ben), revision: 3 })
  expect((await feeds.bySecret(await made(ben)))?._id).toBe(ben)
})

test.each([
  ['the first one', 0],
  ['a new one', 1],
])('of two who make %s at once, one does, and nobody is given an address that is dead', async (_, before) => {
  if (before === 1) await made(ben)
  const seen = await feeds.of(ben)
  const secrets = await Promise.all([feeds.make(seen, act), feeds.make(seen, act)])
  const given = secrets.filter((secret) => secret !== null)
  expect(given).toHaveLength(1)
  expect((await feeds.bySecret(given[0] ?? ''))?._id).toBe(ben)
  expect((await feeds.of(ben)).revision).toBe(before + 1)
  expect(await eventTypes()).toHaveLength(before + 1)
})

test('a feed that is not there, or has changed since it was seen, is not stopped', async () => {
  const seen = await feeds.of(ben)
  expect(await feeds.stop(seen, later)).toBe(false)
  expect(await eventTypes()).toEqual([])
  const secret = await made(ben)
  expect(await feeds.stop(seen, later)).toBe(false)
  expect(await feeds.bySecret(secret)).not.toBeNull()
})
