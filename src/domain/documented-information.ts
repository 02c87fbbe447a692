import type { Process, Subject } from './ask.js'
import type { DocumentId } from './document.js'

/**
 * What the standard asks an organisation to have on record (7.5.1 a), and what Steward keeps beside that because it is asked
 * for at audits. In the order of the clauses.
 */
export const keptItems = [
  { id: 'context', clause: '4.1', source: { of: 'document', document: 'context' } },
  { id: 'scope', clause: '4.3', source: { of: 'document', document: 'scope' } },
  { id: 'security-policy', clause: '5.2', source: { of: 'security-policy' } },
  { id: 'roles', clause: '5.3', source: { of: 'roles' } },
  { id: 'risk-criteria', clause: '6.1.2', source: { of: 'risk-criteria' } },
  { id: 'statement', clause: '6.1.3', source: { of: 'statement' } },
  { id: 'treatment-plan', clause: '6.1.3', source: { of: 'treatment-plan' } },
  { id: 'objectives', clause: '6.2', source: { of: 'document', document: 'objectives' } },
  { id: 'competence', clause: '7.2', source: { of: 'records', processes: ['competence-review'] } },
  {
    id: 'training',
    clause: '7.3',
    source: { of: 'records', processes: ['training', 'policy-acknowledgement'] },
  },
  { id: 'policies', clause: '7.5.1', source: { of: 'policies' } },
  { id: 'checks', clause: '8.1', source: { of: 'records', processes: ['control-check'] } },
  { id: 'assessments', clause: '8.2', source: { of: 'records', processes: ['risk-reassessment'] } },
  { id: 'treatments', clause: '8.3', source: { of: 'records', processes: ['treatment-plan'] } },
  { id: 'evaluations', clause: '9.1', source: { of: 'records', processes: ['objective-evaluation'] } },
  { id: 'audit-programme', clause: '9.2.2', source: { of: 'decision', about: 'audit-programme' } },
  { id: 'audits', clause: '9.2.2', source: { of: 'audits' } },
  { id: 'reviews', clause: '9.3.3', source: { of: 'reviews' } },
  { id: 'corrective-actions', clause: '10.2', source: { of: 'corrective-actions' } },
  { id: 'access-reviews', clause: 'A.5.18', source: { of: 'records', processes: ['access-review'] } },
  { id: 'requirements', clause: 'A.5.31', source: { of: 'records', processes: ['requirement-review'] } },
  { id: 'control-reviews', clause: 'A.5.36', source: { of: 'records', processes: ['control-review'] } },
] as const satisfies readonly KeptItem[]
export type KeptItemId = (typeof keptItems)[number]['id']

interface KeptItem {
  id: string
  /** Of the standard, or a control of Annex A. */
  clause: string
  source: KeptSource
}

/** Where Steward looks whether there is something. */
export type KeptSource =
  | { of: 'document'; document: DocumentId }
  | { of: 'security-policy' | 'policies' | 'roles' | 'risk-criteria' | 'statement' | 'treatment-plan' }
  /** What was approved last about a type of subject. */
  | { of: 'decision'; about: Subject['type'] }
  /** The records that the cycles of these processes left behind. */
  | { of: 'records'; processes: readonly Process[] }
  /** Those of them that came to something: a report, signed minutes, an end. */
  | { of: 'audits' | 'reviews' | 'corrective-actions' }

/** What there is of it. `unapproved`: it is written, and nobody has approved it. */
export interface Held {
  state: 'held' | 'unapproved' | 'under-way' | 'nothing'
  /** Of a document that has one. */
  version: string | null
  /** How many records or documents; null where it is one document. */
  count: number | null
  /** How many of them are not approved in their newest version; absent where none is. */
  missing?: number
  /** When the version was approved, or the last record made: ISO 8601 UTC. */
  at: string | null
  /** When its owner reviewed it last. */
  reviewedAt: string | null
}
