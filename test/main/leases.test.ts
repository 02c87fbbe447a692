import type { Turn } from '../../src/bot/courier.js'
import { matchingRound } from '../../src/main/matching.js'
import { startSending } from '../../src/main/sending.js'
import { lead } from '../support/company.js'
import { eventually } from '../support/eventually.js'
import { Office } from '../support/office.js'

const question = 'Acknowledge the Information Security Policy, version 1.0'

let office: Office
beforeEach(async () => {
  office = await Office.open({ staff: [lead] })
})
afterEach(() => office.stop())

test('a sender that is stopped cleanly leaves the platform to the next one at once', async () => {
  await office.publishes()
  const first = startSending(office.courier('first'), office.stores)
  try {
    await eventually(async () => (await office.sees(lead)).includes(question))
    expect(await office.stores.takeLease('sender/slack', 'next', 1_000, office.clock)).toBe(false)
  } finally {
    await first.stop()
  }
  expect(await office.stores.takeLease('sender/slack', 'next', 1_000, office.clock)).toBe(true)
})

describe('when a worker starts, people are matched to their accounts', () => {
  let matched: string[]
  beforeEach(() => {
    matched = []
  })

  const round = (holder: string, during: () => Promise<unknown> = async () => undefined) =>
    matchingRound({
      stores: office.stores,
      platform: 'slack',
      holder,
      now: () => office.clock,
      match: async () => {
        await during()
        matched.push(holder)
      },
    })

  test('also within a minute after one died that was at it', async () => {
    await office.stores.takeLease('matching/slack', 'dead', 60_000, office.clock)
    const restarted = round('restarted')
    office.passes(20)
    expect(await restarted()).toEqual({ pauseMs: expect.any(Number) })
    office.passes(60)
    expect(await restarted()).toBe('idle')
    expect(matched).toEqual(['restarted'])
  })

  test('by another one where Slack did not answer the first', async () => {
    const two = round('two')
    const one = round('one', async () => {
      await two()
      throw new Error('Slack is away')
    })
    await expect(one()).rejects.toThrow('Slack is away')
    office.passes(61)
    expect(await two()).toBe('idle')
    expect(matched).toEqual(['two'])
  })

  test('by one of those that start together, and each hour again', async () => {
    const two = round('two')
    let waits: Turn | undefined
    const one = round('one', async () => {
      waits ??= await two()
    })
    expect(await one()).toBe('idle')
    expect(waits).toEqual({ pauseMs: expect.any(Number) })
    office.passes(60)
    expect(await two()).toBe('idle')
    expect(matched).toEqual(['one'])
    office.passes(3_600)
    expect(await two()).toBe('idle')
    expect(matched).toEqual(['one', 'two'])
  })
})
