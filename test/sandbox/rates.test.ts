import { WebClient, WebClientEvent } from '@slack/web-api'
import { RateLimiter, slackRates } from '../../src/sandbox/slack/rates.js'
import { ines, openTestSandbox, silence, type TestSandbox, token, tomas } from '../support/sandbox.js'

describe("Slack's rates", () => {
  test('a burst is borne, then calls are taken as they come back', () => {
    let ms = 0
    const limiter = new RateLimiter({ ...slackRates, tier3: { perMinute: 60, burst: 3 } }, () => ms)
    const take = () => limiter.take('tier3', 'chat.update')
    expect([take(), take(), take(), take()]).toEqual([0, 0, 0, 1])
    ms += 1_000
    expect([take(), take()]).toEqual([0, 1])
    ms += 60_000
    expect([take(), take(), take(), take()]).toEqual([0, 0, 0, 1])
    expect(limiter.take('tier3', 'another.method')).toBe(0)
  })

  test('how long to wait is told in whole seconds', () => {
    const limiter = new RateLimiter(slackRates, () => 0)
    const answers = Array.from({ length: 3 }, () => limiter.take('tier1', 'x'))
    expect(answers).toEqual([0, 0, 60])
  })

  describe('over the wire', () => {
    let world: TestSandbox
    beforeEach(async () => {
      world = await openTestSandbox({ rates: { postToChannel: { perMinute: 60, burst: 1 } } })
    })
    afterEach(() => world.stop())

    test('who sends too fast into one channel is told when to try again, and others are not held up', async () => {
      const [a, b] = [await idOf(world, ines.email), await idOf(world, tomas.email)]
      const strict = new WebClient(token, {
        slackApiUrl: world.sandbox.slackApiUrl,
        rejectRateLimitedCalls: true,
      })
      await strict.chat.postMessage({ channel: a, text: 'one' })
      await expect(strict.chat.postMessage({ channel: a, text: 'two' })).rejects.toMatchObject({
        retryAfter: 1,
      })
      await strict.chat.postMessage({ channel: b, text: 'one' })
    })

    test("Slack's own client waits as it is told, and then gets through", async () => {
      const channel = await idOf(world, ines.email)
      const patient = new WebClient(token, {
        slackApiUrl: world.sandbox.slackApiUrl,
        logger: silence,
        retryConfig: { minTimeout: 0, retries: 3 },
      })
      const waits: number[] = []
      patient.on(WebClientEvent.RATE_LIMITED, (seconds) => waits.push(seconds))
      for (const text of ['one', 'two']) await patient.chat.postMessage({ channel, text })
      expect(waits[0]).toBe(1)
      const person = await world.people.person(ines.email)
      expect((await person.messages()).map(({ text }) => text)).toEqual(['one', 'two'])
    })
  })
})

async function idOf(world: TestSandbox, email: string): Promise<string> {
  return (await (await world.people.person(email)).screen()).person.id
}
