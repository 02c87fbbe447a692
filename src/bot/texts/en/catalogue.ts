import { absence } from './absence.js'
import { accessReview } from './access-review.js'
import { accessSystems } from './access-systems.js'
import { annexA } from './annex-a.js'
import { approval } from './approval.js'
import { auditByOthers } from './audit-by-others.js'
import { auditChecklist } from './audit-checklist.js'
import { auditFieldwork } from './audit-fieldwork.js'
import { auditProgramme } from './audit-programme.js'
import { auditReport } from './audit-report.js'
import { auditReporting } from './audit-reporting.js'
import { awareness } from './awareness.js'
import { yearWithout } from './calendar/year-without.js'
import { calendar } from './calendar.js'
import { calendarFeed } from './calendar-feed.js'
import { clauses } from './clauses.js'
import { common } from './common.js'
import { competenceReview } from './competence-review.js'
import { controlCheck } from './control-check.js'
import { controlReview } from './control-review.js'
import { correctiveAction } from './corrective-action.js'
import { country, dueDay } from './dates.js'

import { documentReview } from './document-review.js'
import { documentedInformation } from './documented-information.js'
import { documents } from './documents.js'

import { figure } from './figure.js'

import { finding } from './finding.js'
import { governance } from './governance.js'
import { home } from './home.js'
import { internalAudit } from './internal-audit.js'
import { link } from './link.js'
import { managementReview } from './management-review.js'
import { objectiveEvaluation } from './objective-evaluation.js'
import { pdf } from './pdf.js'
import { again } from './policy-acknowledgement/again.js'
import { decideDecline, decideException, decline } from './policy-acknowledgement/decline.js'
import { exceptions } from './policy-acknowledgement/exceptions.js'
import { paper } from './policy-acknowledgement/paper.js'
import { progress } from './policy-acknowledgement/progress.js'
import { quiz } from './policy-acknowledgement/quiz.js'
import { reading } from './policy-acknowledgement/reading.js'
import { retire } from './policy-acknowledgement/retire.js'
import { takeBack } from './policy-acknowledgement/take-back.js'
import { policyAcknowledgement } from './policy-acknowledgement.js'
import { policyReview } from './policy-review.js'
import { query } from './query.js'
import { registerPlan } from './register-plan.js'
import { rehearsal } from './rehearsal.js'
import { reminders } from './reminders.js'
import { request } from './request.js'
import { requirementReview } from './requirement-review.js'
import { reviewMinutes } from './review-minutes.js'
import { reviewPack } from './review-pack.js'
import { riskAcceptance } from './risk-acceptance.js'
import { riskProposal } from './risk-proposal.js'
import { riskReassessment } from './risk-reassessment.js'
import { riskRegister } from './risk-register.js'
import { standing } from './standing.js'
import { statement } from './statement.js'
import { training } from './training.js'
import { trainingWays } from './training-ways.js'
import { treatmentPlan } from './treatment-plan.js'

/** Every sentence that a person reads. The catalogues of other languages are held against this one. */
export const english = {
  absence,
  accessReview,
  accessSystems,
  again,
  annexA,
  approval,
  auditChecklist,
  auditFieldwork,
  auditReport,
  auditByOthers,
  auditProgramme,
  auditReporting,
  awareness,
  calendar,
  calendarFeed,
  clauses,
  common,
  competenceReview,
  controlCheck,
  controlReview,
  correctiveAction,
  country,
  decideDecline,
  decideException,
  decline,
  documentReview,
  documentedInformation,
  documents,
  dueDay,
  exceptions,
  figure,
  finding,
  governance,
  home,
  internalAudit,
  link,
  managementReview,
  objectiveEvaluation,
  paper,
  pdf,
  policyAcknowledgement,
  policyReview,
  query,
  quiz,
  progress,
  reading,
  registerPlan,
  rehearsal,
  reminders,
  request,
  requirementReview,
  retire,
  reviewMinutes,
  reviewPack,
  riskAcceptance,
  riskProposal,
  riskReassessment,
  riskRegister,
  standing,
  statement,
  takeBack,
  training,
  trainingWays,
  treatmentPlan,
  yearWithout,
}
