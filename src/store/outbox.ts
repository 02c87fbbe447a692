import type { IndexDescription } from 'mongodb'
import type { LedgerEvent, Opening } from '../domain/ledger.js'

/**
 * Every document that an act concerns carries these: the act's events until they are sealed, and what opens
 * their commitments.
 */
export interface WithOutbox {
  outbox?: LedgerEvent[]
  openings?: Opening[]
}

/** Reads a document without what concerns only the ledger. */
export const withoutOutbox = { projection: { outbox: 0, openings: 0 } } as const

/** The collections that have an outbox: the sealer reads these and no others. */
export const collectionsWithOutbox = [
  'absences',
  'access-rows',
  'acts',
  'asks',
  'audits',
  'audit-items',
  'audit-programmes',
  'audit-samples',
  'calendar-feeds',
  'cycles',
  'exceptions',
  'extractions',
  'decisions',
  'documents',
  'findings',
  'governance',
  'imports',
  'nonconformities',
  'occurrences',
  'paper-lists',
  'people',
  'policy-versions',
  'programmes',
  'records',
  'review-meetings',
  'risk-proposals',
  'risks',
  'statements',
] as const
export type CollectionWithOutbox = (typeof collectionsWithOutbox)[number]

/**
 * Sparse, so that it holds only rows that wait: MongoDB keeps neither a missing outbox nor an empty one in it.
 * On `at`, so that the sealer takes the oldest first without sorting and no row starves.
 */
export const outboxIndex: IndexDescription = { key: { 'outbox.at': 1 }, sparse: true }

/** Finds the rows that {@link outboxIndex} holds. */
export const waitsForSealing = { 'outbox.at': { $exists: true } }
