/** The workflow's own clock: one instant per look, so that a retry cannot drift. ISO 8601 UTC. */
export function now(): string {
  return new Date().toISOString()
}
