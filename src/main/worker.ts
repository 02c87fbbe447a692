import { randomUUID } from 'node:crypto'
import { Context } from '@temporalio/activity'
import type { Client } from '@temporalio/client'
import type { ClientConnectConfig } from '@temporalio/envconfig'
import { applyAbsences } from '../activities/absence/dated.js'
import { accessReviewActivities } from '../activities/access-review/activities.js'
import { reviewEndedExceptions } from '../activities/access-review/exceptions.js'
import { plannedAccessReview } from '../activities/access-review/start.js'
import { approvalActivities } from '../activities/approval.js'
import { inStewardsTime } from '../activities/as-of.js'
import { auditProgrammeApproval } from '../activities/audit-programme-approval.js'
import { awarenessActivities } from '../activities/awareness/activities.js'
import { plannedLesson } from '../activities/awareness/start.js'
import { announceComing } from '../activities/calendar/coming.js'
import { planCalendar } from '../activities/calendar/plan.js'
import { calendarActivities } from '../activities/calendar/start.js'
import { sweepCalendar } from '../activities/calendar/sweep.js'
import { yearWithout } from '../activities/calendar/year-without.js'
import { competenceReviewActivities } from '../activities/competence-review/activities.js'
import { plannedCompetence } from '../activities/competence-review/start.js'
import { controlCheckActivities } from '../activities/control-check/activities.js'
import { plannedCheck } from '../activities/control-check/start.js'
import { dropUnboundFiles } from '../activities/control-check/unbound-files.js'
import { correctiveActionActivities } from '../activities/corrective-action/activities.js'
import { correctiveDecision } from '../activities/corrective-action/decisions.js'
import { proposeCorrectiveActions } from '../activities/corrective-action/propose.js'
import { beginCorrectiveActions } from '../activities/corrective-action/start.js'
import type { DecisionSubjects } from '../activities/decision-subject.js'
import { followUpDeclines } from '../activities/declines.js'
import { documentApproval } from '../activities/document-approval.js'
import { governanceChange } from '../activities/governance.js'
import { internalAuditActivities } from '../activities/internal-audit/activities.js'
import { handOverFindings } from '../activities/internal-audit/finding-owners.js'
import { raiseOfFindings } from '../activities/internal-audit/raise-of-finding.js'
import { plannedAudit } from '../activities/internal-audit/start.js'
import { tellOfLateDecisions } from '../activities/late-decisions.js'
import { managementReviewActivities } from '../activities/management-review/activities.js'
import { minutesSigning } from '../activities/management-review/minutes.js'
import { plannedManagementReview } from '../activities/management-review/start.js'
import { once, openRisksIn } from '../activities/open-risks.js'
import { ownersQuestionActivities } from '../activities/owners-question/activities.js'
import { everyQuestion, ofEveryQuestion } from '../activities/owners-question/every.js'
import { plannedQuestion } from '../activities/owners-question/start.js'
import { policyAcknowledgementActivities } from '../activities/policy-acknowledgement/activities.js'
import { askJoiners } from '../activities/policy-acknowledgement/joiners.js'
import { closeLeavers } from '../activities/policy-acknowledgement/leavers.js'
import { policyRound } from '../activities/policy-acknowledgement/round.js'
import { endExceptions } from '../activities/policy-exceptions.js'
import { policyPublication } from '../activities/policy-publication.js'
import { policyReviewActivities } from '../activities/policy-review/activities.js'
import { RarerAndRarer } from '../activities/rarer-and-rarer.js'
import { remindersActivities } from '../activities/reminders/activities.js'
import { ownRequest } from '../activities/request.js'
import { riskAcceptanceActivities } from '../activities/risk-acceptance/activities.js'
import { beginAcceptances, seeToRegister, wakeAcceptances } from '../activities/risk-acceptance/begin.js'
import { riskAcceptance } from '../activities/risk-acceptance/decision.js'
import { tellOfEndings } from '../activities/risk-acceptance/endings.js'
import { riskReassessmentActivities } from '../activities/risk-reassessment/activities.js'
import { haveNewOwnersNamed } from '../activities/risk-reassessment/new-owners.js'
import { plannedReassessment, reassessByNewCriteria } from '../activities/risk-reassessment/start.js'
import { seeToStale } from '../activities/stale-approvals.js'
import { statementApproval } from '../activities/statement-approval.js'
import { sweepCycles, sweepDecisions } from '../activities/sweep.js'
import { trainingActivities } from '../activities/training/activities.js'
import { plannedTraining } from '../activities/training/start.js'
import { treatmentPlanActivities } from '../activities/treatment-plan/activities.js'
import { beginPlans } from '../activities/treatment-plan/begin.js'
import { keepPlan } from '../activities/treatment-plan/keep.js'
import { newDate } from '../activities/treatment-plan/new-date.js'

import { wakeCycle } from '../activities/wake-cycle.js'
import { reportMaker } from '../bot/audit-report-on-record.js'
import { matchPeople } from '../bot/directory.js'
import { packKeeper } from '../bot/review-paper.js'
import { type Pace, startRounds } from '../bot/rounds.js'
import type { MailSettings, SlackSettings } from '../config.js'
import { keepSchedule, startProgramme, type Timetable } from '../schedules.js'
import type { Source } from '../sources/source.js'
import { systemSources } from '../sources/sources.js'
import { openApprovals } from '../store/open-approvals.js'
import { startSealer } from '../store/sealer.js'
import {
  keepReminding,
  nudgeWorkflowOf,
  REMINDERS,
  startWorker as runWorkflows,
  type SeenTo,
  type WorkerOptions,
} from '../temporal.js'
import { accessSources } from './access-sources.js'
import type { Clock } from './clock.js'
import { describedAsNature } from './corrective-nature.js'
import { isDueBy } from './due.js'
import { faultsTo } from './fault.js'
import { connectMail, sayWhomMailWouldReach } from './mail.js'
import { matchingRound } from './matching.js'
import { Nudges } from './nudges.js'
import { startSending } from './sending.js'
import { connectSlack } from './slack.js'
import { workflowStarts } from './starts.js'
import type { Stores } from './stores.js'

export interface WorkerServiceOptions {
  stores: Stores
  temporal: { config: ClientConnectConfig; client: Client }
  workflowBundle: WorkerOptions['workflowBundle']
  slack: SlackSettings
  /** Null: nobody is written to by e-mail. */
  mail: MailSettings | null
  clock: Clock
  log: (message: string) => void
  /** How fast new messages go out: as fast as Slack bears, if nothing is said. */
  sending?: Pace
  /** `on-demand`: messages are edited only by {@link RunningService.sendAll}. */
  editing?: 'paced' | 'on-demand'
  /** How long the ledger waits between two looks for what is to be sealed, in milliseconds: a second, if nothing is said. */
  sealingMs?: number
  /** How systems are read whose accounts are reviewed: themselves, by the secrets in the environment, if nothing is said. */
  accounts?: Source
}

export interface RunningService {
  /** Rejects when it fails. */
  finished: Promise<void>
  /** Sees at once to all that is seen to each minute: where the clock is moved, a minute is long. */
  sweep(): Promise<void>
  /** Sends at once all that is due. */
  sendAll(): Promise<void>
  stop(): Promise<void>
}

const SWEEPING = { everyMs: 60_000, idleMs: 60_000 }
const SEALING_MS = 1_000
const MATCHING = { everyMs: 3_600_000, idleMs: 3_600_000 }

/** Runs the workflows, sends messages, seals the ledger, and mends what a crash or an outage left undone. */
export async function startWorkerService(options: WorkerServiceOptions): Promise<RunningService> {
  const { stores, temporal, clock, log } = options
  const now = () => clock.now()
  const logError = faultsTo(log)
  const slack = await connectSlack(options.slack, stores)
  const holder = `worker-${randomUUID()}`
  const mail = options.mail && connectMail(options.mail, stores, now)
  if (!mail) await sayWhomMailWouldReach(stores, log)
  const directories = [slack.directory, ...(mail ? [mail.directory] : [])]
  const match = async (asOf: string, heartbeat: () => void) => {
    for (const directory of directories) await matchPeople(stores, directory, asOf, heartbeat)
  }
  const nudge = (cycle: string) => nudgeWorkflowOf(temporal.client, cycle)
  const start = workflowStarts({ ...stores, temporal: temporal.client, log })
  const acceptances = { ...stores, startCycle: start, wakeCycle: wakeCycle({ ...stores, start, nudge }) }
  const nudges = new Nudges({
    ...{ ...stores, nudge, logError },
    seeToRegister: (risks) => seeToRegister(acceptances, risks, now().toISOString()),
  })
  const activities = activitiesOf(options, match, start, nudges)
  const worker = await runWorkflows({
    config: temporal.config,
    workflowBundle: options.workflowBundle,
    activities: inStewardsTime(activities, () => clock.aheadMs()),
  })
  const { platform } = slack.messenger
  const matching = { stores, platform, holder, now, match: (asOf: string) => match(asOf, () => {}) }
  const sweeping = {
    ...stores,
    start,
    hints: new RarerAndRarer(),
    lookAtDecision: activities.lookAtDecision,
    keepReminding: () => keepReminding(temporal.client),
    nudge,
    now,
    logError,
  }
  const followUpNow = async () => {
    await followUpDeclines(stores, now().toISOString(), () => {})
    return 'idle' as const
  }
  const stale = { ...stores, startDecision: start, subjects: subjectsOf(stores, start), logError }
  const seeToStaleNow = async () => {
    await seeToStale(stale, now().toISOString())
    return 'idle' as const
  }
  const sweepCyclesNow = async () => {
    // The register is read once for all who look at it.
    const openRisks = once(openRisksIn(stores))
    await raiseOfFindings(stores).catch(logError)
    await handOverFindings(stores, now().toISOString()).catch(logError)
    await beginCorrectiveActions({ ...stores, startCycle: start })().catch(logError)
    await beginAcceptances({ ...stores, startCycle: start }, now().toISOString(), openRisks).catch(logError)
    return sweepCycles({ ...sweeping, isDue: isDueBy(stores, openRisks) })
  }
  const newOwners = haveNewOwnersNamed({ ...stores, startCycle: start })
  const haveNewOwnersNamedNow = async () => {
    await newOwners(now().toISOString())
    return 'idle' as const
  }
  const calendar = {
    ...stores,
    keepSchedule: (timetable: Timetable) => keepSchedule(temporal.client, timetable),
    startProgramme: (programme: string) => startProgramme(temporal.client, programme),
    now,
    logError,
  }
  const sweeps = [
    sweepCyclesNow,
    () => sweepDecisions(sweeping),
    seeToStaleNow,
    followUpNow,
    haveNewOwnersNamedNow,
    () => sweepCalendar(calendar),
  ]
  const courier = { ...stores, ...slack, now, holder, logError }
  const senders = [
    startSending(courier, stores, options.sending, options.editing),
    ...(mail ? [startSending({ ...courier, ...mail }, stores)] : []),
  ]
  const rounds = [
    ...senders,
    ...sweeps.map((sweep) => startRounds(SWEEPING, sweep, logError)),
    startRounds(MATCHING, matchingRound(matching), logError),
  ]
  const { sealingMs: everyMs = SEALING_MS } = options
  const sealer = startSealer({ db: stores.db, everyMs, onError: logError })
  return {
    finished: worker.finished,
    sweep: async () => {
      for (const sweep of sweeps) await sweep()
    },
    sendAll: async () => {
      for (const sender of senders) await sender.sendAll()
    },
    stop: async () => {
      await Promise.all(rounds.map((each) => each.stop()))
      await worker.stop()
      nudges.stop()
      await sealer.stop()
      mail?.post.close()
    },
  }
}

/** What may be decided on. */
function subjectsOf(stores: Stores, startCycle: (cycle: SeenTo) => Promise<void>): DecisionSubjects {
  return {
    policy: policyPublication({ ...stores, startCycle }),
    occurrence: yearWithout(stores),
    request: ownRequest,
    risk: riskAcceptance(stores),
    'risk-action': newDate(stores),
    governance: governanceChange({
      ...{ ...stores, approvals: openApprovals(stores) },
      reassessByNewCriteria: reassessByNewCriteria({ ...stores, startCycle }),
    }),
    statement: statementApproval(stores),
    'audit-programme': auditProgrammeApproval(stores),
    'corrective-plan': correctiveDecision(stores),
    'corrective-extension': correctiveDecision(stores),
    'correction-only': correctiveDecision(stores),
    minutes: minutesSigning(stores),
    document: documentApproval(stores),
  }
}

/** What all workflows do to the world, wired to the stores, to chat and to each other. */
function activitiesOf(
  { stores, temporal, accounts = systemSources(process.env) }: WorkerServiceOptions,
  matchPeople: (asOf: string, heartbeat: () => void) => Promise<void>,
  startCycle: (cycle: SeenTo) => Promise<void>,
  nudges: Nudges,
): WorkerOptions['activities'] {
  const common = { ...stores, matchPeople, heartbeat }
  const nudge = (workflow: string) => nudgeWorkflowOf(temporal.client, workflow)
  const asking = { ...common, nudgeReminders: async () => void (await nudge(REMINDERS)) }
  const wake = wakeCycle({ ...stores, start: startCycle, nudge })
  return {
    ...approvalActivities({
      ...{ ...common, startDecision: startCycle, subjects: subjectsOf(stores, startCycle) },
      concluded: (decision) => nudges.decided(decision),
    }),
    ...calendarActivities({
      ...common,
      starts: {
        'competence-review': plannedCompetence({ ...stores, startCycle }),
        'access-review': plannedAccessReview({ ...stores, startCycle }),
        awareness: plannedLesson({ ...stores, startCycle }),
        'control-check': plannedCheck({ ...stores, startCycle }),
        'management-review': plannedManagementReview({ ...stores, startCycle }),
        'internal-audit': plannedAudit({ ...stores, startCycle }),
        'policy-acknowledgement': policyRound({ ...stores, startCycle }),
        'risk-reassessment': plannedReassessment({ ...stores, startCycle }),
        training: plannedTraining({ ...stores, startCycle }),
        ...ofEveryQuestion(stores, (question) => plannedQuestion({ ...stores, startCycle }, question)),
      },
    }),
    ...competenceReviewActivities(asking),
    ...accessReviewActivities({ ...asking, sources: accessSources(accounts) }),
    ...awarenessActivities(asking),
    ...controlCheckActivities(asking),
    ...internalAuditActivities({ ...asking, makeAuditReport: reportMaker(stores) }),
    ...correctiveActionActivities({ ...asking, startCycle }),
    ...managementReviewActivities({
      ...{ ...asking, startDecision: startCycle, keepPack: packKeeper(stores) },
    }),
    ...riskReassessmentActivities(asking),
    ...policyReviewActivities(asking),
    ...trainingActivities(asking),
    ...treatmentPlanActivities({ ...asking, startDecision: startCycle }),
    ...ownersQuestionActivities(asking, Object.values(everyQuestion(stores))),
    ...policyAcknowledgementActivities({
      ...asking,
      nudgeCycles: async (cycles) => {
        for (const cycle of cycles) await nudge(cycle)
      },
    }),
    ...riskAcceptanceActivities({ ...asking, startDecision: startCycle }),
    ...remindersActivities({
      ...common,
      datedChanges: [
        [
          (asOf, beat) => followUpDeclines(stores, asOf, beat),
          (asOf, beat) => endExceptions(stores, asOf, beat),
          closeLeavers(stores),
          applyAbsences(stores),
          askJoiners({ ...stores, wakeCycle: wake }),
          tellOfEndings(stores),
          (asOf) => wakeAcceptances({ ...stores, wakeCycle: wake }, asOf),
          (asOf) => beginAcceptances({ ...stores, startCycle }, asOf),
        ],
        [(asOf, beat) => planCalendar(stores, asOf, beat), announceComing(stores)],
        [reassessByNewCriteria({ ...stores, startCycle }), haveNewOwnersNamed({ ...stores, startCycle })],
        [dropUnboundFiles(stores), tellOfLateDecisions(stores)],
        [beginPlans({ ...stores, startCycle }), keepPlan(stores)],
        [reviewEndedExceptions({ ...stores, startCycle })],
        [proposeCorrectiveActions({ ...stores, startCycle, describe: describedAsNature(stores) })],
      ],
    }),
  }
}

/** A look that runs beside its workflow is over soon, and Temporal keeps no time of it: it would only complain. */
function heartbeat(): void {
  const { info } = Context.current()
  if (!info.isLocal) Context.current().heartbeat()
}
