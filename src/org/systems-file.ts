import { z } from 'zod'
import {
  type Criticality,
  criticalities,
  type ReviewedBy,
  reviewersOf,
  type SourcePlan,
} from '../domain/system.js'
import {
  type DefinitionEntry,
  definitionFields,
  definitionRemedies,
  definitionsFile,
} from './definition-fields.js'
import { PersonKey, wholeNumber } from './fields.js'
import { ruleIn } from './recurrence-fields.js'
import { SourceField, sourceRemedies } from './source-fields.js'

/** One system whose access is reviewed. Owner and outsider are ids in `people.csv`. */
export interface SystemEntry extends DefinitionEntry {
  criticality: Criticality
  privileged: string[]
  reviewedBy: ReviewedBy
  outsider: string | null
  swing: number
  source: SourcePlan
}

const Privileged = z.union([
  z.literal('none').transform((): string[] => []),
  z
    .array(z.string().trim().min(1).max(200))
    .min(1)
    .max(100)
    .transform((names) => [...new Set(names)]),
])

const Entry = z
  .strictObject({
    ...definitionFields,
    controls: definitionFields.controls.default(['A.5.18']),
    criticality: z.enum(criticalities),
    privileged: Privileged,
    reviewedBy: z.enum(reviewersOf).default('manager'),
    outsider: PersonKey.optional(),
    swing: wholeNumber(1, 100).default(20),
    source: SourceField,
  })
  .superRefine(({ privileged, source }, context) => {
    if (privileged.length === 0 || !('fields' in source) || source.fields.entitlements !== undefined) return
    const noun = source.kind === 'csv' ? 'columns' : 'fields'
    const params = { remedy: `Write under ${noun} where the entitlements stand, or \`privileged: none\`.` }
    const message = 'names entitlements, and nothing says which ones an account has'
    context.addIssue({ code: 'custom', path: ['privileged'], message, params })
  })
  .transform(({ every, on, dates, from, country, outsider, ...entry }, context): SystemEntry => {
    const rule = ruleIn({ every, on, dates, from }, 'the review of a system', context)
    return rule ? { ...entry, rule, outsider: outsider ?? null, country: country ?? null } : z.NEVER
  })

/** `systems.yaml`: the systems whose access is reviewed (A.5.15, A.5.18, A.8.2). */
export const systemsFile = definitionsFile(
  'systems',
  Entry,
  {
    ...definitionRemedies('systems', 'crm'),
    'systems.controls':
      "Write a list of ISO 27001's numbers, such as [A.5.18, A.8.2], or leave it out: then it is A.5.18.",
    'systems.owner': 'Write the id of the person in people.csv who answers for the system.',
    'systems.criticality': `Write one of ${criticalities.join(', ')}: how much harm it does when somebody gets in who should not.`,
    'systems.privileged':
      'Write as a list which entitlements are privileged, such as [Administrator], or none where no account may do more than another.',
    'systems.reviewedBy': `Write one of ${reviewersOf.join(', ')}: who reviews an account; both is the manager of its holder and, where it is privileged, the owner too.`,
    'systems.outsider':
      'Write the id of the person in people.csv who reviews where nobody else is independent, or leave it out.',
    'systems.swing':
      'Write by how many percent the number of accounts may change before the owner is asked, from 1 to 100.',
    ...sourceRemedies('systems.source'),
  },
  { unrepeated: 'systems.source' },
)
