import type { KnownBlock, ModalView } from '@slack/web-api'
import type { TestSandbox } from './sandbox.js'

/** A small app that asks people to acknowledge a policy, to try the sandbox with. */

const card: KnownBlock[] = [
  { type: 'header', text: { type: 'plain_text', text: 'Acknowledge the Information Security Policy' } },
  {
    type: 'section',
    text: {
      type: 'mrkdwn',
      text: 'By *Friday 12 March* · about _4 minutes_\nWhat changed:\n• a <https://example.org/screens|privacy screen> away from home\n• passwords ~expire~ stay &amp; get longer',
    },
    fields: [
      { type: 'mrkdwn', text: '*Version*\n3' },
      { type: 'mrkdwn', text: '*Asked of*\nall staff' },
    ],
  },
  {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: 'read',
        value: 'ask.1',
        style: 'primary',
        text: { type: 'plain_text', text: 'Read and acknowledge' },
      },
      {
        type: 'button',
        action_id: 'refuse',
        value: 'ask.1',
        text: { type: 'plain_text', text: 'Ask to be left out' },
        confirm: {
          title: { type: 'plain_text', text: 'Ask to be left out?' },
          text: { type: 'mrkdwn', text: 'The ISMS lead is asked to decide.' },
          confirm: { type: 'plain_text', text: 'Ask' },
          deny: { type: 'plain_text', text: 'Keep the policy' },
        },
      },
    ],
  },
  { type: 'divider' },
  {
    type: 'context',
    elements: [
      { type: 'mrkdwn', text: ':bell: Asked of all staff by Inês Duarte, ISMS lead · ISO 27001 A.5.1' },
    ],
  },
]

const form: ModalView = {
  type: 'modal',
  callback_id: 'acknowledge',
  title: { type: 'plain_text', text: 'Information Security' },
  submit: { type: 'plain_text', text: 'Acknowledge' },
  close: { type: 'plain_text', text: 'Later' },
  blocks: [
    { type: 'section', text: { type: 'mrkdwn', text: '*1. Screens*\nLock your screen within `5 minutes`.' } },
    {
      type: 'input',
      block_id: 'where',
      label: { type: 'plain_text', text: 'Where do you work?' },
      element: {
        type: 'radio_buttons',
        action_id: 'place',
        options: [
          { text: { type: 'plain_text', text: 'In the office' }, value: 'office' },
          { text: { type: 'plain_text', text: 'At home' }, value: 'home' },
        ],
      },
    },
    {
      type: 'input',
      block_id: 'note',
      label: { type: 'plain_text', text: 'What did you learn?' },
      hint: { type: 'plain_text', text: 'One sentence will do.' },
      element: { type: 'plain_text_input', action_id: 'text', multiline: true },
    },
    {
      type: 'actions',
      elements: [{ type: 'button', action_id: 'details', text: { type: 'plain_text', text: 'Details' } }],
    },
  ],
}

const details: ModalView = {
  type: 'modal',
  title: { type: 'plain_text', text: 'Details' },
  close: { type: 'plain_text', text: 'Back' },
  blocks: [
    { type: 'section', text: { type: 'plain_text', text: 'Version 3 was approved on 1 March.' } },
    {
      type: 'actions',
      elements: [
        { type: 'button', action_id: 'earlier', text: { type: 'plain_text', text: 'Earlier ones' } },
      ],
    },
  ],
}

const earlier: ModalView = {
  ...details,
  blocks: [{ type: 'section', text: { type: 'plain_text', text: 'Version 2 was approved a year ago.' } }],
}

export function installPolicyApp({ app }: TestSandbox): void {
  const cards = new Map<string, { channel: string; ts: string }>()
  app.command('/isms', async ({ ack, body, client }) => {
    if (body.text !== 'policy') {
      await ack({ response_type: 'ephemeral', text: 'Try `/isms policy`' })
      return
    }
    await ack()
    const sent = await client.chat.postMessage({
      channel: body.user_id,
      text: 'Acknowledge the policy',
      blocks: card,
    })
    cards.set(body.user_id, { channel: sent.channel ?? '', ts: sent.ts ?? '' })
  })
  app.action({ type: 'block_actions', action_id: 'read' }, async ({ ack, body, client }) => {
    await ack()
    await client.views.open({ trigger_id: body.trigger_id, view: form })
  })
  app.action({ type: 'block_actions', action_id: 'details' }, async ({ ack, body, client }) => {
    await ack()
    await client.views.push({ trigger_id: body.trigger_id, view: details })
  })
  app.action({ type: 'block_actions', action_id: 'earlier' }, async ({ ack, body, client }) => {
    await ack()
    await client.views.update({ view_id: body.view?.id ?? '', view: earlier })
  })
  app.action('refuse', async ({ ack, respond }) => {
    await ack()
    await respond({ replace_original: false, text: 'Your question is on its way to Inês Duarte' })
  })
  app.view('acknowledge', async ({ ack, view, body, client }) => {
    const learnt = view.state.values.note?.text?.value ?? ''
    if (!learnt.includes(' ')) {
      await ack({ response_action: 'errors', errors: { note: 'Write a sentence.' } })
      return
    }
    await ack()
    const sent = cards.get(body.user.id)
    if (sent === undefined) return
    const text = ':white_check_mark: *You acknowledged the Information Security Policy, version 3*'
    await client.chat.update({
      ...sent,
      text: 'You acknowledged the Information Security Policy, version 3',
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }],
    })
  })
}
