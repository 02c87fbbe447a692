/** A report as it was made, before anybody read it: whoever reads or issues it, reads or issues these bytes. */
export interface AuditPaper {
  state: 'draft' | 'final'
  /** The ask in which the lead auditor wrote its conclusion. */
  conclusion: string
  /** What it rests on: a hash. */
  basis: string
  /** When it was made, which is what it speaks of: ISO 8601 UTC. */
  at: string
  /** Under which its bytes are kept; their SHA-256 (hex), and how many they are. */
  file: { id: string; sha256: string; bytes: number }
  /** What the ledger says of it. */
  event?: string
}
