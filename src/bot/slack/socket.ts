import { setTimeout as delay } from 'node:timers/promises'
import { LogLevel, SocketModeReceiver } from '@slack/bolt'
import type { Door, SlackApp } from './app.js'
import { toMessengerError } from './errors.js'
import { DEADLINE_MS } from './listeners.js'

export interface SocketOptions {
  appToken: string
  apiUrl?: string
  /** One line for whoever runs Steward. */
  log: (line: string) => void
  logError: (error: unknown) => void
}

/** Slack greets a new socket at once; one that stays mute for so long is none. */
const GREETING_MS = 10_000
const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 60_000
/** How long a close is waited for. */
const CLOSING_MS = 2_000

const REMEDY =
  'The app’s page makes such a token under “Basic Information”, with the scope connections:write, and has a switch for Socket Mode.'

/**
 * Opens a socket to Slack (Socket Mode) and keeps one open until it is closed. Throws when Slack refuses the first
 * one; later refusals are logged and tried again.
 */
export async function openSocket(app: SlackApp, options: SocketOptions): Promise<Door> {
  const { log } = options
  let socket = await greeted(app, options).catch((error: unknown) => {
    throw new Error(`Slack opened no socket for SLACK_APP_TOKEN: ${reasonOf(error)}. ${REMEDY}`)
  })
  const stopping = new AbortController()
  let isOpen = true
  const keeping = (async () => {
    for (;;) {
      await Promise.race([socket.ended, aborted(stopping.signal)])
      if (stopping.signal.aborted) return socket.close()
      isOpen = false
      log("Slack's socket was closed; another one is being opened.")
      const next = await anotherOne(app, options, stopping.signal)
      if (next === null) return
      socket = next
      isOpen = true
      log("Slack's socket is open again.")
    }
  })()
  return {
    isOpen: () => isOpen,
    close: async () => {
      stopping.abort()
      await keeping
    },
  }
}

interface Socket {
  /** Resolves when it is closed, by whomever. */
  ended: Promise<void>
  close(): Promise<void>
}

/**
 * A socket that Slack has greeted, with a client of its own: the library's way to connect again gives up at a refusal
 * and ends the process.
 */
async function greeted(app: SlackApp, options: SocketOptions): Promise<Socket> {
  const receiver = receiverFor(options)
  receiver.init(app)
  const { client } = receiver
  const ended = new Promise<void>((resolve) => client.once('disconnected', () => resolve()))
  const close = async () => {
    await Promise.race([client.disconnect(), delay(CLOSING_MS, undefined, { ref: false })])
  }
  const patience = new AbortController()
  const mute = delay(GREETING_MS, 'mute' as const, { signal: patience.signal }).catch(
    () => 'greeted' as const,
  )
  try {
    if ((await Promise.race([client.start(), mute])) !== 'mute') return { ended, close }
    throw new Error(`it stayed mute for ${GREETING_MS / 1_000} s`)
  } catch (error) {
    await close()
    throw error
  } finally {
    patience.abort()
  }
}

function receiverFor({ appToken, apiUrl, logError }: SocketOptions): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger: silent,
    installerOptions: {
      clientOptions: {
        timeout: DEADLINE_MS,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
      },
    },
    // What is not acknowledged comes again, where Slack sends things again.
    processEventErrorHandler: async ({ error }) => {
      logError(error)
      return false
    },
  })
}

/** Tries until there is a socket, more and more seldom, each bot at a moment of its own. Null: it was to stop. */
async function anotherOne(
  app: SlackApp,
  options: SocketOptions,
  signal: AbortSignal,
): Promise<Socket | null> {
  let backoffMs = FIRST_PAUSE_MS
  // Slack renews its sockets every few hours: the first try comes at once.
  let pauseMs = 0
  for (;;) {
    await delay(pauseMs, undefined, { signal }).catch(() => undefined)
    if (signal.aborted) return null
    try {
      return await greeted(app, options)
    } catch (error) {
      options.log(`Slack opened no socket: ${reasonOf(error)}. It is tried again.`)
      pauseMs = Math.max(toMessengerError(error).retryAfterMs, backoffMs * (0.5 + Math.random() / 2))
      backoffMs = Math.min(LONGEST_PAUSE_MS, backoffMs * 2)
    }
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

function reasonOf(error: unknown): string {
  return toMessengerError(error).message
}

/** What matters of the library's reports is logged here, in words for whoever runs Steward. */
const silent = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
}
