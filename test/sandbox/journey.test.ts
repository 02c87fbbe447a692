import type { ModalView } from '@slack/web-api'
import { ines, openTestSandbox, type TestSandbox, tomas } from '../support/sandbox.js'

const form: ModalView = {
  type: 'modal',
  callback_id: 'exception',
  private_metadata: 'ask.1',
  title: { type: 'plain_text', text: 'Ask for an exception' },
  submit: { type: 'plain_text', text: 'Ask for it' },
  blocks: [
    {
      type: 'input',
      block_id: 'reason',
      label: { type: 'plain_text', text: 'Reason' },
      element: { type: 'plain_text_input', action_id: 'text', multiline: true },
    },
    {
      type: 'input',
      block_id: 'until',
      optional: true,
      label: { type: 'plain_text', text: 'Until' },
      element: { type: 'datepicker', action_id: 'date' },
    },
  ],
}

describe('a person and an app in the sandbox', () => {
  let world: TestSandbox
  beforeEach(async () => {
    world = await openTestSandbox()
  })
  afterEach(() => world.stop())

  test('a command opens a form, the form is sent back with an error, then accepted', async () => {
    const submitted: unknown[] = []
    world.app.command('/isms', async ({ ack, body, client }) => {
      await ack()
      await client.views.open({ trigger_id: body.trigger_id, view: form })
    })
    world.app.view('exception', async ({ ack, view, body, client }) => {
      const reason = view.state.values.reason?.text?.value ?? ''
      if (reason.length < 10) {
        await ack({ response_action: 'errors', errors: { reason: 'Say a little more.' } })
        return
      }
      await ack()
      submitted.push(view.state.values, view.private_metadata)
      await client.chat.postMessage({ channel: body.user.id, text: 'You asked for an exception' })
    })

    const person = await world.people.person(tomas.email)
    await person.types('/isms exception ask')
    expect(await person.opens('Ask for it')).toMatchObject({
      title: 'Ask for an exception',
      text: '',
      fields: [
        { label: 'Reason', required: true, options: [] },
        { label: 'Until', required: false, options: [] },
      ],
      buttons: [],
      submit: 'Ask for it',
    })
    expect(await person.submits()).toEqual({
      accepted: false,
      errors: { Reason: 'Please complete this required field.' },
      problem: null,
    })
    expect(await person.submits({ Reason: 'Old' })).toEqual({
      accepted: false,
      errors: { Reason: 'Say a little more.' },
      problem: null,
    })
    expect(await person.submits({ Reason: 'Old label printers', Until: '2027-01-31' })).toEqual({
      accepted: true,
    })
    expect(await person.form()).toBeNull()
    await person.sees('You asked for an exception')
    expect(submitted).toEqual([
      {
        reason: { text: { type: 'plain_text_input', value: 'Old label printers' } },
        until: { date: { type: 'datepicker', selected_date: '2027-01-31' } },
      },
      'ask.1',
    ])
  })

  test('a click on a message reaches the app, which replaces the message and whispers to the person', async () => {
    world.app.action('read', async ({ ack, respond, body, action }) => {
      await ack()
      const value = 'value' in action ? action.value : undefined
      await respond({ replace_original: true, text: `Recorded ${value} for ${body.user.id}` })
      await respond({ text: 'Only you see this', replace_original: false })
    })
    const person = await world.people.person(tomas.email)
    const sent = await world.client.chat.postMessage({
      channel: (await person.screen()).person.id,
      text: 'Acknowledge the policy',
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: '*Acknowledge* the _policy_' } },
        {
          type: 'actions',
          elements: [
            {
              type: 'button',
              action_id: 'read',
              value: 'ask.1',
              text: { type: 'plain_text', text: 'Read it' },
            },
          ],
        },
      ],
    })
    expect(await person.messages()).toMatchObject([
      { from: 'app', text: 'Acknowledge the policy', buttons: ['Read it'], onlyToYou: false, edited: false },
    ])
    await person.clicks('Read it')
    await person.sees('Only you see this')
    const id = (await person.screen()).person.id
    expect(await person.messages()).toMatchObject([
      { from: 'app', text: `Recorded ask.1 for ${id}`, buttons: [], onlyToYou: false, edited: true },
      { from: 'app', text: 'Only you see this', buttons: [], onlyToYou: true, edited: false },
    ])
    await expect(person.clicks('Read it')).rejects.toThrow('sees no "Read it"')
    const history = await world.client.conversations.history({ channel: sent.channel ?? '' })
    expect(history.messages?.map(({ text }) => text)).toEqual([`Recorded ask.1 for ${id}`])
  })

  test('what one person sees stays with that person', async () => {
    const [a, b] = [await world.people.person(ines.email), await world.people.person(tomas.email)]
    await world.client.chat.postMessage({ channel: (await a.screen()).person.id, text: 'For Inês' })
    expect(await a.messages()).toHaveLength(1)
    expect(await b.messages()).toHaveLength(0)
    expect((await world.people.overview()).people.map(({ name, unread }) => [name, unread])).toEqual([
      ['Inês Duarte', 1],
      ['Pat Quinn', 0],
      ['Tomas Berg', 0],
    ])
  })

  test("an app that is down is said so, and yesterday's messages are there after a restart", async () => {
    const person = await world.people.person(ines.email)
    const before = (await person.screen()).person.id
    await world.client.chat.postMessage({ channel: before, text: 'Yesterday' })
    await world.restart({
      bot: {
        eventsUrl: 'http://127.0.0.1:9/slack/events',
        token: 'xoxb',
        signingSecret: 'x',
        name: 'Steward',
        command: '/isms',
      },
    })
    await person.types('/isms help')
    expect((await person.messages()).map(({ from, text }) => [from, text])).toEqual([
      ['app', 'Yesterday'],
      ['platform', '/isms failed with the error "dispatch_failed"'],
    ])
    expect((await person.screen()).person.id).toBe(before)
  })
})
