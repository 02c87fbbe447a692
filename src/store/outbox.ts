import type { LedgerEvent, Opening } from '../domain/ledger.js'

/**
 * Every document that an act concerns carries these: the act's events until they are sealed, and what opens
 * their commitments.
 */
export interface WithOutbox {
  outbox?: LedgerEvent[]
  openings?: Opening[]
}

/** The collections that have an outbox: the sealer reads these and no others. */
export const collectionsWithOutbox = [
  'acts',
  'asks',
  'cycles',
  'imports',
  'people',
  'policy-versions',
  'records',
] as const
