import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api'
import { MessengerError, type MessengerProblem } from '../messenger.js'

const problems: Readonly<Record<string, MessengerProblem>> = {
  ratelimited: 'rate-limited',
  invalid_auth: 'not-authorised',
  not_authed: 'not-authorised',
  token_revoked: 'not-authorised',
  token_expired: 'not-authorised',
  account_inactive: 'not-authorised',
  missing_scope: 'not-authorised',
  org_login_required: 'not-authorised',
  user_not_found: 'no-such-recipient',
  channel_not_found: 'no-such-recipient',
  user_disabled: 'no-such-recipient',
  cannot_dm_bot: 'no-such-recipient',
  message_not_found: 'no-such-message',
  // A window that the person has closed.
  not_found: 'no-such-message',
  cant_update_message: 'no-such-message',
  expired_trigger_id: 'too-late',
  trigger_expired: 'too-late',
  exchanged_trigger_id: 'too-late',
  trigger_exchanged: 'too-late',
  internal_error: 'unavailable',
  fatal_error: 'unavailable',
  service_unavailable: 'unavailable',
  request_timeout: 'unavailable',
}

/** Slack's errors in our words. What never reached Slack, or was answered by 5xx, is `unavailable`. */
export function toMessengerError(error: unknown): MessengerError {
  if (error instanceof WebAPIRateLimitedError) {
    return new MessengerError('rate-limited', error.message, error.retryAfter * 1_000)
  }
  if (error instanceof WebAPIPlatformError) {
    const details = error.data.response_metadata?.messages?.join('; ')
    const message = details ? `${error.data.error}: ${details}` : error.data.error
    return new MessengerError(problems[error.data.error] ?? 'refused', message)
  }
  return new MessengerError('unavailable', error instanceof Error ? error.message : String(error))
}
