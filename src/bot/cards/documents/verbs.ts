export const verbs = {
  /** Its value names the document. */
  show: 'documents.show',
  /** With the page; its value names the version, as all of these. */
  read: 'documents.read',
  /** Opens the form that asks once more. */
  askToPut: 'documents.ask-to-put',
  /** Puts it to approval. */
  put: 'documents.put',
  /** Sends it as PDF. */
  file: 'documents.file',
  /** Sends the register of documented information as a table; without a value. */
  table: 'documents.table',
} as const
