/**
 * What a page has to look at again: `person` one person's messages and forms (null: the list of people), `log` what
 * went over the wire, `mail` the e-mails, `systems` who has an account where, `controls` the clock, the switches and the
 * guide.
 */
export type Change = { person: string | null } | { panel: 'log' | 'mail' | 'systems' | 'controls' }

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
    this.#tell({ person })
  }

  tellLog(): void {
    this.#tell({ panel: 'log' })
  }

  tellMail(): void {
    this.#tell({ panel: 'mail' })
  }

  tellSystems(): void {
    this.#tell({ panel: 'systems' })
  }

  tellControls(): void {
    this.#tell({ panel: 'controls' })
  }

  #tell(change: Change): void {
    for (const listener of this.#listeners) listener(change)
  }
}
