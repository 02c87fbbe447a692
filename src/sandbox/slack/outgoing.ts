import { createHmac } from 'node:crypto'
import { request } from 'node:http'
import type { SandboxBot } from '../people.js'
import type { Noted } from '../store/log.js'
import { note, type Workspace } from '../workspace.js'
import type { Delivery, Envelope } from './to-the-app.js'

/** The same thing as Slack sends it over HTTP and through a socket. */
interface Outgoing {
  contentType: string
  body: string
  headers?: Record<string, string>
  envelope: Envelope
}

const PATIENCE_MS = 3_000

/** Sends one form to the app, once, as Slack does for commands and clicks. `noted` is what the log says of it. */
export function deliver(
  workspace: Workspace,
  fields: Record<string, string>,
  noted: Noted,
): Promise<Delivery> {
  const body = new URLSearchParams(fields).toString()
  const envelope: Envelope =
    fields.payload === undefined
      ? { type: 'slash_commands', payload: fields }
      : { type: 'interactive', payload: JSON.parse(fields.payload) }
  return send(workspace, { contentType: 'application/x-www-form-urlencoded', body, envelope }, noted)
}

/** Sends one thing to the app, through a socket where Socket Mode is on, and writes down how it was taken. */
export async function send(workspace: Workspace, outgoing: Outgoing, noted: Noted): Promise<Delivery> {
  const began = performance.now()
  const { bot } = workspace.installation
  const delivery = await carried(workspace, outgoing)
  const ms = Math.round(performance.now() - began)
  await note(workspace, noted, { ok: delivery.ok, outcome: outcomeOf(delivery, bot), ms })
  return delivery
}

function carried({ installation: { bot }, sockets }: Workspace, outgoing: Outgoing): Promise<Delivery> {
  if (bot.takes) return bot.takes(outgoing.envelope.payload)
  return bot.appToken ? sockets.send(outgoing.envelope) : post(bot, outgoing)
}

/** Through a socket nothing is answered with a status: the app acknowledges. */
function outcomeOf(delivery: Delivery, { appToken }: SandboxBot): string {
  if (delivery.ok) return appToken ? 'acknowledged' : '200'
  return [delivery.status, delivery.error].filter(Boolean).join(' ')
}

/** The signature that Slack puts on a request: HMAC-SHA256 over version, time and body. */
function signatureOf(signingSecret: string, timestamp: string, body: string): string {
  return `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`
}

/**
 * The time in the signature is the machine's, whatever the workspace's clock says, since the app compares it with
 * its own.
 */
function post(
  { eventsUrl, signingSecret }: SandboxBot,
  { contentType, body, headers = {} }: Outgoing,
): Promise<Delivery> {
  if (!eventsUrl || !signingSecret) return Promise.resolve({ ok: false, error: 'dispatch_failed' })
  const timestamp = String(Math.floor(Date.now() / 1000))
  return new Promise((resolve) => {
    const timer = setTimeout(() => give({ ok: false, error: 'operation_timeout' }), PATIENCE_MS)
    // A connection of its own: one kept from before an app's restart would fail for no reason the app could see.
    const call = request(eventsUrl, {
      method: 'POST',
      agent: false,
      headers: {
        'content-type': contentType,
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': signatureOf(signingSecret, timestamp, body),
        ...headers,
      },
    })
    const give = (delivery: Delivery) => {
      clearTimeout(timer)
      resolve(delivery)
      call.destroy()
    }
    call.on('error', () => give({ ok: false, error: 'dispatch_failed' }))
    call.on('response', (response) => {
      const chunks: Buffer[] = []
      const { statusCode = 0 } = response
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', () => give({ ok: false, error: 'dispatch_failed' }))
      response.on('end', () =>
        statusCode === 200
          ? give({ ok: true, body: Buffer.concat(chunks).toString('utf8') })
          : give({ ok: false, error: 'http_service_error', status: statusCode }),
      )
    })
    call.end(body)
  })
}
