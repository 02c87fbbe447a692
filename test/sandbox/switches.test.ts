import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebClient } from '@slack/web-api'
import { ines, openTestSandbox, signingSecret, silence, type TestSandbox, token } from '../support/sandbox.js'

describe('what can be made to go wrong in the workspace', () => {
  let world: TestSandbox
  beforeEach(async () => {
    world = await openTestSandbox()
  })
  afterEach(() => world.stop())

  const strict = () =>
    new WebClient(token, {
      slackApiUrl: world.sandbox.slackApiUrl,
      logger: silence,
      rejectRateLimitedCalls: true,
    })
  const idOf = async (email: string) => (await (await world.people.person(email)).screen()).person.id
  const turn = (name: string, setting: object) => world.people.post('switch', { name, ...setting })

  test('one method is told to wait as often as was set, and the others go on', async () => {
    const [client, channel] = [strict(), await idOf(ines.email)]
    world.sandbox.switches.turnOn('rate-limit', { method: 'chat.postMessage', times: 2 })
    const post = () => client.chat.postMessage({ channel, text: 'Good morning' })
    await expect(post()).rejects.toMatchObject({ retryAfter: 1 })
    await client.users.info({ user: channel })
    await expect(post()).rejects.toMatchObject({ retryAfter: 1 })
    await post()
    expect((await (await world.people.person(ines.email)).messages()).map(({ text }) => text)).toEqual([
      'Good morning',
    ])
  })

  test('the whole workspace is told to wait until somebody on the page switches it off', async () => {
    const client = strict()
    await turn('rate-limit', { on: true })
    for (const call of [() => client.auth.test(), () => client.users.list({})]) {
      await expect(call()).rejects.toMatchObject({ retryAfter: 1 })
    }
    expect(await world.people.get('controls')).toMatchObject({
      switches: [{ name: 'rate-limit', method: null, times: null }],
    })
    await turn('rate-limit', { on: false })
    await client.auth.test()
  })

  test('an app whose token was taken back is told so, and is known again afterwards', async () => {
    world.sandbox.switches.turnOn('invalid-auth', { times: 1 })
    await expect(strict().auth.test()).rejects.toMatchObject({ data: { error: 'invalid_auth' } })
    await strict().auth.test()
  })

  describe('events', () => {
    interface Received {
      headers: IncomingHttpHeaders
      body: { event_id: string; event: object }
    }
    let received: Received[]
    let statuses: number[]
    let app: Server
    beforeEach(async () => {
      received = []
      statuses = []
      app = createServer(async (request, response) => {
        let raw = ''
        for await (const chunk of request) raw += chunk
        received.push({ headers: request.headers, body: JSON.parse(raw) })
        response.writeHead(statuses.shift() ?? 200).end()
      })
      await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve))
      const eventsUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}/slack/events`
      await world.restart({ bot: { eventsUrl, token, signingSecret, name: 'Steward', command: '/isms' } })
    })
    afterEach(() => new Promise((resolve) => app.close(resolve)))

    const opens = (tab: string) => world.people.post(`people/${encodeURIComponent(ines.email)}/open`, { tab })
    const retries = () => received.map(({ headers }) => headers['x-slack-retry-reason'])

    test('the app hears once that somebody opened it', async () => {
      await opens('home')
      expect(received).toMatchObject([
        {
          headers: { 'content-type': 'application/json', 'x-slack-signature': expect.stringMatching(/^v0=/) },
          body: {
            type: 'event_callback',
            event_id: expect.stringMatching(/^Ev/),
            event: { type: 'app_home_opened', user: await idOf(ines.email), tab: 'home' },
          },
        },
      ])
    })

    test('an event that is sent again is the same one, and says that it comes again', async () => {
      world.sandbox.switches.turnOn('redeliver-events', { times: 1 })
      await opens('messages')
      await opens('messages')
      expect(retries()).toEqual([undefined, 'http_timeout', undefined])
      const [first, again, next] = received.map(({ body }) => body.event_id)
      expect(again).toBe(first)
      expect(next).not.toBe(first)
    })

    test('an event that the app did not take comes again', async () => {
      statuses = [500]
      await opens('home')
      expect(retries()).toEqual([undefined, 'http_error'])
    })
  })
})
