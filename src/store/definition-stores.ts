import type { ControlChecks } from './control-checks.js'
import type { ControlWordings } from './control-wordings.js'
import type { Courses } from './courses.js'
import type { Requirements } from './requirements.js'
import type { Statements } from './statements.js'

/** Where what the organisation's files define is kept, kind by kind. */
export interface DefinitionStores {
  controlChecks: ControlChecks
  controlWordings: ControlWordings
  courses: Courses
  requirements: Requirements
  statements: Statements
}
