import type { Db } from 'mongodb'
import { type AuditProgramme, isAsPlanned } from '../domain/audit-programme.js'
import type { AuditDefinition } from '../domain/internal-audit.js'
import { Definitions, definitionIndexes } from './definitions.js'

export const auditDefinitionIndexes = definitionIndexes('audit')

/** The audits of the programme, as they were imported. */
export class AuditDefinitions extends Definitions<AuditDefinition> {
  constructor(db: Db) {
    super(db, 'audit-definitions', 'audit')
  }

  /**
   * As it is audited by this programme, which top management approved: the newest version that is what it has; null where
   * the programme has it not. Without a programme, before any is approved, the newest.
   */
  async inForce(
    audit: string,
    approved: Pick<AuditProgramme, 'audits'> | null,
  ): Promise<AuditDefinition | null> {
    if (!approved) return this.newest(audit)
    const planned = approved.audits.find((each) => each.audit === audit)
    if (!planned) return null
    const versions = await this.versions.find<AuditDefinition>({ audit }).sort({ sequence: -1 }).toArray()
    return versions.find((version) => isAsPlanned(version, planned)) ?? null
  }
}
