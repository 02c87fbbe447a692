import {
  CONFIRM_POPULATION_SLOT,
  CONFIRM_PROOF_SLOT,
  EXTRACT_SLOT,
  ORDER_SLOT,
  VERIFY_SLOT,
} from './access-review.js'
import type { Ask, ClosedBecause } from './ask.js'
import { evidenceAnswers } from './audit-item.js'
import { CONFIRM_SLOT as CONFIRM_FINDING_SLOT, issuings, readings } from './audit-reporting.js'
import { LESSON_SLOT } from './awareness.js'
import { ASSESS_SLOT, VERDICT_SLOT, type Verdict, verdicts } from './competence-review.js'
import { CHECK_SLOT, CONFIRM_SLOT } from './control-check.js'
import { type CorrectiveOutcome, correctiveOutcomes, ofChange } from './corrective-action.js'
import {
  agreements,
  DATE_SLOT,
  declarations,
  ENTER_SLOT,
  FIELDWORK_SLOT,
  NOBODY,
  RECORD_SLOT,
  REPLACE_SLOT,
  REPORT_SLOT,
} from './internal-audit.js'
import { REVIEW_SLOT } from './owners-question.js'
import { type ReviewOutcome, reviewOutcomes } from './review-course.js'
import { ACCEPT_SLOT } from './risk-acceptance.js'
import { NAME_OWNER_SLOT, REASSESS_SLOT } from './risk-reassessment.js'
import {
  CONFIRM_COMPLETION_SLOT,
  COURSE_SLOT,
  FAILED_SLOT,
  WAIVER_SLOT,
  type WaiverAnswer,
} from './training.js'
import { ACTION_SLOT, type ActionAnswer, DOER_SLOT, isResultSlot } from './treatment-plan.js'

/** What a manager says of whoever used up their attempts. */
type FailedOutcome = 'tries-again' | 'waiver-asked'

/** What the owner of a system does in a review of its access, by the slot. */
const ofAccess = {
  [EXTRACT_SLOT]: 'handed-in',
  [CONFIRM_POPULATION_SLOT]: 'population-confirmed',
  [ORDER_SLOT]: 'carried-out',
  [VERIFY_SLOT]: 'shown',
} as const

/** What answers say in an audit, by their slot, where one answer is all there is. */
const ofAudits = {
  [DATE_SLOT]: 'days-proposed',
  [RECORD_SLOT]: 'audit-recorded',
  [ENTER_SLOT]: 'findings-entered',
  [FIELDWORK_SLOT]: 'done',
  [REPORT_SLOT]: 'conclusion-written',
  [CONFIRM_FINDING_SLOT]: 'confirmed',
} as const

/** What they say where there are several. */
const auditAnswers = [...declarations, ...agreements, ...readings, ...issuings, ...evidenceAnswers] as const

type AuditOutcome =
  | (typeof ofAudits)[keyof typeof ofAudits]
  | (typeof auditAnswers)[number]
  | 'auditor-named'
  | 'nobody-named'

function auditOutcome(slot: string, value: string | undefined): AuditOutcome {
  if (slot === REPLACE_SLOT) return value === NOBODY ? 'nobody-named' : 'auditor-named'
  if (slot in ofAudits) return ofAudits[slot as keyof typeof ofAudits]
  return auditAnswers.find((each) => each === value) ?? 'done'
}

function correctiveOutcome(value: string | undefined): CorrectiveOutcome {
  if (value !== undefined && value in ofChange) return ofChange[value as keyof typeof ofChange]
  return correctiveOutcomes.find((each) => each === value) ?? 'done'
}

/**
 * `unconfirmed`: nobody confirmed what was found before the cycle closed.
 * `declined`: nothing was decided about it before the cycle closed; `postponed`: its day had not come. Else why it was
 * closed: `asked-again` has a later line in the next round.
 */
export type LineOutcome =
  | 'acknowledged'
  | 'reviewed'
  | 'checked'
  | (typeof ofAccess)[keyof typeof ofAccess]
  | ActionAnswer
  | 'level-found'
  | 'doer-named'
  | 'reassessed'
  | 'owner-named'
  | 'confirmed'
  | 'sent-back'
  | 'assessed'
  | Verdict
  | 'accepted'
  | 'not-yet'
  | 'unconfirmed'
  | 'completed'
  /** Somebody says so of themselves, and nobody has confirmed it. */
  | 'claimed'
  | FailedOutcome
  | WaiverAnswer
  | 'took-part'
  | CorrectiveOutcome
  | AuditOutcome
  | ReviewOutcome
  | 'carried-over'
  | 'declined'
  | 'postponed'
  | 'moved-on'
  | 'open'
  | ClosedBecause

/** What an ask comes to in a record, by its slot and what was answered. */
export function outcomeOf({ process, state, slot, answer, carriedOver, declined, closed }: Ask): LineOutcome {
  if (state === 'answered' && process === 'corrective-action') return correctiveOutcome(answer?.value)
  if (state === 'answered' && process === 'internal-audit') return auditOutcome(slot, answer?.value)
  if (state === 'answered' && process === 'management-review')
    return reviewOutcomes.find((each) => each === answer?.value) ?? 'done'
  if (state === 'answered' && slot === ASSESS_SLOT) return 'assessed'
  if (state === 'answered' && slot === VERDICT_SLOT)
    return verdicts.find((each) => each === answer?.value) ?? 'worked'
  if (state === 'answered' && slot === CONFIRM_POPULATION_SLOT && answer?.value !== 'right')
    return 'sent-back'
  if (state === 'answered' && slot in ofAccess) return ofAccess[slot as keyof typeof ofAccess]
  if (state === 'answered' && slot === REVIEW_SLOT) return 'reviewed'
  if (state === 'answered' && slot === CHECK_SLOT) return 'checked'
  if (state === 'answered' && slot === ACTION_SLOT) return answer?.value === 'done' ? 'done' : 'later'
  if (state === 'answered' && isResultSlot(slot)) return 'level-found'
  if (state === 'answered' && slot === DOER_SLOT) return 'doer-named'
  if (state === 'answered' && slot === REASSESS_SLOT) return 'reassessed'
  if (state === 'answered' && slot === NAME_OWNER_SLOT) return 'owner-named'
  if (
    state === 'answered' &&
    (slot === CONFIRM_SLOT || slot === CONFIRM_PROOF_SLOT || slot === CONFIRM_COMPLETION_SLOT)
  )
    return answer?.value === 'confirmed' ? 'confirmed' : 'sent-back'
  if (state === 'answered' && slot === ACCEPT_SLOT)
    return answer?.value === 'accepted' ? 'accepted' : 'not-yet'
  if (state === 'answered' && slot === COURSE_SLOT) return 'completed'
  if (state === 'answered' && slot === FAILED_SLOT)
    return answer?.value === 'again' ? 'tries-again' : 'waiver-asked'
  if (state === 'answered' && slot === WAIVER_SLOT) return answer?.value === 'granted' ? 'granted' : 'refused'
  if (state === 'answered' && slot === LESSON_SLOT) return 'took-part'
  if (state === 'answered') return carriedOver ? 'carried-over' : 'acknowledged'
  if (declined && (state === 'declined' || closed?.because === 'cycle-closed'))
    return declined.decision?.kind === 'postponed' ? 'postponed' : 'declined'
  // The record says what held when it was made.
  return closed?.because === 'exception-ended' ? 'excepted' : (closed?.because ?? 'open')
}

const answers: readonly LineOutcome[] = [
  'acknowledged',
  'reviewed',
  'checked',
  ...Object.values(ofAccess),
  'done',
  'later',
  'level-found',
  'doer-named',
  'reassessed',
  'owner-named',
  'confirmed',
  'sent-back',
  'assessed',
  ...verdicts,
  'accepted',
  'not-yet',
  'completed',
  'took-part',
  ...correctiveOutcomes,
  ...Object.values(ofAudits),
  ...auditAnswers,
  'auditor-named',
  'nobody-named',
  ...reviewOutcomes,
  'carried-over',
]

/** Whether whoever was asked counts as having answered. */
export function isAnswer(outcome: LineOutcome): boolean {
  return answers.includes(outcome)
}
