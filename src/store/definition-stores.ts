import type { AuditDefinitions } from './audit-definitions.js'
import type { AuditProgrammes } from './audit-programmes.js'
import type { Competences } from './competences.js'
import type { ControlChecks } from './control-checks.js'
import type { ControlWordings } from './control-wordings.js'
import type { Courses } from './courses.js'
import type { Documents } from './documents.js'
import type { KnownAccounts } from './known-accounts.js'
import type { Lessons } from './lessons.js'
import type { ManagementReviews } from './management-reviews.js'
import type { Requirements } from './requirements.js'
import type { Statements } from './statements.js'
import type { Systems } from './systems.js'

/** Where what the organisation's files define is kept, kind by kind. */
export interface DefinitionStores {
  auditDefinitions: AuditDefinitions
  auditProgrammes: AuditProgrammes
  competences: Competences
  controlChecks: ControlChecks
  controlWordings: ControlWordings
  courses: Courses
  documents: Documents
  lessons: Lessons
  knownAccounts: KnownAccounts
  managementReviews: ManagementReviews
  requirements: Requirements
  statements: Statements
  systems: Systems
}
