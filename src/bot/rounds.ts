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

/**
 * Takes turns at a pace until it is stopped; a turn that fails is logged and tried again. While there is something to do,
 * up to `atOnce` turns are under way: they begin at the pace, however long each takes. A pause holds all of them.
 */
export function startRounds(
  pace: Pace,
  turn: () => Promise<Turn>,
  logError: (error: unknown) => void,
  atOnce = 1,
): Rounds {
  const stopping = new AbortController()
  const { signal } = stopping
  const helpers = new Set<Promise<void>>()
  let free = 0
  let silentUntil = 0

  const mayBegin = async () => {
    const waitsMs = () => Math.max(free, silentUntil) - performance.now()
    while (waitsMs() > 0 && !signal.aborted) await pause(waitsMs(), signal)
    free = performance.now() + pace.everyMs
    return !signal.aborted
  }
  const keepSilent = (pauseMs: number) => {
    free = 0
    silentUntil = Math.max(silentUntil, performance.now() + pauseMs)
  }
  const takeTurns = async (isFirst: boolean): Promise<void> => {
    while (await mayBegin()) {
      const done = await turn().catch((error: unknown): Turn => {
        logError(error)
        return 'idle'
      })
      if (done === 'sent') getHelp()
      else if (done !== 'idle') keepSilent(done.pauseMs)
      else if (isFirst) await pause(pace.idleMs, signal)
      else return
    }
  }
  const getHelp = () => {
    if (helpers.size >= atOnce - 1) return
    const helper: Promise<void> = takeTurns(false).finally(() => helpers.delete(helper))
    helpers.add(helper)
  }

  const first = takeTurns(true)
  return {
    stop: async () => {
      stopping.abort()
      await first
      await Promise.all(helpers)
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
