/** What Slack sends through a socket, by its own names. */
export interface Envelope {
  type: 'slash_commands' | 'interactive' | 'events_api'
  payload: object
  retry_attempt?: number
  retry_reason?: string
}

/**
 * How the app took a request. `operation_timeout`: no answer within 3 seconds. `dispatch_failed`: nothing listens
 * there, or the connection broke. `http_service_error`: it answered with an HTTP status other than 200.
 */
export type Delivery =
  | { ok: true; body: string }
  | { ok: false; error: 'operation_timeout' | 'dispatch_failed' | 'http_service_error'; status?: number }
