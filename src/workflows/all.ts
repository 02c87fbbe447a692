/** What the worker's bundle holds: Temporal wants one module that names every workflow. */
export { approval } from './approval.js'
export { calendarStarter } from './calendar.js'
export { controlCheck } from './control-check.js'
export { ownersQuestion } from './owners-question.js'
export { policyAcknowledgement } from './policy-acknowledgement.js'
export { policyReview } from './policy-review.js'
export { reminders } from './reminders.js'
export { riskAcceptance } from './risk-acceptance.js'
