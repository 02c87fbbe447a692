import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Binding } from '../../src/domain/person.js'
import type { Block } from '../../src/sandbox/slack/block.js'
import { readableText } from './slack-text.js'

export interface ForgedClick {
  /** Where the bot listens. */
  eventsUrl: string
  signingSecret: string
  as: Pick<Binding, 'team' | 'user'>
  verb: string
  value: string
}

/**
 * A click with the signature of the platform but a verb and value that nobody was sent: what somebody who
 * tampers with their client can do. What the bot answers to it comes back as a reader sees it.
 */
export async function forgedClick({
  eventsUrl,
  signingSecret,
  as,
  verb,
  value,
}: ForgedClick): Promise<string> {
  const replies = await listenForReply()
  const payload = {
    type: 'block_actions',
    team: { id: as.team },
    user: { id: as.user, team_id: as.team },
    channel: { id: 'D0FORGED' },
    message: { ts: '1.1' },
    container: { type: 'message' },
    trigger_id: 'forged',
    response_url: replies.address,
    actions: [
      { type: 'button', block_id: 'b', action_id: verb, value, text: { type: 'plain_text', text: 'x' } },
    ],
  }
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
  const timestamp = String(Math.floor(Date.now() / 1_000))
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')
  const response = await fetch(eventsUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  })
  if (response.status !== 200) throw new Error(`The bot answered ${response.status}`)
  return replies.first
}

async function listenForReply(): Promise<{ address: string; first: Promise<string> }> {
  const server = createServer()
  const first = new Promise<string>((resolve) => {
    server.on('request', async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      response.end('ok')
      const said = JSON.parse(Buffer.concat(chunks).toString()) as { text: string; blocks: Block[] }
      resolve(readableText(said.blocks, said.text))
      server.close()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, first }
}
