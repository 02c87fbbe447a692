import type { Door, SlackApp } from './app.js'

/** What came of something that Slack's side sent: what the app answered at once, or that it did not take it. */
export type Taken = { ok: true; body: string } | { ok: false; error: 'dispatch_failed' }

/** A door for whoever plays Slack in this very process: the same requests, without a wire. */
export interface InProcessDoor extends Door {
  /** Settles once all that the request has caused at once is done: the form that it opens is open by then. */
  take(request: object): Promise<Taken>
}

export function openInProcess(app: SlackApp, logError: (error: unknown) => void): InProcessDoor {
  return {
    isOpen: () => true,
    close: async () => undefined,
    take: async (request) => {
      let taken: Taken = { ok: false, error: 'dispatch_failed' }
      const ack = async (answer?: unknown) => {
        const body = typeof answer === 'string' ? answer : JSON.stringify(answer ?? '')
        taken = { ok: true, body: body === '""' ? '' : body }
      }
      await app.processEvent({ body: { ...request }, ack }).catch(logError)
      return taken
    },
  }
}
