import { accessIsDue } from '../activities/access-review/look.js'
import { lessonIsDue } from '../activities/awareness/activities.js'
import { reviewIsDue } from '../activities/competence-review/look.js'
import { checkIsDue } from '../activities/control-check/look.js'
import { correctiveIsDue } from '../activities/corrective-action/look.js'
import { auditIsDue } from '../activities/internal-audit/look.js'
import { managementReviewIsDue } from '../activities/management-review/look.js'
import type { OpenRisks } from '../activities/open-risks.js'
import { questionIsDue } from '../activities/owners-question/activities.js'
import { ofEveryQuestion } from '../activities/owners-question/every.js'
import { campaignIsDue } from '../activities/policy-acknowledgement/look.js'
import { acceptanceIsDue } from '../activities/risk-acceptance/activities.js'
import { reassessmentIsDue } from '../activities/risk-reassessment/activities.js'
import type { SweepTools } from '../activities/sweep.js'
import { trainingIsDue } from '../activities/training/activities.js'
import { planIsDue } from '../activities/treatment-plan/look.js'
import type { Stores } from './stores.js'

/** What the sweep asks of each process that has a cycle open. */
export function isDueBy(stores: Stores, openRisks: OpenRisks): SweepTools['isDue'] {
  return {
    'competence-review': reviewIsDue(stores),
    'access-review': accessIsDue(stores),
    awareness: lessonIsDue(stores),
    'control-check': checkIsDue(stores),
    'corrective-action': correctiveIsDue(stores),
    'management-review': managementReviewIsDue(stores),
    'internal-audit': auditIsDue(stores),
    'policy-acknowledgement': campaignIsDue(stores),
    'risk-acceptance': acceptanceIsDue(stores, openRisks),
    'risk-reassessment': reassessmentIsDue(stores),
    training: trainingIsDue(stores),
    'treatment-plan': planIsDue(stores, openRisks),
    ...ofEveryQuestion(stores, (question) => questionIsDue(stores, question)),
  }
}
