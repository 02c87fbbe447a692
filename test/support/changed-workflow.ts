import { condition, proxyActivities } from '@temporalio/workflow'
import type { AccessReviewActivities } from '../../src/activities/access-review/activities.js'
import type { ApprovalActivities } from '../../src/activities/approval.js'
import type { AwarenessActivities } from '../../src/activities/awareness/activities.js'
import type { CalendarActivities } from '../../src/activities/calendar/start.js'
import type { CompetenceReviewActivities } from '../../src/activities/competence-review/activities.js'
import type { ControlCheckActivities } from '../../src/activities/control-check/activities.js'
import type { CorrectiveActionActivities } from '../../src/activities/corrective-action/activities.js'
import type { InternalAuditActivities } from '../../src/activities/internal-audit/activities.js'
import type { ManagementReviewActivities } from '../../src/activities/management-review/activities.js'
import type { OwnersQuestionActivities } from '../../src/activities/owners-question/activities.js'
import type { PolicyAcknowledgementActivities } from '../../src/activities/policy-acknowledgement/activities.js'
import type { PolicyReviewActivities } from '../../src/activities/policy-review/activities.js'
import type { RemindersActivities } from '../../src/activities/reminders/activities.js'
import type { RiskAcceptanceActivities } from '../../src/activities/risk-acceptance/activities.js'
import type { RiskReassessmentActivities } from '../../src/activities/risk-reassessment/activities.js'
import type { TrainingActivities } from '../../src/activities/training/activities.js'
import type { TreatmentPlanActivities } from '../../src/activities/treatment-plan/activities.js'

const world = proxyActivities<
  AccessReviewActivities &
    ApprovalActivities &
    AwarenessActivities &
    CalendarActivities &
    CompetenceReviewActivities &
    ControlCheckActivities &
    CorrectiveActionActivities &
    ManagementReviewActivities &
    InternalAuditActivities &
    OwnersQuestionActivities &
    PolicyAcknowledgementActivities &
    PolicyReviewActivities &
    RemindersActivities &
    RiskAcceptanceActivities &
    RiskReassessmentActivities &
    TrainingActivities &
    TreatmentPlanActivities
>({
  startToCloseTimeout: '10 minutes',
})

/**
 * The campaign as somebody might change it who does not think of those that are running: people are asked before
 * they are matched to their accounts.
 */
export async function policyAcknowledgement({ cycle }: { cycle: string }): Promise<void> {
  const asOf = new Date().toISOString()
  await world.openCampaign({ cycle, asOf })
  await world.matchAudience({ cycle, asOf })
  await condition(() => false, '45 days')
  await world.closeCampaign({ cycle, asOf })
}

/** The approval as they might change it: the approvers are asked without a look at what is due. */
export async function approval({ decision }: { decision: string }): Promise<void> {
  const asOf = new Date().toISOString()
  await world.askApprovers({ decision, asOf })
  await condition(() => false, '45 days')
  await world.concludeDecision({ decision, asOf })
}

/** The review as they might change it: its owner is asked without a look at what is due. */
export async function policyReview({ cycle }: { cycle: string }): Promise<void> {
  const asOf = new Date().toISOString()
  await world.askReviewer({ cycle, asOf })
  await condition(() => false, '45 days')
  await world.closeReview({ cycle, asOf })
}

/** Any other owner's question as they might change it: the owner is asked without a look at what is due. */
export async function ownersQuestion({ cycle }: { cycle: string }): Promise<void> {
  const asOf = new Date().toISOString()
  await world.askOwner({ cycle, asOf })
  await condition(() => false, '45 days')
  await world.closeQuestion({ cycle, asOf })
}

/** The check as they might change it: its owner is asked without a look at what is due. */
export async function controlCheck({ cycle }: { cycle: string }): Promise<void> {
  const asOf = new Date().toISOString()
  await world.askForCheck({ cycle, asOf })
  await condition(() => false, '45 days')
  await world.closeCheck({ cycle, asOf })
}

/** The follow-up of a plan as they might change it: people are asked without a look at what is due. */
export async function treatmentPlan({ cycle }: { cycle: string }): Promise<void> {
  const asOf = new Date().toISOString()
  await world.followUpPlan({ cycle, asOf })
  await condition(() => false, '45 days')
  await world.closePlan({ cycle, asOf })
}

/** A corrective action as they might change it: people are asked without a look at what is due. */
export async function correctiveAction({ cycle }: { cycle: string }): Promise<void> {
  const asOf = new Date().toISOString()
  await world.followUpCorrective({ cycle, asOf })
  await condition(() => false, '45 days')
  await world.closeCorrective({ cycle, asOf })
}

/** An audit as they might change it: what is next is done without a look at what that is. */
export async function internalAudit({ cycle }: { cycle: string }): Promise<void> {
  const asOf = new Date().toISOString()
  await world.actOnAudit({ cycle, asOf })
  await condition(() => false, '45 days')
  await world.closeAudit({ cycle, asOf })
}

/** The acceptance of risks as they might change it: owners are asked without a look at what is due. */
export async function riskAcceptance({ cycle }: { cycle: string }): Promise<void> {
  const asOf = new Date().toISOString()
  await world.seeToAcceptances({ cycle, asOf })
  await condition(() => false, '45 days')
  await world.closeAcceptances({ cycle, asOf })
}

/** The reassessment as they might change it: owners are asked without a look at what is due. */
export async function riskReassessment({ cycle }: { cycle: string }): Promise<void> {
  const asOf = new Date().toISOString()
  await world.askOwnersOfRisks({ cycle, asOf })
  await condition(() => false, '45 days')
  await world.closeReassessment({ cycle, asOf })
}

/** The calendar's starter as they might change it: it waits for a while first. */
export async function calendarStarter({ programme }: { programme: string }): Promise<void> {
  await condition(() => false, '1 minute')
  await world.startDue({ programme, asOf: new Date().toISOString() })
}

/** The clock as they might change it: it sleeps first. */
export async function reminders(): Promise<void> {
  await condition(() => false, '1 hour')
  await world.remind({ asOf: new Date().toISOString() })
}

/** The lesson as they might change it: it waits for its month before it is sent. */
export async function awareness({ cycle }: { cycle: string }): Promise<void> {
  const asOf = new Date().toISOString()
  await condition(() => false, '31 days')
  await world.sendLesson({ cycle, asOf })
  await world.closeLesson({ cycle, asOf })
}

/** The access review as they might change it: accounts are read without a look at what is due. */
export async function accessReview({ cycle }: { cycle: string }): Promise<void> {
  const asOf = new Date().toISOString()
  await world.stepOfAccess({ cycle, step: 'extract', asOf })
  await condition(() => false, '45 days')
  await world.closeAccessReview({ cycle, asOf })
}

/** The management review as they might change it: people are asked without a look at what is due. */
export async function managementReview({ cycle }: { cycle: string }): Promise<void> {
  const asOf = new Date().toISOString()
  await world.seeToManagementReview({ cycle, asOf })
  await condition(() => false, '45 days')
  await world.closeManagementReview({ cycle, asOf })
}

/** The training year as the same person might change it: people are asked before they are matched to their accounts. */
export async function training({ cycle }: { cycle: string }): Promise<void> {
  const asOf = new Date().toISOString()
  await world.seeToTraining({ cycle, asOf })
  await world.matchTrained({ cycle, asOf })
  await condition(() => false, '45 days')
  await world.closeTraining({ cycle, asOf })
}

/** The review of a competence as they might change it: the assessor is asked without a look at what is due. */
export async function competenceReview({ cycle }: { cycle: string }): Promise<void> {
  const asOf = new Date().toISOString()
  await world.followUpCompetence({ cycle, asOf })
  await condition(() => false, '45 days')
  await world.closeCompetence({ cycle, asOf })
}
