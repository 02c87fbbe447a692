import { createHmac } from 'node:crypto'
import { request } from 'node:http'
import type { SandboxBot } from '../people.js'

/**
 * How the app took a request. `operation_timeout`: no answer within 3 seconds. `dispatch_failed`: nothing listens
 * there, or the connection broke. `http_service_error`: it answered with an HTTP status other than 200.
 */
type Delivery =
  | { ok: true; body: string }
  | { ok: false; error: 'operation_timeout' | 'dispatch_failed' | 'http_service_error' }

const PATIENCE_MS = 3_000

/** The signature that Slack puts on a request: HMAC-SHA256 over version, time and body. */
function signatureOf(signingSecret: string, timestamp: string, body: string): string {
  return `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`
}

/**
 * Sends one signed form to the app, once, as Slack does for commands and clicks. The time in the signature is the
 * machine's, whatever the workspace's clock says, since the app compares it with its own.
 */
export function deliver(bot: SandboxBot, fields: Record<string, string>): Promise<Delivery> {
  const body = new URLSearchParams(fields).toString()
  const timestamp = String(Math.floor(Date.now() / 1000))
  return new Promise((resolve) => {
    const timer = setTimeout(() => give({ ok: false, error: 'operation_timeout' }), PATIENCE_MS)
    // A connection of its own: one kept from before an app's restart would fail for no reason the app could see.
    const call = request(bot.eventsUrl, {
      method: 'POST',
      agent: false,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': signatureOf(bot.signingSecret, timestamp, body),
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
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', () => give({ ok: false, error: 'dispatch_failed' }))
      response.on('end', () =>
        response.statusCode === 200
          ? give({ ok: true, body: Buffer.concat(chunks).toString('utf8') })
          : give({ ok: false, error: 'http_service_error' }),
      )
    })
    call.end(body)
  })
}
