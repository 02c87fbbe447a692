import { type Extracted, ExtractionError } from '../domain/population.js'
import type { LivePlan } from '../domain/system.js'

/** Where a system's accounts are read from: whole, or not at all. */
export interface Source {
  /**
   * `at`: ISO 8601 UTC, the look that it belongs to. `heartbeat` is called while it lasts, which may be minutes. Throws an
   * {@link ExtractionError} that says what to do something about.
   */
  extract(plan: LivePlan, at: string, heartbeat: () => void): Promise<Extracted>
}

/** What a connector is given beside its plan. */
export interface Reach {
  /** The secret that a variable of the environment holds. */
  secret: (variable: string) => string
  /** Follows no redirect to another host and gives up on an answer that does not come. */
  fetch: typeof fetch
  /** Where AWS's identity service is reached; undefined where it always is. */
  awsEndpoint?: string | undefined
}

/** By name. Throws an {@link ExtractionError} for one that is not set. */
export function secretsFrom(environment: Readonly<Record<string, string | undefined>>) {
  return (variable: string): string => {
    // Whoever writes one into a file often ends it with a line end.
    const secret = environment[variable]?.trim() ?? ''
    if (secret === '') throw new ExtractionError({ because: 'no-secret', variable })
    return secret
  }
}
