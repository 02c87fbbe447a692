import { HTTPReceiver, LogLevel } from '@slack/bolt'
import type { Door, SlackApp } from './app.js'

export interface HttpOptions {
  signingSecret: string
  logError: (error: unknown) => void
}

/** Takes Slack's signed requests at `POST /slack/events`. */
export function openHttp(app: SlackApp, { signingSecret, logError }: HttpOptions): Door {
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: '/slack/events',
    logLevel: LogLevel.ERROR,
    // Slack sends an event again that is answered so.
    processEventErrorHandler: async ({ error, response }) => {
      logError(error)
      if (!response.headersSent) response.writeHead(500).end()
      return false
    },
  })
  receiver.init(app)
  return { requests: receiver.requestListener, isOpen: () => true, close: async () => undefined }
}
