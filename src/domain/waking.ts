import { REVIEW_ACCESS_SLOT } from './access-review.js'
import type { Ask, Process } from './ask.js'
import { type Risk, riskHash } from './risk.js'
import { NAME_OWNER_SLOT } from './risk-reassessment.js'
import { COURSE_SLOT } from './training.js'
import { DOER_SLOT } from './treatment-plan.js'

const eachWakes: readonly Process[] = [
  'treatment-plan',
  'competence-review',
  'corrective-action',
  'internal-audit',
  'management-review',
]

/**
 * Whether any answer changes what the workflow of its cycle does next, and not the last one of the cycle alone. What
 * follows from reviewed accounts is seen to within a minute: hundreds may review one system.
 */
export function wakesItsCycle({ process, slot }: Pick<Ask, 'process' | 'slot'>): boolean {
  if (process === 'access-review') return slot !== REVIEW_ACCESS_SLOT
  if (process === 'training') return slot !== COURSE_SLOT
  return eachWakes.includes(process) || slot === NAME_OWNER_SLOT
}

/** Whether a risk, as it is by now, is another one than somebody was asked about: then it wants to be accepted anew. */
export function hasChangedRisk(
  { slot, subject }: Pick<Ask, 'slot' | 'subject'>,
  risk: Risk | undefined,
): boolean {
  if (subject.type !== 'risk') return slot === DOER_SLOT
  return risk !== undefined && riskHash(risk) !== subject.hash
}
