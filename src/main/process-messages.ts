import { whoIsBlocked } from '../activities/competence-review/look.js'
import { accessReviewMessages } from '../bot/access-review-messages.js'
import { approvalMessages } from '../bot/approval-messages.js'
import { awarenessMessages } from '../bot/awareness-messages.js'
import { competenceReviewMessages } from '../bot/competence-review-messages.js'
import { controlCheckMessages } from '../bot/control-check-messages.js'
import { controlReviewMessages } from '../bot/control-review-messages.js'
import { correctiveActionMessages } from '../bot/corrective-action-messages.js'
import { subjectsOnShow } from '../bot/decision-subjects.js'
import { documentReviewMessages } from '../bot/document-review-messages.js'
import { internalAuditMessages } from '../bot/internal-audit-messages.js'
import { managementReviewMessages } from '../bot/management-review-messages.js'
import { objectiveEvaluationMessages } from '../bot/objective-evaluation-messages.js'
import { policyAcknowledgementMessages } from '../bot/policy-acknowledgement-messages.js'
import { policyReviewMessages } from '../bot/policy-review-messages.js'
import { requirementReviewMessages } from '../bot/requirement-review-messages.js'
import { riskAcceptanceMessages } from '../bot/risk-acceptance-messages.js'
import { riskReassessmentMessages } from '../bot/risk-reassessment-messages.js'
import type { ProcessMessages } from '../bot/show.js'
import { trainingMessages } from '../bot/training-messages.js'
import { treatmentPlanMessages } from '../bot/treatment-plan-messages.js'
import type { Process } from '../domain/ask.js'
import { courseStandingIn } from './course-standing.js'
import type { Stores } from './stores.js'

/** What each process shows in messages. */
export function processMessages(stores: Stores): Readonly<Record<Process, ProcessMessages>> {
  return {
    'access-review': accessReviewMessages(stores),
    approval: approvalMessages({ ...stores, subjects: subjectsOnShow(stores) }),
    'competence-review': competenceReviewMessages({
      ...{ ...stores, courseStanding: courseStandingIn(stores), blocked: whoIsBlocked(stores) },
    }),
    awareness: awarenessMessages(stores),
    'control-check': controlCheckMessages(stores),
    'control-review': controlReviewMessages(stores),
    'corrective-action': correctiveActionMessages(stores),
    'management-review': managementReviewMessages(stores),
    'document-review': documentReviewMessages(stores),
    'objective-evaluation': objectiveEvaluationMessages(stores),
    'internal-audit': internalAuditMessages(stores),
    'policy-acknowledgement': policyAcknowledgementMessages(stores),
    'policy-review': policyReviewMessages(stores),
    'requirement-review': requirementReviewMessages(stores),
    'risk-acceptance': riskAcceptanceMessages(stores),
    'risk-reassessment': riskReassessmentMessages(stores),
    training: trainingMessages(stores),
    'treatment-plan': treatmentPlanMessages(stores),
  }
}
