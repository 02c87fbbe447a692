/** Teams' limits on what Steward sends. */
export const limits = {
  /** A whole card as JSON in UTF-8; Teams refuses messages from about 28 KB on. */
  cardBytes: 25_000,
  /** Buttons beside each other; Teams hides the others. */
  actionsOfASet: 6,
} as const

/** A warning where something exceeds what Teams takes. */
export function tooMany(what: string, count: number, limit: number): string[] {
  return count > limit ? [`${count} ${what}; Teams takes ${limit}`] : []
}
