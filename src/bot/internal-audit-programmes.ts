import { DECLARE_SLOT } from '../domain/internal-audit.js'
import type { AuditDefinitions } from '../store/audit-definitions.js'
import { definedProgrammes } from './defined-programmes.js'
import type { SubjectsOfProcess } from './programme-subject.js'

/** Audits in the calendar: many answer, and what came of it stands in the report. */
export function internalAuditProgrammes(tools: { auditDefinitions: AuditDefinitions }): SubjectsOfProcess {
  const defined = definedProgrammes(tools.auditDefinitions, DECLARE_SLOT, ({ internalAudit }) => ({
    ...internalAudit.calendar,
    answered: {},
  }))
  return { ...defined, answers: null }
}
