export const verbs = {
  /** Its value names the document. */
  show: 'documents.show',
  /** With the page; its value names the version, as all of these. */
  read: 'documents.read',
  /** Opens the form that asks once more. */
  askToPut: 'documents.ask-to-put',
  /** Puts it to approval. */
  put: 'documents.put',
} as const
