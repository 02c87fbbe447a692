import { MessengerError } from '../bot/messenger.js'

/**
 * What the log says of an error: where it came from for a fault of ours, one line for what a platform answered, and
 * nothing for what waiting mends by itself.
 */
function faultLine(error: unknown): string | null {
  if (!(error instanceof MessengerError))
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  return error.problem === 'rate-limited' ? null : `${error.problem}: ${error.message}`
}

/** Logs what is worth looking into. */
export function faultsTo(log: (message: string) => void): (error: unknown) => void {
  return (error) => {
    const line = faultLine(error)
    if (line !== null) log(line)
  }
}
