/** What was started and must be stopped again, in the reverse order. */
export class Stops {
  private readonly stops: (() => Promise<unknown>)[] = []

  add<Started>(started: Started, stop: (started: Started) => Promise<unknown>): Started {
    this.stops.push(() => stop(started))
    return started
  }

  get isEmpty(): boolean {
    return this.stops.length === 0
  }

  /** Stops everything, also when something does not stop cleanly: that is reported and the rest goes on. */
  async all(report: (problem: string) => void): Promise<void> {
    for (const stop of this.stops.splice(0).reverse()) {
      await stop().catch((error: unknown) => report(error instanceof Error ? error.message : String(error)))
    }
  }
}

/** Waits for a start, but no longer than until the signal: what hangs must not keep Ctrl-C from working. */
export async function unlessStopped<Started>(start: Promise<Started>, signal: AbortSignal): Promise<Started> {
  const stop = new Promise<never>((_, reject) => {
    const stopped = () => reject(new Error('Stopped before it had started.'))
    if (signal.aborted) stopped()
    else signal.addEventListener('abort', stopped, { once: true })
  })
  return Promise.race([start, stop])
}
