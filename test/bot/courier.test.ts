import { setTimeout as delay } from 'node:timers/promises'
import { sendNext, type Turn } from '../../src/bot/courier.js'
import { MessengerError } from '../../src/bot/messenger.js'
import type { Ask } from '../../src/domain/ask.js'
import { connectSlack } from '../../src/main/slack.js'
import { Deliveries } from '../../src/store/deliveries.js'
import { acknowledge, lead, people } from '../support/company.js'
import { lossyLine, Office } from '../support/office.js'
import { signingSecret, token } from '../support/sandbox.js'

const question = 'Acknowledge the Information Security Policy, version 1.0'
const receipt = '✓ You acknowledged the Information Security Policy, version 1.0'

let office: Office
afterEach(async () => {
  jest.restoreAllMocks()
  await office.stop()
})

/** Dies between Slack's taking the message and the note of it: nothing that it would write is written. */
class DyingDeliveries extends Deliveries {
  override async sent(): Promise<void> {
    throw new Error('The machine went away')
  }

  override async retryAt(): Promise<void> {
    throw new Error('The machine went away')
  }
}

async function oneQuestion() {
  const [ask, ...others] = await office.publishes()
  if (!ask || others.length > 0) throw new Error('One person is asked')
  return ask
}

describe('a message', () => {
  test('is claimed, sent and recorded, and then nothing is left to do', async () => {
    office = await Office.open({ staff: [lead] })
    const ask = await oneQuestion()
    expect(await sendNext(office.courier('one'))).toBe('sent')
    expect(await sendNext(office.courier('one'))).toBe('idle')
    expect(await office.sees(lead)).toEqual([question])
    expect(await office.deliveryOf(ask)).toMatchObject({
      state: 'sent',
      platform: 'slack',
      channel: expect.stringMatching(/^D/),
      message: expect.stringMatching(/^\d+\.\d{6}$/),
      sentAt: office.at(),
    })
  })

  test('says in the workspace, to the app alone, what it is for', async () => {
    office = await Office.open({ staff: [lead] })
    await oneQuestion()
    await sendNext(office.courier('one'))
    const { entries } = await office.sandbox.people.get<{ entries: object[] }>('log')
    expect(entries).toContainEqual(
      expect.objectContaining({
        call: 'chat.postMessage',
        outcome: '200 ok',
        metadata: {
          event_type: 'steward_delivery',
          event_payload: { delivery: expect.any(String), why: 'morning' },
        },
      }),
    )
  })

  test('is sent once by two senders who work at once', async () => {
    const staff = people(12)
    office = await Office.open({ staff })
    await office.publishes()
    const work = async (holder: string) => {
      while ((await sendNext(office.courier(holder))) === 'sent');
    }
    await Promise.all([work('one'), work('two')])
    for (const person of staff) expect(await office.sees(person)).toEqual([question])
  })

  test('whose ask was closed before it was sent is not sent at all', async () => {
    office = await Office.open({ staff: [lead], organisation: { ismsLead: 'p_somebody-else' } })
    const ask = await oneQuestion()
    await office.stores.asks.closeCycle(ask.cycle, 'cycle-closed', office.at())
    expect(await sendNext(office.courier('one'))).toBe('sent')
    expect(await office.sees(lead)).toEqual([])
    expect(await office.deliveryOf(ask)).toMatchObject({ state: 'void' })
  })

  test('whose ask was answered elsewhere before it was sent comes as the receipt', async () => {
    office = await Office.open({ staff: [lead] })
    const ask = await oneQuestion()
    await acknowledge(office.stores, ask, office.at())
    expect(await sendNext(office.courier('one'))).toBe('sent')
    expect(await office.sees(lead)).toEqual([receipt])
  })

  test('that Slack refuses again and again is given up after ten attempts, with the reason', async () => {
    office = await Office.open({ staff: [lead] })
    const ask = await oneQuestion()
    let attempts = 0
    const send = async () => {
      attempts += 1
      throw new MessengerError('refused', 'invalid_blocks')
    }
    const courier = office.courier('one', { messenger: { ...office.slack.messenger, send } })
    for (let i = 0; i < 12; i += 1) {
      await sendNext(courier)
      office.passes(600)
    }
    expect(attempts).toBe(10)
    expect(await office.deliveryOf(ask)).toMatchObject({ state: 'unreachable', lastError: 'invalid_blocks' })
  })
})

test.each([
  ['the evening', '2026-11-24T21:00:00.000Z', '2026-11-25T09:00:00.000Z'],
  ['the weekend', '2026-11-28T10:00:00.000Z', '2026-11-30T09:00:00.000Z'],
])('a morning message that was held up into %s comes with the next morning', async (_, late, next) => {
  office = await Office.open({ staff: [lead] })
  const ask = await oneQuestion()
  office.clock = new Date(late)
  expect(await sendNext(office.courier('one'))).toBe('sent')
  expect(await sendNext(office.courier('one'))).toBe('idle')
  expect(await office.sees(lead)).toEqual([])
  expect(await office.deliveryOf(ask)).toMatchObject({ state: 'due', notBefore: next, attempts: 0 })
  office.clock = new Date(next)
  expect(await sendNext(office.courier('one'))).toBe('sent')
  expect(await office.sees(lead)).toEqual([question])
})

describe('a sender that dies after Slack took the message and before that was recorded', () => {
  const dyingCourier = () => office.courier('dying', { deliveries: new DyingDeliveries(office.stores.db) })

  test('has sent it: the next one finds it and does not send again', async () => {
    office = await Office.open({ staff: [lead] })
    const ask = await oneQuestion()
    await expect(sendNext(dyingCourier())).rejects.toThrow('The machine went away')
    expect(await sendNext(office.courier('next'))).toBe('idle')
    office.passes(120)
    expect(await sendNext(office.courier('next'))).toBe('sent')
    expect(await office.sees(lead)).toEqual([question])
    expect(await office.deliveryOf(ask)).toMatchObject({ state: 'sent', attempts: 2 })
  })

  test.each([
    ['answered', (ask: Ask) => acknowledge(office.stores, ask, office.at()), receipt],
    [
      'closed',
      (ask: Ask) => office.stores.asks.closeCycle(ask.cycle, 'cycle-closed', office.at()),
      'Closed: acknowledge the Information Security Policy, version 1.0',
    ],
  ])('leaves no open question behind when it was %s meanwhile', async (_, settle, shown) => {
    office = await Office.open({ staff: [lead] })
    const ask = await oneQuestion()
    await expect(sendNext(dyingCourier())).rejects.toThrow('The machine went away')
    await settle(ask)
    office.passes(120)
    expect(await sendNext(office.courier('next'))).toBe('sent')
    expect(await office.sees(lead)).toEqual([shown])
    expect(await office.deliveryOf(ask)).toMatchObject({ state: 'sent' })
  })

  test('before Slack took it, has not: the next one sends it', async () => {
    office = await Office.open({ staff: [lead] })
    await oneQuestion()
    await office.stores.deliveries.claim('dying', office.at(), office.at(), 'slack')
    office.passes(1)
    expect(await sendNext(office.courier('next'))).toBe('sent')
    expect(await office.sees(lead)).toEqual([question])
  })
})

test('an answer of Slack that is lost on its way does not make two messages of one', async () => {
  // Slack's client says so, too.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined)
  office = await Office.open({ staff: [lead] })
  const ask = await oneQuestion()
  const line = await lossyLine(office.sandbox.sandbox.slackApiUrl, 'chat.postMessage')
  const { messenger } = await connectSlack({ token, signingSecret, apiUrl: line.apiUrl }, office.stores)
  const courier = office.courier('one', { messenger })
  const first = await sendNext(courier)
  office.passes(600)
  const second = await sendNext(courier)
  await line.close()
  expect([first, second]).toEqual([{ pauseMs: expect.any(Number) }, 'sent'])
  expect(await office.sees(lead)).toEqual([question])
  expect(await office.deliveryOf(ask)).toMatchObject({ state: 'sent' })
})

test('a workspace that wants silence gets it for as long as it says, and nothing is lost', async () => {
  const staff = people(5)
  office = await Office.open({ staff, rates: { postToWorkspace: { perMinute: 60, burst: 2 } } })
  await office.publishes()
  const turns: Turn[] = []
  while (turns.at(-1) !== 'idle') {
    const turn = await sendNext(office.courier('one'))
    turns.push(turn)
    if (typeof turn === 'string') continue
    expect(turn.pauseMs).toBeGreaterThanOrEqual(1_000)
    // Slack's clock is not Steward's: it needs a moment until it takes one more.
    office.passes(turn.pauseMs / 1_000)
    await delay(1_010)
  }
  expect(turns.some((turn) => typeof turn === 'object')).toBe(true)
  for (const person of staff) expect(await office.sees(person)).toEqual([question])
})

test('an account that is gone is not written to again and again, and the ISMS lead can see whom it concerns', async () => {
  office = await Office.open({ staff: [lead] })
  const ask = await oneQuestion()
  await office.sandbox.people.changes(lead.email, { deleted: true })
  expect(await sendNext(office.courier('one'))).toBe('sent')
  office.passes(600)
  expect(await sendNext(office.courier('one'))).toBe('idle')
  expect(await office.deliveryOf(ask)).toMatchObject({
    state: 'unreachable',
    lastError: expect.stringContaining('channel_not_found'),
  })
  expect(await office.stores.deliveries.unreachablePeople()).toEqual([lead._id])

  await office.sandbox.db.collection('accounts').updateOne({}, { $set: { deleted: false } })
  await office.match()
  office.passes(1)
  expect(await sendNext(office.courier('one'))).toBe('sent')
  expect(await office.sees(lead)).toEqual([question])
})
