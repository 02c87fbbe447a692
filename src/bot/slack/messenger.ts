import type { WebClient } from '@slack/web-api'
import { type Card, picturesOf } from '../cards/card.js'
import type { Messenger } from '../messenger.js'
import { MessengerError } from '../messenger.js'
import { pictureHash } from '../rendered.js'
import { toMessengerError } from './errors.js'
import { showFile, upload } from './files.js'
import type { SlackPictures } from './pictures.js'
import { renderBlocks, renderHome, type SlackMessage } from './render-blocks.js'

/** Slack keeps this with a message, visible to the app alone. */
const METADATA_EVENT = 'steward_delivery'

/** How far back a message is looked for after a sender was lost: far more than a person gets in one lease. */
const LOOK_BACK = 50

/** How long Slack's answer to a rewrite is waited for, in milliseconds. */
const REWRITE_TIMEOUT_MS = 5_000

export function slackMessenger(client: WebClient, pictures: SlackPictures): Messenger {
  return {
    platform: 'slack',
    edits: true,

    send: async (to, card, delivery) => {
      const { channel, ts } = await withPictures(pictures, card, (content) =>
        client.chat.postMessage({
          channel: to.user,
          ...content,
          metadata: {
            event_type: METADATA_EVENT,
            event_payload: { delivery: delivery._id, why: delivery.content.kind },
          },
        }),
      )
      if (!channel || !ts) throw new MessengerError('refused', 'Slack named no message for what it took')
      return { channel, message: ts }
    },

    bringFile: async (file) => ({ id: await upload(client, file), title: file.title }),

    sendFile: (to, file, card) => showFile(client, to.user, file, card),

    find: async (to, delivery) => {
      const opened = await asking(() => client.conversations.open({ users: to.user }))
      const channel = opened.channel?.id
      if (!channel) return null
      const history = await asking(() =>
        client.conversations.history({ channel, limit: LOOK_BACK, include_all_metadata: true }),
      )
      const found = (history.messages ?? []).find(({ metadata, files = [] }) => {
        const payload: { delivery?: unknown } = metadata?.event_payload ?? {}
        const isIt = metadata?.event_type === METADATA_EVENT && payload.delivery === delivery._id
        return isIt || files.some(({ id }) => id !== undefined && id === delivery.file)
      })
      return found?.ts ? { channel, message: found.ts } : null
    },

    update: async ({ channel, message }, card) => {
      await withPictures(pictures, card, (content) =>
        client.chat.update({ channel, ts: message, ...content }),
      )
    },

    showHome: async ({ user }, card) => {
      await asking(() => client.views.publish({ user_id: user, view: renderHome(card).payload }))
    },

    rewrite: async (url, card) => {
      const known = await pictures.known(picturesOf(card.nodes))
      return rewrite(url, renderBlocks(card, known).payload)
    },

    hasPictures: async (card) => {
      const wanted = picturesOf(card.nodes)
      return (await pictures.known(wanted)).size === new Set(wanted.map(pictureHash)).size
    },

    bringPictures: (card) => pictures.bring(picturesOf(card.nodes)),
  }
}

/** A file may be gone that Slack once had: then the picture is said in words, and brought again another time. */
async function withPictures<Answer>(
  pictures: SlackPictures,
  card: Card,
  call: (content: SlackMessage) => Promise<Answer>,
): Promise<Answer> {
  const wanted = picturesOf(card.nodes)
  const known = await pictures.known(wanted)
  try {
    return await asking(() => call(renderBlocks(card, known).payload))
  } catch (error) {
    const refused = error instanceof MessengerError && error.problem === 'refused'
    if (!refused || known.size === 0) throw error
    await pictures.forget(wanted)
    return asking(() => call(renderBlocks(card).payload))
  }
}

async function rewrite(url: string, content: SlackMessage): Promise<boolean> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ replace_original: true, ...content }),
      signal: AbortSignal.timeout(REWRITE_TIMEOUT_MS),
    })
    return response.ok
  } catch {
    return false
  }
}

async function asking<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call()
  } catch (error) {
    throw toMessengerError(error)
  }
}
