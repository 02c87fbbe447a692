import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ines, openTestSandbox, signingSecret, type TestSandbox, token, tomas } from '../support/sandbox.js'

interface Received {
  headers: IncomingMessage['headers']
  raw: string
  form: Record<string, string>
  // biome-ignore lint/suspicious/noExplicitAny: payloads are looked at field by field
  payload: any
}

/** An app without any library: it keeps what it receives and answers what it is told to. */
class BareApp {
  readonly received: Received[] = []
  answer: { status: number; body: string } | 'silence' = { status: 200, body: '' }
  readonly #server: Server

  constructor() {
    this.#server = createServer(async (request, response) => {
      let raw = ''
      for await (const chunk of request) raw += chunk
      const form = Object.fromEntries(new URLSearchParams(raw))
      const payload = form.payload === undefined ? null : JSON.parse(form.payload)
      this.received.push({ headers: request.headers, raw, form, payload })
      if (this.answer === 'silence') return
      response.writeHead(this.answer.status, { 'content-type': 'application/json' }).end(this.answer.body)
    })
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/slack/events`
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  get last(): Received {
    const last = this.received.at(-1)
    if (last === undefined) throw new Error('The app received nothing')
    return last
  }

  answers(body: object, status = 200): void {
    this.answer = { status, body: JSON.stringify(body) }
  }
}

describe('what the app receives when people act', () => {
  let world: TestSandbox
  let app: BareApp
  let clock: Date
  beforeEach(async () => {
    clock = new Date('2026-03-09T08:00:00Z')
    app = new BareApp()
    const eventsUrl = await app.start()
    world = await openTestSandbox({
      clock: { now: () => clock },
      bot: { eventsUrl, token, signingSecret, name: 'Steward', command: '/isms' },
    })
  })
  afterEach(async () => {
    await world.stop()
    await app.stop()
  })

  const person = (email = ines.email) => world.people.person(email)
  const idOf = async (email = ines.email) => (await (await person(email)).screen()).person.id
  const reply = (url: string, body: object) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const buttons = [
    {
      type: 'actions' as const,
      block_id: 'choices',
      elements: [
        {
          type: 'button' as const,
          action_id: 'read',
          value: 'ask.1',
          style: 'primary' as const,
          text: { type: 'plain_text' as const, text: 'Read' },
        },
        {
          type: 'static_select' as const,
          action_id: 'when',
          options: ['Today', 'Tomorrow'].map((text) => ({
            text: { type: 'plain_text' as const, text },
            value: text,
          })),
        },
      ],
    },
  ]
  const form = {
    type: 'modal' as const,
    callback_id: 'form',
    notify_on_close: true,
    title: { type: 'plain_text' as const, text: 'Form' },
    submit: { type: 'plain_text' as const, text: 'Record' },
    blocks: [
      {
        type: 'input' as const,
        block_id: 'why',
        label: { type: 'plain_text' as const, text: 'Why' },
        element: { type: 'plain_text_input' as const, action_id: 'text', max_length: 20 },
      },
    ],
  }
  const openForm = async (view: object = form) => {
    const somebody = await person()
    await somebody.types('/isms')
    await world.client.apiCall('views.open', { trigger_id: app.last.form.trigger_id, view })
    return somebody
  }

  test('a command carries who, where and how to answer, and is signed', async () => {
    await (await person()).types('/isms  policy status ISP ')
    const { form, headers, raw } = app.last
    expect(form).toEqual({
      token: expect.any(String),
      team_id: expect.stringMatching(/^T[A-Z0-9]+$/),
      team_domain: 'harbour-pine',
      channel_id: expect.stringMatching(/^D[A-Z0-9]+$/),
      channel_name: 'directmessage',
      user_id: await idOf(),
      user_name: 'ines.duarte',
      command: '/isms',
      text: 'policy status ISP',
      api_app_id: expect.stringMatching(/^A[A-Z0-9]+$/),
      is_enterprise_install: 'false',
      response_url: expect.stringContaining(`${world.sandbox.address}/slack/response/`),
      trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]+$/),
    })
    const time = headers['x-slack-request-timestamp']
    const digest = createHmac('sha256', signingSecret).update(`v0:${time}:${raw}`).digest('hex')
    expect(headers['x-slack-signature']).toBe(`v0=${digest}`)
    expect(Math.abs(Number(time) - Date.now() / 1000)).toBeLessThan(60)
  })

  test('the answer to a command is whispered, or said where the app asks for it', async () => {
    const somebody = await person()
    app.answer = { status: 200, body: 'Plain words' }
    await somebody.types('/isms')
    app.answers({ response_type: 'in_channel', text: 'For the record' })
    await somebody.types('/isms')
    expect((await somebody.messages()).map(({ text, onlyToYou }) => [text, onlyToYou])).toEqual([
      ['Plain words', true],
      ['For the record', false],
    ])
  })

  test.each([
    ['does not answer in three seconds', 'operation_timeout', () => 'silence' as const],
    ['answers with an error', 'http_service_error', () => ({ status: 500, body: '' })],
    [
      'answers with blocks that Slack does not take',
      'invalid_command_response',
      () => ({ status: 200, body: JSON.stringify({ blocks: [{ type: 'alarm' }] }) }),
    ],
  ])('an app that %s: the person reads %s', async (_, error, answer) => {
    app.answer = answer()
    const somebody = await person()
    await somebody.types('/isms')
    expect(await somebody.messages()).toMatchObject([
      { from: 'platform', text: `/isms failed with the error "${error}"`, onlyToYou: true },
    ])
  })

  test('a command that nobody listens to is not sent', async () => {
    const somebody = await person()
    await somebody.types('/remind me')
    expect(app.received).toEqual([])
    await somebody.sees('/remind is not a valid command. Steward listens to /isms.')
  })

  test('a click carries the message, the button and a way to answer', async () => {
    const sent = await world.client.chat.postMessage({
      channel: await idOf(),
      text: 'Read this',
      blocks: buttons,
      metadata: { event_type: 'delivery', event_payload: { id: 'd1' } },
    })
    await (await person()).clicks('Read')
    expect(app.last.payload).toMatchObject({
      type: 'block_actions',
      user: { id: await idOf(), username: 'ines.duarte', team_id: expect.any(String) },
      team: { domain: 'harbour-pine' },
      container: { type: 'message', message_ts: sent.ts, channel_id: sent.channel, is_ephemeral: false },
      channel: { id: sent.channel, name: 'directmessage' },
      message: { type: 'message', ts: sent.ts, text: 'Read this', metadata: { event_type: 'delivery' } },
      state: { values: { choices: { when: { type: 'static_select', selected_option: null } } } },
      response_url: expect.any(String),
      trigger_id: expect.any(String),
      actions: [
        {
          type: 'button',
          block_id: 'choices',
          action_id: 'read',
          value: 'ask.1',
          style: 'primary',
          text: { text: 'Read' },
          action_ts: expect.any(String),
        },
      ],
    })
    await (await person()).clicks('Tomorrow')
    const chosen = { type: 'static_select', selected_option: { value: 'Tomorrow' } }
    expect(app.last.payload).toMatchObject({
      actions: [chosen],
      state: { values: { choices: { when: chosen } } },
    })
  })

  test('a click on a whispered message carries no message, and can replace or remove it', async () => {
    const user = await idOf()
    const { channel } = await world.client.conversations.open({ users: user })
    const whisper = { channel: channel?.id ?? '', user, text: 'Psst', blocks: buttons }
    await world.client.chat.postEphemeral(whisper)
    await (await person()).clicks('Read')
    expect(app.last.payload.container).toMatchObject({ is_ephemeral: true })
    expect(app.last.payload.message).toBeUndefined()
    const url = app.last.payload.response_url
    expect((await reply(url, { replace_original: true, text: 'Done' })).status).toBe(200)
    expect(await (await person()).messages()).toMatchObject([{ text: 'Done', onlyToYou: true }])
    await reply(url, { delete_original: true })
    expect(await (await person()).messages()).toEqual([])
    expect((await reply(url, { replace_original: true, text: 'Late' })).status).toBe(404)
  })

  test('a way to answer serves five times, for thirty minutes', async () => {
    await (await person()).types('/isms')
    const first = app.last.form.response_url ?? ''
    const statuses = []
    for (let n = 0; n < 6; n++) statuses.push((await reply(first, { text: `${n}` })).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404])
    expect(await (await reply(first, { text: 'x' })).json()).toEqual({ ok: false, error: 'used_url' })
    await (await person()).types('/isms')
    const second = app.last.form.response_url ?? ''
    clock = new Date(clock.getTime() + 30 * 60_000)
    expect(await (await reply(second, { text: 'x' })).json()).toEqual({ ok: false, error: 'expired_url' })
    const guessed = await reply(`${world.sandbox.address}/slack/response/guess`, { text: 'x' })
    expect(guessed.status).toBe(404)
  })

  test('a way to answer refuses what Slack does not take', async () => {
    await (await person()).types('/isms')
    const response = await reply(app.last.form.response_url ?? '', { blocks: [{ type: 'alarm' }] })
    expect([response.status, await response.json()]).toEqual([400, { ok: false, error: 'invalid_blocks' }])
  })

  test('a form is not sent before its fields are in order, and nothing that was typed is lost', async () => {
    const somebody = await openForm()
    const sent = app.received.length
    expect(await somebody.submits()).toMatchObject({
      errors: { Why: 'Please complete this required field.' },
    })
    expect(await somebody.submits({ Why: '   ' })).toMatchObject({ accepted: false })
    expect(await somebody.submits({ Why: 'x'.repeat(21) })).toMatchObject({
      errors: { Why: 'Must be at most 20 characters long.' },
    })
    expect(app.received).toHaveLength(sent)
    app.answer = { status: 503, body: '' }
    expect(await somebody.submits({ Why: 'Because' })).toEqual({
      accepted: false,
      errors: {},
      problem: 'We had some trouble connecting (http_service_error). Try again?',
    })
    app.answer = { status: 200, body: '' }
    expect(await somebody.submits({ Why: 'Because' })).toEqual({ accepted: true })
    expect(await somebody.form()).toBeNull()
    expect(app.last.payload).toMatchObject({
      type: 'view_submission',
      view: {
        callback_id: 'form',
        state: { values: { why: { text: { type: 'plain_text_input', value: 'Because' } } } },
      },
    })
  })

  test('an app can answer a form with another, put one on top, or clear them all', async () => {
    const somebody = await openForm()
    const titled = (text: string) => ({ ...form, title: { type: 'plain_text', text } })
    app.answers({ response_action: 'update', view: titled('Second') })
    await somebody.submits({ Why: 'a' })
    expect(await somebody.form()).toMatchObject({ title: 'Second' })
    app.answers({ response_action: 'push', view: titled('On top') })
    await somebody.submits({ Why: 'a' })
    expect(await somebody.form()).toMatchObject({ title: 'On top' })
    app.answer = { status: 200, body: '' }
    await somebody.submits({ Why: 'a' })
    expect(await somebody.form()).toMatchObject({ title: 'Second' })
    app.answers({ response_action: 'push', view: titled('On top') })
    await somebody.submits({ Why: 'a' })
    app.answers({ response_action: 'clear' })
    await somebody.submits({ Why: 'a' })
    expect(await somebody.form()).toBeNull()
  })

  test.each([
    ['errors for a field that is not there', { response_action: 'errors', errors: { other: 'No.' } }],
    ['a form that Slack does not take', { response_action: 'update', view: { type: 'modal' } }],
    ['something that Slack does not know', { response_action: 'dance' }],
  ])('%s: the form stays and says that there was trouble', async (_, answer) => {
    const somebody = await openForm()
    app.answers(answer)
    const result = await somebody.submits({ Why: 'Because' })
    expect(result).toMatchObject({ problem: expect.stringContaining('We had some trouble connecting') })
    expect(await somebody.form()).toMatchObject({ title: 'Form' })
  })

  test('an app that asked for it hears of a form that was closed', async () => {
    const somebody = await openForm()
    await somebody.closes()
    expect(app.last.payload).toMatchObject({
      type: 'view_closed',
      is_cleared: false,
      view: { callback_id: 'form' },
    })
    const quiet = await openForm({ ...form, notify_on_close: false })
    const before = app.received.length
    await quiet.closes()
    expect(app.received).toHaveLength(before)
  })

  test("nobody can use somebody else's message or form", async () => {
    await openForm()
    const inesScreen = await (await person()).screen()
    const view = inesScreen.forms[0]?.id ?? ''
    const before = app.received.length
    const other = encodeURIComponent(tomas.email)
    const click = { on: { view }, block: 'why', action: 'text', entries: {} }
    expect(await world.people.post(`people/${other}/click`, click)).toEqual({
      problem: 'This form has changed. Look at it again.',
    })
    expect(await world.people.post(`people/${other}/submit`, { view, entries: {} })).toMatchObject({
      ok: false,
    })
    expect(app.received).toHaveLength(before)
  })
})
