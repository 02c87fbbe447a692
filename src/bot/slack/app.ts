import type { RequestListener } from 'node:http'
import { App, LogLevel, type Receiver, type ReceiverEvent } from '@slack/bolt'
import { type EventTools, isEvent, takeEvent } from './events.js'
import { DEADLINE_MS, type ListenerOptions, listen } from './listeners.js'

export interface SlackAppOptions extends ListenerOptions, EventTools {
  token: string
  apiUrl?: string
}

/** One way in which Slack reaches Steward. */
export interface Door {
  /** Where it takes Slack's requests, if it takes any over HTTP. */
  requests?: RequestListener
  isOpen(): boolean
  close(): Promise<void>
}

/** What Steward does about all that comes in, through whichever door. */
export class SlackApp extends App {
  private readonly events: EventTools

  constructor(options: SlackAppOptions) {
    super({
      receiver: doorsBringIt,
      token: options.token,
      logLevel: LogLevel.ERROR,
      deferInitialization: true,
      convoStore: false,
      clientOptions: {
        timeout: DEADLINE_MS,
        retryConfig: { retries: 0 },
        ...(options.apiUrl ? { slackApiUrl: options.apiUrl } : {}),
      },
    })
    this.events = options
    listen(this, options)
  }

  /** Bolt acknowledges an event before anybody has looked at it, so events do not go through Bolt. */
  override async processEvent(event: ReceiverEvent): Promise<void> {
    if (isEvent(event.body)) await takeEvent(this.events, event.body, () => event.ack())
    else await super.processEvent(event)
  }
}

/** Bolt wants one receiver from the start; Steward's doors are opened one by one, and a socket again and again. */
const doorsBringIt: Receiver = {
  init: () => undefined,
  start: async () => undefined,
  stop: async () => undefined,
}

/** Ready for doors to bring what comes in. */
export async function openSlackApp(options: SlackAppOptions): Promise<SlackApp> {
  const app = new SlackApp(options)
  await app.init()
  return app
}
