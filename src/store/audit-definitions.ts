import type { Db } from 'mongodb'
import type { AuditDefinition } from '../domain/internal-audit.js'
import { Definitions, definitionIndexes } from './definitions.js'

export const auditDefinitionIndexes = definitionIndexes('audit')

/** The audits of the programme, as they were imported. */
export class AuditDefinitions extends Definitions<AuditDefinition> {
  constructor(db: Db) {
    super(db, 'audit-definitions', 'audit')
  }
}
