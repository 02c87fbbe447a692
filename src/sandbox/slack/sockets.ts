import { randomBytes, randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import type { Switches } from '../switches.js'
import type { Delivery, Envelope } from './to-the-app.js'

const Acknowledgement = z.object({
  envelope_id: z.string(),
  payload: z.record(z.string(), z.unknown()).optional(),
})

const PATIENCE_MS = 3_000
const TICKET_MS = 30_000

interface Waiting {
  socket: WebSocket
  give: (delivery: Delivery) => void
}

/**
 * Socket Mode: sockets that the app opened, each with a ticket that it was given for one. While the switch
 * `drop-socket` is on, there is none.
 */
export class Sockets {
  readonly #server = new WebSocketServer({ noServer: true })
  readonly #open: WebSocket[] = []
  /** Until when each ticket holds. */
  readonly #tickets = new Map<string, number>()
  readonly #waiting = new Map<string, Waiting>()

  constructor(
    private readonly appId: string,
    switches: Switches,
  ) {
    switches.listen(() => {
      if (switches.list().some(({ name }) => name === 'drop-socket')) this.closeAll()
    })
  }

  /** The address of a socket that the app may open, once. `host` is the sandbox's own, with its port. */
  ticketFor(host: string): string {
    const ticket = randomBytes(16).toString('hex')
    this.#tickets.set(ticket, Date.now() + TICKET_MS)
    return `ws://${host}/slack/link/?ticket=${ticket}&app_id=${this.appId}`
  }

  /** Takes an HTTP connection that wants to become a socket; one without a ticket is hung up on. */
  accept(request: IncomingMessage, connection: Duplex, head: Buffer): void {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const ticket = searchParams.get('ticket') ?? ''
    const until = this.#tickets.get(ticket) ?? 0
    this.#tickets.delete(ticket)
    if (pathname !== '/slack/link/' || until < Date.now()) {
      connection.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    this.#server.handleUpgrade(request, connection, head, (socket) => this.#greet(socket))
  }

  /** Sends something through one of the open sockets and waits until the app has acknowledged it. */
  send(envelope: Envelope): Promise<Delivery> {
    const socket = this.#open.shift()
    if (!socket) return Promise.resolve({ ok: false, error: 'dispatch_failed' })
    // Each takes its turn.
    this.#open.push(socket)
    const id = randomUUID()
    return new Promise((resolve) => {
      const timer = setTimeout(() => give({ ok: false, error: 'operation_timeout' }), PATIENCE_MS)
      const give = (delivery: Delivery) => {
        clearTimeout(timer)
        this.#waiting.delete(id)
        resolve(delivery)
      }
      this.#waiting.set(id, { socket, give })
      const accepts_response_payload = envelope.type !== 'events_api'
      socket.send(JSON.stringify({ envelope_id: id, ...envelope, accepts_response_payload }))
    })
  }

  /** Slack renews its sockets every few hours, and asks the app to open another one. */
  renew(): void {
    for (const socket of [...this.#open]) {
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }))
    }
  }

  /** Every socket breaks, as when a network does. */
  closeAll(): void {
    for (const socket of [...this.#open]) socket.terminate()
  }

  #greet(socket: WebSocket): void {
    this.#open.push(socket)
    socket.on('message', (data) => this.#acknowledged(socket, String(data)))
    socket.on('close', () => this.#closed(socket))
    socket.on('error', () => socket.terminate())
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: this.#open.length,
        connection_info: { app_id: this.appId },
        debug_info: { host: 'sandbox', approximate_connection_time: 18_060 },
      }),
    )
  }

  #acknowledged(socket: WebSocket, message: string): void {
    const read = Acknowledgement.safeParse(parsed(message))
    // What is no acknowledgement comes from no app of Slack's making.
    if (!read.success) {
      socket.terminate()
      return
    }
    const { envelope_id, payload = {} } = read.data
    const body = Object.keys(payload).length === 0 ? '' : JSON.stringify(payload)
    this.#waiting.get(envelope_id)?.give({ ok: true, body })
  }

  #closed(socket: WebSocket): void {
    this.#open.splice(0, this.#open.length, ...this.#open.filter((each) => each !== socket))
    for (const waiting of this.#waiting.values()) {
      if (waiting.socket === socket) waiting.give({ ok: false, error: 'dispatch_failed' })
    }
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
