/** Years for which something is kept at least. */
export interface Retention {
  years: number
  /** By the clause, where it is otherwise. */
  clauses: Readonly<Record<string, number>>
}

/** Two cycles of certification: what was shown at one audit can still be shown at the next but one. */
export const defaultRetention: Retention = { years: 6, clauses: {} }

export function yearsKept(clause: string, { years, clauses }: Retention = defaultRetention): number {
  return clauses[clause] ?? years
}
