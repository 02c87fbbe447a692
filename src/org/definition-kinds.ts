import { audits } from './audits.js'
import { checks } from './checks.js'
import { competences } from './competences.js'
import type { DefinitionKind } from './definition-kind.js'
import { managementReviews } from './management-reviews.js'
import { requirements } from './requirements.js'
import { systems } from './systems.js'
import { training } from './training.js'

/** What an organisation defines, each kind in a file of its own. */
export const definitionKinds: readonly DefinitionKind[] = [
  checks,
  requirements,
  systems,
  competences,
  training,
  managementReviews,
  audits,
]
