/** What is begun after an answer and nobody waits for: only whoever stops does, so that nothing is cut off. */
export class Afterwards {
  readonly #going = new Set<Promise<unknown>>()

  constructor(private readonly logError: (error: unknown) => void) {}

  begin(work: Promise<unknown>): void {
    const going = work.catch(this.logError).finally(() => this.#going.delete(going))
    this.#going.add(going)
  }

  async ended(): Promise<void> {
    await Promise.all(this.#going)
  }
}
