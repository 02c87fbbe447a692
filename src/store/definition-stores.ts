import type { Competences } from './competences.js'
import type { ControlChecks } from './control-checks.js'
import type { ControlWordings } from './control-wordings.js'
import type { Requirements } from './requirements.js'
import type { Statements } from './statements.js'

/** Where what the organisation's files define is kept, kind by kind. */
export interface DefinitionStores {
  competences: Competences
  controlChecks: ControlChecks
  controlWordings: ControlWordings
  requirements: Requirements
  statements: Statements
}
