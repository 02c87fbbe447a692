import { clauses } from '../../src/domain/clauses.js'
import { type AuditDefinition, auditHash } from '../../src/domain/internal-audit.js'

/** An audit of the management system, as it was imported. */
export function anAudit(changes: Partial<AuditDefinition> = {}): AuditDefinition {
  const text = {
    ...{ title: { en: 'The management system' }, kind: 'internal' as const },
    objectives: { en: 'Whether it does what it has to.' },
    ...{ criteria: [...clauses], scope: { en: 'All of it' }, lead: '', team: [], auditees: [], reportTo: [] },
    ...changes,
  }
  return {
    ...{ _id: 'isms@1', v: 1, audit: 'isms', version: '1', sequence: 1, ...text, hash: auditHash(text) },
    importedAt: '2026-03-01T00:00:00.000Z',
  }
}
