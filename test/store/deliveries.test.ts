import { storesOf } from '../../src/main/stores.js'
import type { Wanted } from '../../src/store/deliveries.js'
import { aPerson } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

const at = '2026-11-24T09:00:00.000Z'
const soon = '2026-11-24T09:00:30.000Z'
const later = '2026-11-24T09:05:00.000Z'
const sentTo = (message: string) => ({ platform: 'slack' as const, channel: 'D1', message })

let database: TestDatabase
beforeEach(async () => {
  database = await testDatabase()
})
afterEach(() => database.drop())

const deliveries = () => storesOf(database.db).deliveries

function message(n: number, changes: Partial<Wanted> = {}): Wanted {
  const content = { kind: 'asks' as const, asks: [`ask-${n}`] }
  return { person: aPerson(n)._id, content, class: 'morning', notBefore: at, reachable: true, ...changes }
}

test('the same message wanted twice is one message, and one that was sent stays sent', async () => {
  await deliveries().want([message(1)])
  const claimed = await deliveries().claim('a', at, soon, 'slack')
  await deliveries().sent(claimed?._id ?? '', 'a', at, sentTo('1.1'))
  await deliveries().want([message(1), message(2)])
  expect((await deliveries().withAsks(['ask-1'])).map(({ state }) => state)).toEqual(['sent'])
  expect((await deliveries().claim('a', at, soon, 'slack'))?.content.asks).toEqual(['ask-2'])
  expect(await deliveries().claim('a', at, soon, 'slack')).toBeNull()
})

test('what is due first is sent first, and what is not due yet waits', async () => {
  await deliveries().want([
    message(1, { notBefore: later }),
    message(2, { notBefore: soon }),
    message(3, { notBefore: at }),
  ])
  expect((await deliveries().claim('a', soon, later, 'slack'))?.content.asks).toEqual(['ask-3'])
  expect((await deliveries().claim('a', soon, later, 'slack'))?.content.asks).toEqual(['ask-2'])
  expect(await deliveries().claim('a', soon, later, 'slack')).toBeNull()
})

test('what somebody waits for is sent before a whole morning, the message of a lost sender too', async () => {
  const morning = Array.from({ length: 20 }, (_, n) => message(n))
  await deliveries().want([...morning, message(30, { class: 'now', notBefore: soon })])
  expect((await deliveries().claim('lost', soon, soon, 'slack'))?.content.asks).toEqual(['ask-30'])
  expect((await deliveries().claim('a', later, later, 'slack'))?.content.asks).toEqual(['ask-30'])
  expect((await deliveries().claim('a', later, later, 'slack'))?.content.asks).not.toEqual(['ask-30'])
})

test('many senders at once get each message once', async () => {
  await deliveries().want(Array.from({ length: 40 }, (_, n) => message(n)))
  const senders = Array.from({ length: 8 }, async (_, i) => {
    const claimed: string[] = []
    for (;;) {
      const delivery = await deliveries().claim(`sender-${i}`, at, soon, 'slack')
      if (!delivery) return claimed
      claimed.push(delivery._id)
    }
  })
  const claimed = (await Promise.all(senders)).flat()
  expect(claimed).toHaveLength(40)
  expect(new Set(claimed).size).toBe(40)
})

test('what its own sender is still at is not lost, however late it is by the clock', async () => {
  await deliveries().want([message(1)])
  const sending = await deliveries().claim('a', at, soon, 'slack')
  expect(await deliveries().claim('a', later, later, 'slack', [sending?._id ?? ''])).toBeNull()
  expect((await deliveries().claim('a', later, later, 'slack'))?._id).toBe(sending?._id)
})

test('a sender that does not come back loses its message, and has no say in it any more', async () => {
  await deliveries().want([message(1)])
  const first = await deliveries().claim('slow', at, soon, 'slack')
  expect(await deliveries().claim('quick', soon, later, 'slack')).toBeNull()
  const second = await deliveries().claim('quick', later, '2026-11-24T09:10:00.000Z', 'slack')
  expect(second).toMatchObject({ _id: first?._id, attempts: 2, lease: { holder: 'quick' } })
  await deliveries().set(first?._id ?? '', 'slow', 'unreachable', 'too late')
  await deliveries().retryAt(first?._id ?? '', 'slow', at, 'too late')
  await deliveries().set(first?._id ?? '', 'slow', 'void')
  expect((await deliveries().withAsks(['ask-1']))[0]).toEqual(second)
  await deliveries().sent(first?._id ?? '', 'quick', later, sentTo('1.1'))
  await deliveries().sent(first?._id ?? '', 'slow', later, sentTo('2.2'))
  const [after] = await deliveries().withAsks(['ask-1'])
  expect(after).toMatchObject({ state: 'sent', channel: 'D1', message: '1.1', sentAt: later })
  expect(after?.lease).toBeUndefined()
})

test('what could not reach a person is due once they have an account, and that of others waits on', async () => {
  await deliveries().want([message(1, { reachable: false }), message(2, { reachable: false })])
  expect(await deliveries().claim('a', later, later, 'slack')).toBeNull()
  expect(await deliveries().unreachablePeople()).toHaveLength(2)
  await deliveries().release(aPerson(2)._id, later)
  expect((await deliveries().claim('a', later, later, 'slack'))?.content.asks).toEqual(['ask-2'])
  expect(await deliveries().unreachablePeople()).toEqual([aPerson(1)._id])
})

test('somebody whom one message could not reach counts as not reached until another one does', async () => {
  await deliveries().want([message(1)])
  const refused = await deliveries().claim('a', at, soon, 'slack')
  await deliveries().set(refused?._id ?? '', 'a', 'unreachable', 'invalid_blocks')
  expect(await deliveries().notReached()).toEqual([aPerson(1)._id])
  const content = { kind: 'asks' as const, asks: ['ask-2'] }
  await deliveries().want([message(1, { content, notBefore: soon })])
  const next = await deliveries().claim('a', soon, later, 'slack')
  await deliveries().sent(next?._id ?? '', 'a', later, sentTo('1.1'))
  expect(await deliveries().notReached()).toEqual([])
})

test('a click finds its message without walking through all that were ever sent', async () => {
  await deliveries().want(Array.from({ length: 200 }, (_, n) => message(n)))
  for (let n = 0; n < 200; n += 1) {
    const claimed = await deliveries().claim('a', at, soon, 'slack')
    await deliveries().sent(claimed?._id ?? '', 'a', at, sentTo(`${n}.0`))
  }
  await database.admin.command({ profile: 2 })
  const reply = { url: 'http://127.0.0.1/reply', until: later }
  await deliveries().rememberReply(sentTo('150.0'), reply)
  expect([...(await deliveries().messagesOf('ask-7')).values()]).toMatchObject([
    { channel: 'D1', message: '7.0' },
  ])
  await deliveries().withAsks(['ask-7'])
  await database.admin.command({ profile: 0 })

  expect(await database.db.collection('deliveries').countDocuments({ reply, message: '150.0' })).toBe(1)
  const profile = database.admin.collection('system.profile')
  const looks = await profile
    .find({ ns: `${database.name}.deliveries`, docsExamined: { $exists: true } })
    .toArray()
  expect(looks.map(({ op, docsExamined }) => [op, docsExamined])).toEqual([
    ['update', 1],
    ['query', 1],
    ['query', 1],
  ])
})
