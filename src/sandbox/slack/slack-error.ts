/** An answer with `ok: false`; `code` is Slack's word for what is wrong. */
export class SlackError extends Error {
  readonly code: string
  /** What Slack says beside the code, one sentence each, with a pointer to the place. */
  readonly details: string[]

  constructor(code: string, details: string[] = []) {
    super([code, ...details].join('; '))
    this.name = 'SlackError'
    this.code = code
    this.details = details
  }
}
