/** What a page has to look at again: one person's messages and forms, or the list of people. */
interface Change {
  person: string | null
}

/**
 * Tells open pages that something changed. A change carries no content: the page reads the present state,
 * so a missed or doubled message does no harm.
 */
export class Live {
  readonly #listeners = new Set<(change: Change) => void>()

  listen(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  tell(person: string | null): void {
    for (const listener of this.#listeners) listener({ person })
  }
}
