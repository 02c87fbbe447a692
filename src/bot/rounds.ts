import type { Turn } from './courier.js'

/** How fast a platform may be written to. */
export interface Pace {
  /** Between two turns that did something, in milliseconds. */
  everyMs: number
  /** Between two looks while nothing is due. */
  idleMs: number
}

export interface Rounds {
  stop(): Promise<void>
}

/** Takes turns at a pace, one after the other, until it is stopped; a turn that fails is logged and tried again. */
export function startRounds(
  pace: Pace,
  turn: () => Promise<Turn>,
  logError: (error: unknown) => void,
): Rounds {
  const stopping = new AbortController()
  const running = (async () => {
    while (!stopping.signal.aborted) {
      const begun = performance.now()
      const done = await turn().catch((error: unknown): Turn => {
        logError(error)
        return 'idle'
      })
      const pauseMs =
        done === 'sent'
          ? pace.everyMs - (performance.now() - begun)
          : done === 'idle'
            ? pace.idleMs
            : done.pauseMs
      await pause(Math.max(0, pauseMs), stopping.signal)
    }
  })()
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms)
    function done() {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    if (signal.aborted) done()
    else signal.addEventListener('abort', done, { once: true })
  })
}
