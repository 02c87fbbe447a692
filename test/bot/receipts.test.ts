import { sendNext, showNextReceipt } from '../../src/bot/courier.js'
import { showReceipts } from '../../src/bot/receipts.js'
import type { Ask } from '../../src/domain/ask.js'
import type { Delivery } from '../../src/domain/delivery.js'
import type { RateTable } from '../../src/sandbox/slack/rates.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { acknowledge, aPerson, lead } from '../support/company.js'
import { Office } from '../support/office.js'

const question = 'Acknowledge the Information Security Policy, version 1.0'
const receipt = '✓ You acknowledged the Information Security Policy, version 1.0'

/** Slack takes no edits at all. */
const noEdits: Partial<RateTable> = { tier3: { perMinute: 60, burst: 0 } }

const ada = aPerson(3, { name: 'Ada Quinn' })

let office: Office
let ask: Ask
afterEach(() => office.stop())

/** One person has been asked, by a message that stands in Slack. */
async function askedInSlack(rates: Partial<RateTable> = {}): Promise<void> {
  office = await Office.open({ staff: [lead], rates })
  const [first] = await office.publishes()
  if (!first) throw new Error('Nobody was asked')
  ask = first
  await sendNext(office.courier('one'))
}

/** The person clicks, and their click's own way back to the message is kept for this long. */
async function clicks(seconds: number): Promise<string> {
  const urls: string[] = []
  office.sandbox.app.action(/.*/, async ({ ack, body }) => {
    await ack()
    if ('response_url' in body) urls.push(body.response_url)
  })
  await (await office.person(lead)).clicks('Read and acknowledge')
  const [url] = urls
  const { channel, message } = await office.deliveryOf(ask)
  if (!url || !channel || !message) throw new Error('The click did not arrive')
  const until = new Date(office.clock.getTime() + seconds * 1_000).toISOString()
  await office.stores.deliveries.rememberReply({ platform: 'slack', channel, message }, { url, until })
  return url
}

async function owed(): Promise<number> {
  // The mark goes without waiting for a majority.
  const options = { readConcern: { level: 'local' } } as const
  return office.stores.db.collection('asks').countDocuments({ receiptOwed: { $exists: true } }, options)
}

test("the clicker's own message becomes the receipt at once, and no edit is counted", async () => {
  await askedInSlack(noEdits)
  await clicks(60)
  await acknowledge(office.stores, ask, office.at())
  await showReceipts(office.courier('bot'), [ask._id])
  expect(await office.sees(lead)).toEqual([receipt])
  expect(await owed()).toBe(0)
})

test("after a click's own way is used up, the message is edited", async () => {
  await askedInSlack()
  const url = await clicks(60)
  for (let i = 0; i < 5; i += 1) {
    await fetch(url, { method: 'POST', body: JSON.stringify({ replace_original: false, text: 'Hello' }) })
  }
  await acknowledge(office.stores, ask, office.at())
  await showReceipts(office.courier('bot'), [ask._id])
  expect((await office.sees(lead)).filter((text) => text !== 'Hello')).toEqual([receipt])
  expect(await owed()).toBe(0)
})

test("after a click's own way is too old, it is not tried any more, and the edit waits its turn", async () => {
  await askedInSlack(noEdits)
  await clicks(60)
  office.passes(61)
  await acknowledge(office.stores, ask, office.at())
  await expect(showReceipts(office.courier('bot'), [ask._id])).rejects.toMatchObject({
    problem: 'rate-limited',
  })
  office.passes(6)
  const turn = await showNextReceipt(office.courier('worker'))
  expect(turn).toEqual({ pauseMs: expect.any(Number) })
  expect(await office.sees(lead)).toEqual([question])
  expect(await owed()).toBe(1)
})

test('of many messages the newest is edited first, and what Slack has no time for is not asked for in vain', async () => {
  await askedInSlack({ tier3: { perMinute: 60, burst: 1 } })
  const copies = office.stores.db.collection<Delivery>('deliveries')
  const [sent] = await copies.find({ state: 'sent' }).toArray()
  if (!sent) throw new Error('Nothing was sent')
  const older = ['1', '2', '3'].map((n) => ({
    ...sent,
    _id: `older-${n}`,
    message: `0.${n}`,
    sentAt: '2026-01-01',
  }))
  await copies.insertMany(older)
  await acknowledge(office.stores, ask, office.at())
  const asked: string[] = []
  const courier = office.courier('worker')
  const update: typeof courier.messenger.update = (where, card) => {
    asked.push(where.message)
    return courier.messenger.update(where, card)
  }
  const counted = { ...courier, messenger: { ...courier.messenger, update } }
  await expect(showReceipts(counted, [ask._id])).rejects.toMatchObject({ problem: 'rate-limited' })
  expect(asked).toHaveLength(2)
  expect(asked[0]).toBe(sent.message)
  expect(await office.sees(lead)).toEqual([receipt])
  expect(await owed()).toBe(1)
})

test('what the bot did not get through is taken up by the worker a little later', async () => {
  await askedInSlack()
  await acknowledge(office.stores, ask, office.at())
  expect(await showNextReceipt(office.courier('worker'))).toBe('idle')
  office.passes(6)
  expect(await showNextReceipt(office.courier('worker'))).toBe('sent')
  expect(await office.sees(lead)).toEqual([receipt])
  expect(await showNextReceipt(office.courier('worker'))).toBe('idle')
})

test.each([['with'], ['without']])(
  'a message that its reader deleted is owed no longer, %s a fresh click',
  async (fresh) => {
    await askedInSlack()
    if (fresh === 'with') await clicks(60)
    const { channel, message } = await office.deliveryOf(ask)
    await office.sandbox.client.chat.delete({ channel: channel ?? '', ts: message ?? '' })
    await acknowledge(office.stores, ask, office.at())
    await showReceipts(office.courier('bot'), [ask._id])
    expect(await owed()).toBe(0)
    expect(office.problems).toEqual([])
  },
)

test('a message that was on its way while its ask was settled becomes a receipt once it has arrived', async () => {
  office = await Office.open({ staff: [lead] })
  const [first] = await office.publishes()
  if (!first) throw new Error('Nobody was asked')
  const courier = office.courier('one')
  const { messenger } = office.slack
  await sendNext({
    ...courier,
    messenger: {
      ...messenger,
      send: async (...message) => {
        const sent = await messenger.send(...message)
        await acknowledge(office.stores, first, office.at())
        await showReceipts(courier, [first._id])
        return sent
      },
    },
  })
  expect(await office.sees(lead)).toEqual([question])
  office.passes(6)
  expect(await showNextReceipt(courier)).toBe('sent')
  expect(await office.sees(lead)).toEqual([receipt])
  expect(await owed()).toBe(0)
})

test('a question that a newer version overtook says so in its message', async () => {
  await askedInSlack()
  await office.stores.asks.supersede(ask.subject, ['2.0'], office.at())
  office.passes(6)
  expect(await showNextReceipt(office.courier('worker'))).toBe('sent')
  const message = await (await office.person(lead)).sees(
    'Closed: acknowledge the Information Security Policy',
  )
  expect(message).toMatchObject({ buttons: [], edited: true })
  expect(message.text).toContain('A newer version has taken its place.')
})

describe('answered from the list, before a message asked', () => {
  beforeEach(async () => {
    office = await Office.open({ staff: [lead, ada] })
    const hers = (await office.publishes()).find(({ askedOf }) => askedOf === ada._id)
    if (!hers) throw new Error('She was not asked')
    ask = hers
    // Their morning has not come yet.
    await office.stores.db.collection('deliveries').deleteMany({})
  })

  const fromList = async () => {
    const desk = await new AtTheDesk(office.stores, ada, office.at()).looksAtHome()
    return desk.clicks('Read and acknowledge')
  }

  test('they get the receipt as a message of its own, and once', async () => {
    await (await fromList()).submits()
    await showReceipts(office.courier('bot'), [ask._id])
    expect(await sendNext(office.courier('one'))).toBe('sent')
    expect(await office.sees(ada)).toEqual([receipt])
    expect(await owed()).toBe(0)

    await office.stores.owedReceipts.owe([ask._id], office.at())
    await showReceipts(office.courier('bot'), [ask._id])
    expect(await sendNext(office.courier('one'))).toBe('idle')
    expect(await office.sees(ada)).toEqual([receipt])
  })

  test('what the bot did not get through is taken up by the worker', async () => {
    await (await fromList()).submits()
    office.passes(6)
    await showNextReceipt(office.courier('worker'))
    await sendNext(office.courier('worker'))
    expect(await office.sees(ada)).toEqual([receipt])
  })

  test('who cannot acknowledge it gets what they said in a message, too', async () => {
    const form = await (await fromList()).clicks("I can't acknowledge this")
    await form.submits({ reason: 'Clause 3' })
    await showReceipts(office.courier('bot'), [ask._id])
    // To her, and to who decides.
    await sendNext(office.courier('one'))
    await sendNext(office.courier('one'))
    expect(await office.sees(ada)).toEqual([
      "You said that you can't acknowledge the Information Security Policy, version 1.0",
    ])
  })

  test('where nothing was said in chat, no message follows', async () => {
    await office.stores.owedReceipts.owe([ask._id], office.at())
    await showReceipts(office.courier('bot'), [ask._id])
    expect(await sendNext(office.courier('one'))).toBe('idle')
  })
})
