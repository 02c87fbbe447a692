import { request } from 'node:http'
import { WebClient } from '@slack/web-api'
import { startSandbox } from '../../src/sandbox/sandbox.js'
import { guest, ines, openTestSandbox, type TestSandbox, token, tomas } from '../support/sandbox.js'

const modal = (more: object = {}) => ({
  type: 'modal' as const,
  title: { type: 'plain_text' as const, text: 'Form' },
  blocks: [{ type: 'divider' as const }],
  ...more,
})

describe("Slack's Web API, as the sandbox plays it", () => {
  let world: TestSandbox
  let clock: Date
  let lastTrigger: string
  let id: (email: string) => Promise<string>
  beforeEach(async () => {
    clock = new Date('2026-03-09T08:00:00Z')
    world = await openTestSandbox({ clock: { now: () => clock } })
    world.app.command('/isms', async ({ ack, body }) => {
      lastTrigger = body.trigger_id
      await ack()
    })
    id = async (email) => (await (await world.people.person(email)).screen()).person.id
  })
  afterEach(() => world.stop())

  /** Slack's error code of a call that fails. */
  const errorOf = async (call: Promise<unknown>): Promise<string> => {
    try {
      await call
    } catch (error) {
      return (error as { data?: { error?: string } }).data?.error ?? String(error)
    }
    throw new Error('The call was taken')
  }
  /** A trigger that a person's command gave to the app. */
  const triggerOf = async (email: string): Promise<string> => {
    await (await world.people.person(email)).types('/isms')
    return lastTrigger
  }

  test('only the app with its token is answered, and only what Slack knows', async () => {
    const { slackApiUrl } = world.sandbox
    const nobody = new WebClient(undefined, { slackApiUrl })
    const stranger = new WebClient('xoxb-other', { slackApiUrl })
    expect(await errorOf(nobody.auth.test())).toBe('not_authed')
    expect(await errorOf(stranger.auth.test())).toBe('invalid_auth')
    expect(await errorOf(world.client.apiCall('chat.shout'))).toBe('unknown_method')
    expect(await world.client.auth.test()).toMatchObject({
      ok: true,
      team: 'Harbour & Pine',
      user: 'steward',
    })
  })

  test('a JSON body is read as well as a form', async () => {
    const response = await fetch(`${world.sandbox.slackApiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ channel: await id(ines.email), text: 'By JSON', blocks: [{ type: 'divider' }] }),
    })
    expect(await response.json()).toMatchObject({
      ok: true,
      message: { text: 'By JSON', blocks: [{ type: 'divider' }] },
    })
  })

  test('the members come page by page, guests and the app marked as such', async () => {
    const first = await world.client.users.list({ limit: 2 })
    const cursor = first.response_metadata?.next_cursor ?? ''
    const second = await world.client.users.list({ limit: 2, cursor })
    expect(second.response_metadata?.next_cursor).toBe('')
    const members = [first, second].flatMap((page) => page.members ?? [])
    expect(members.filter(({ is_bot }) => is_bot)).toHaveLength(1)
    expect(members.map(({ profile }) => profile?.email).sort()).toEqual([
      ines.email,
      guest.email,
      tomas.email,
      undefined,
    ])
    expect(members.filter(({ is_restricted }) => is_restricted).map(({ profile }) => profile?.email)).toEqual(
      [guest.email],
    )
  })

  test('a member has a time zone, an address and a title; a stranger does not exist', async () => {
    expect((await world.client.users.info({ user: await id(ines.email) })).user).toMatchObject({
      name: 'ines.duarte',
      real_name: 'Inês Duarte',
      tz: 'Europe/Lisbon',
      tz_offset: 0,
      deleted: false,
      profile: { email: ines.email, title: 'ISMS lead' },
    })
    expect((await world.client.users.lookupByEmail({ email: ines.email.toUpperCase() })).user?.id).toBe(
      await id(ines.email),
    )
    expect(await errorOf(world.client.users.info({ user: 'U0' }))).toBe('user_not_found')
    expect(await errorOf(world.client.users.lookupByEmail({ email: 'no@a.example' }))).toBe('users_not_found')
  })

  test('an account keeps its id under a new address, and the old address gets a new one', async () => {
    const before = await id(tomas.email)
    await world.people.changes(tomas.email, { email: 'tom@harbourpine.example' })
    expect(await world.people.adds(tomas)).not.toBe(before)
    expect(await id('tom@harbourpine.example')).toBe(before)
    await world.people.changes('tom@harbourpine.example', { deleted: true })
    expect((await world.client.users.info({ user: before })).user?.deleted).toBe(true)
    expect(await errorOf(world.client.conversations.open({ users: before }))).toBe('user_disabled')
    expect(await errorOf(world.client.chat.postMessage({ channel: before, text: 'Hi' }))).toBe(
      'channel_not_found',
    )
  })

  test('who is not in the list any more is deactivated at the next start, and is back with the same id', async () => {
    const before = await id(tomas.email)
    await world.restart({ workspace: { name: 'Harbour & Pine', people: [ines] } })
    expect((await world.client.users.info({ user: before })).user?.deleted).toBe(true)
    await world.restart()
    expect(await id(tomas.email)).toBe(before)
  })

  test('a message is sent, edited, found again by its metadata, and deleted', async () => {
    const user = await id(ines.email)
    const opened = await world.client.conversations.open({ users: user })
    const channel = opened.channel?.id ?? ''
    const metadata = { event_type: 'delivery', event_payload: { delivery: 'd1' } }
    const sent = await world.client.chat.postMessage({ channel: user, text: 'First', metadata })
    expect(sent.channel).toBe(channel)
    const ts = sent.ts ?? ''
    await world.client.chat.update({ channel, ts, text: 'Second' })
    const plain = await world.client.conversations.history({ channel })
    expect(plain.messages?.[0]).not.toHaveProperty('metadata')
    const full = await world.client.conversations.history({ channel, include_all_metadata: true })
    expect(full.messages).toMatchObject([{ ts, text: 'Second', metadata }])
    expect(full.messages?.[0]).toHaveProperty('edited')
    await world.client.chat.delete({ channel, ts })
    expect((await world.client.conversations.history({ channel })).messages).toEqual([])
    expect(await errorOf(world.client.chat.update({ channel, ts, text: 'Third' }))).toBe('message_not_found')
  })

  test('a history comes newest first, page by page and within times', async () => {
    const channel = await id(ines.email)
    const sent = []
    for (const text of ['one', 'two', 'three'])
      sent.push(await world.client.chat.postMessage({ channel, text }))
    const dm = sent[0]?.channel ?? ''
    const first = await world.client.conversations.history({ channel: dm, limit: 2 })
    expect(first.messages?.map(({ text }) => text)).toEqual(['three', 'two'])
    const cursor = first.response_metadata?.next_cursor ?? ''
    const second = await world.client.conversations.history({ channel: dm, limit: 2, cursor })
    expect(second.messages?.map(({ text }) => text)).toEqual(['one'])
    const [, two, three] = sent.map(({ ts }) => ts ?? '')
    const after = await world.client.conversations.history({ channel: dm, oldest: two ?? '' })
    expect(after.messages?.map(({ ts }) => ts)).toEqual([three])
    expect(await errorOf(world.client.conversations.history({ channel: 'D0' }))).toBe('channel_not_found')
  })

  test("an ephemeral message is the person's alone: in no history, and not to be edited", async () => {
    const user = await id(ines.email)
    const { channel } = await world.client.conversations.open({ users: user })
    const dm = channel?.id ?? ''
    const sent = await world.client.chat.postEphemeral({ channel: dm, user, text: 'Psst' })
    expect(await (await world.people.person(ines.email)).messages()).toMatchObject([
      { text: 'Psst', onlyToYou: true },
    ])
    expect((await world.client.conversations.history({ channel: dm })).messages).toEqual([])
    const edit = world.client.chat.update({ channel: dm, ts: sent.message_ts ?? '', text: 'Loud' })
    expect(await errorOf(edit)).toBe('message_not_found')
    const elsewhere = world.client.chat.postEphemeral({
      channel: dm,
      user: await id(tomas.email),
      text: 'Psst',
    })
    expect(await errorOf(elsewhere)).toBe('user_not_in_channel')
  })

  test("what is wrong with a message is told in Slack's way", async () => {
    const channel = await id(ines.email)
    const blocks = Array.from({ length: 51 }, () => ({ type: 'divider' as const }))
    const call = world.client.chat.postMessage({ channel, text: 'Long', blocks })
    await expect(call).rejects.toMatchObject({
      data: {
        error: 'invalid_blocks',
        response_metadata: { messages: ['[ERROR] no more than 50 items allowed [json-pointer:/blocks]'] },
      },
    })
    const say = (args: object) => errorOf(world.client.apiCall('chat.postMessage', { channel, ...args }))
    expect(await say({})).toBe('no_text')
    expect(await say({ text: 'x'.repeat(40_001) })).toBe('msg_too_long')
    expect(await say({ text: 'x', metadata: { event_type: 'a' } })).toBe('invalid_metadata_format')
    expect(await say({ text: 'x', channel: 'D0' })).toBe('channel_not_found')
    expect(await say({ text: 'x', channel: '' })).toBe('invalid_arguments')
    const person = await world.people.person(ines.email)
    await person.types('Hello')
    const own = (await person.screen()).messages[0]
    const { channel: dm } = await world.client.conversations.open({ users: channel })
    const edit = world.client.chat.update({ channel: dm?.id ?? '', ts: own?.ts ?? '', text: 'Mine' })
    expect(await errorOf(edit)).toBe('cant_update_message')
  })

  test('a trigger opens one form, within three seconds', async () => {
    const { views } = world.client
    const trigger_id = await triggerOf(ines.email)
    clock = new Date(clock.getTime() + 3_000)
    await views.open({ trigger_id, view: modal() })
    expect(await errorOf(views.open({ trigger_id, view: modal() }))).toBe('exchanged_trigger_id')
    expect(await errorOf(views.open({ trigger_id: '1.2.abc', view: modal() }))).toBe('invalid_trigger_id')
    const late = await triggerOf(ines.email)
    clock = new Date(clock.getTime() + 3_001)
    expect(await errorOf(views.open({ trigger_id: late, view: modal() }))).toBe('expired_trigger_id')
  })

  test('a form is updated by its id or its external id, and not over a newer one', async () => {
    const { views } = world.client
    const view = modal({ external_id: 'policy.1' })
    const opened = await views.open({ trigger_id: await triggerOf(ines.email), view })
    const { id: view_id = '', hash = '' } = opened.view ?? {}
    await views.update({ view_id, hash, view: modal({ external_id: 'policy.1', callback_id: 'second' }) })
    expect(await errorOf(views.update({ view_id, hash, view }))).toBe('hash_conflict')
    const third = await views.update({ external_id: 'policy.1', view: modal({ callback_id: 'third' }) })
    expect(third.view).toMatchObject({ id: view_id, callback_id: 'third', root_view_id: view_id })
    expect(await errorOf(views.update({ external_id: 'policy.1', view }))).toBe('not_found')
    await (await world.people.person(ines.email)).closes()
    expect(await errorOf(views.update({ view_id, view }))).toBe('not_found')
  })

  test('an external id belongs to one open form', async () => {
    const view = modal({ external_id: 'policy.1' })
    await world.client.views.open({ trigger_id: await triggerOf(ines.email), view })
    const second = world.client.views.open({ trigger_id: await triggerOf(tomas.email), view })
    expect(await errorOf(second)).toBe('duplicate_external_id')
  })

  test('forms are stacked three high and no higher, and only from within a form', async () => {
    const push = async (trigger_id: string) => world.client.views.push({ trigger_id, view: withButton })
    const withButton = modal({
      blocks: [
        {
          type: 'actions',
          elements: [{ type: 'button', action_id: 'more', text: { type: 'plain_text', text: 'More' } }],
        },
      ],
    })
    expect(await errorOf(push(await triggerOf(ines.email)))).toBe('not_found')
    await world.client.views.open({ trigger_id: await triggerOf(ines.email), view: withButton })
    // Only when the push has been answered is the click acknowledged, so that the test can look at once.
    const outcomes: string[] = []
    world.app.action({ type: 'block_actions', action_id: 'more' }, async ({ ack, body }) => {
      const pushed = push(body.trigger_id)
      outcomes.push(
        await pushed.then(
          () => 'pushed',
          (error) => error.data.error,
        ),
      )
      await ack()
    })
    const person = await world.people.person(ines.email)
    for (let clicks = 0; clicks < 3; clicks++) await person.clicks('More')
    expect(outcomes).toEqual(['pushed', 'pushed', 'push_limit_reached'])
    expect((await person.screen()).forms).toHaveLength(3)
    await person.closes()
    expect((await person.screen()).forms).toHaveLength(2)
  })

  test('a home tab is published and kept', async () => {
    const view = { type: 'home' as const, blocks: [{ type: 'divider' as const }] }
    const first = await world.client.views.publish({ user_id: await id(ines.email), view })
    const second = await world.client.views.publish({ user_id: await id(ines.email), view })
    expect(second.view?.id).toBe(first.view?.id)
    const stale = world.client.views.publish({
      user_id: await id(ines.email),
      view,
      hash: first.view?.hash ?? '',
    })
    expect(await errorOf(stale)).toBe('hash_conflict')
    expect((await (await world.people.person(ines.email)).screen()).home?.blocks).toHaveLength(1)
  })

  test('a web page from elsewhere can neither call nor click', async () => {
    const ask = (path: string, headers: Record<string, string>) =>
      new Promise<number>((resolve, reject) => {
        const call = request(`${world.sandbox.address}${path}`, { method: 'POST', headers }, (response) => {
          response.resume()
          resolve(response.statusCode ?? 0)
        })
        call.on('error', reject).end('{}')
      })
    const rebound = { host: 'evil.example:4000', 'x-sandbox': 'page' }
    expect(await ask('/sandbox/people/a/read', rebound)).toBe(403)
    expect(await ask('/slack/api/auth.test', { ...rebound, authorization: `Bearer ${token}` })).toBe(403)
    expect(await ask('/slack/api/auth.test', { origin: 'https://evil.example' })).toBe(403)
    const type = `/sandbox/people/${encodeURIComponent(ines.email)}/read`
    expect(await ask(type, {})).toBe(403)
    expect(await ask(type, { 'x-sandbox': 'page', origin: 'http://127.0.0.1:1' })).toBe(403)
    expect(await ask(type, { 'x-sandbox': 'page', origin: world.sandbox.address })).toBe(200)
  })

  test('a taken port is named, with the variable that changes it', async () => {
    const port = Number(new URL(world.sandbox.address).port)
    const again = startSandbox({
      db: world.db,
      port,
      bot: { eventsUrl: 'http://127.0.0.1:9/', token, signingSecret: 's', name: 'Steward', command: '/isms' },
      workspace: { name: 'Another', people: [] },
      pageFolder: '/nowhere',
    })
    await expect(again).rejects.toThrow(`Port ${port} is taken. Set SANDBOX_PORT to a free one.`)
  })
})
