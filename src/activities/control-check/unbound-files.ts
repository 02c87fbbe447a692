import type { KeptFiles } from '../../store/kept-files.js'

/** Far longer than a form takes from its file to its answer. */
const KEPT_FOR_MS = 24 * 3_600_000

/** Files whose answer was never recorded, since somebody chose another or gave it up, are kept no longer; safe to repeat. */
export function dropUnboundFiles({ keptFiles }: { keptFiles: KeptFiles }) {
  return async (asOf: string, heartbeat: () => void): Promise<void> => {
    await keptFiles.sweep(new Date(Date.parse(asOf) - KEPT_FOR_MS).toISOString(), heartbeat)
  }
}
