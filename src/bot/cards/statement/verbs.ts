export const verbs = {
  /** With the page; its value names the control: what the standard says of it. */
  wording: 'statement.wording',
  show: 'statement.show',
  /** With the page; its value names the version, as all of these. */
  read: 'statement.read',
  /** With `pdf` or `csv`. */
  send: 'statement.send',
  /** Opens the form that asks once more. */
  askToPut: 'statement.ask-to-put',
  /** Puts it to approval. */
  put: 'statement.put',
} as const
