import { type ApprovalActivities, approvalActivities } from '../../src/activities/approval.js'
import { yearWithout } from '../../src/activities/calendar/year-without.js'
import { correctiveDecision } from '../../src/activities/corrective-action/decisions.js'
import type { DecisionSubjects } from '../../src/activities/decision-subject.js'
import { documentApproval } from '../../src/activities/document-approval.js'
import { governanceChange } from '../../src/activities/governance.js'
import { minutesSigning } from '../../src/activities/management-review/minutes.js'
import { policyPublication } from '../../src/activities/policy-publication.js'
import { ownRequest } from '../../src/activities/request.js'
import { riskAcceptance } from '../../src/activities/risk-acceptance/decision.js'
import { reassessByNewCriteria } from '../../src/activities/risk-reassessment/start.js'
import { seeToStale } from '../../src/activities/stale-approvals.js'
import { newDate } from '../../src/activities/treatment-plan/new-date.js'
import type { Ask } from '../../src/domain/ask.js'
import type { Cycle } from '../../src/domain/cycle.js'
import { approvedBy, type Decision, type Verdict } from '../../src/domain/decision.js'
import { type PolicyVersion, publicationHash } from '../../src/domain/policy.js'
import { addDays, dateIn } from '../../src/domain/working-days.js'
import type { Stores } from '../../src/main/stores.js'
import { openApprovals } from '../../src/store/open-approvals.js'
import { kestrel, lead } from './company.js'

/** The ISMS lead asks a policy's approver whether it may be published, as they do in chat; due in a week. */
export async function requestPublication(
  { decisions }: Pick<Stores, 'decisions'>,
  policy: PolicyVersion,
  at: string,
): Promise<Decision> {
  const decision = await decisions.request(
    {
      subject: {
        type: 'policy',
        id: policy.policy,
        version: policy.version,
        hash: publicationHash(policy),
      },
      question: 'publish',
      facts: { people: 2, first: 1 },
      requestedBy: lead._id,
      requestedAt: at,
      dueOn: addDays(dateIn(at, kestrel.timeZone), 7),
      timeZone: kestrel.timeZone,
      steps: approvedBy(policy.approver),
    },
    { kind: 'chat', platform: 'slack' },
  )
  if (!decision) throw new Error('Another decision about it is open')
  return decision
}

/** Whoever was asked decides; null when it was not taken. */
export async function decide(
  { asks }: Pick<Stores, 'asks'>,
  ask: Pick<Ask, '_id' | 'revision' | 'askedOf' | 'subject'>,
  value: Verdict,
  at: string,
  reason?: string,
): Promise<Ask | null> {
  const taken = await asks.answer(
    {
      ask: { id: ask._id, revision: ask.revision },
      by: ask.askedOf,
      at,
      through: { kind: 'chat', platform: 'slack', message: 'D1/1.1' },
      value,
      language: 'en',
      nudges: true,
      ...(reason === undefined ? {} : { reason }),
    },
    ask.subject,
  )
  return taken ? asks.byId(ask._id) : null
}

/** What the workflow of an approval does to the world; the cycles that it starts come to `started`. */
export function approvals(stores: Stores, started: string[] = []): ApprovalActivities {
  const startCycle = async ({ _id }: { _id: string }) => void started.push(_id)
  return approvalActivities({
    ...stores,
    matchPeople: async () => undefined,
    heartbeat: () => undefined,
    ...{ startDecision: startCycle, subjects: subjectsOf(stores, startCycle), concluded: () => undefined },
  })
}

/** What is seen to once something is no longer what was decided on; the decisions that it starts come to `started`. */
export function staleSeenTo(stores: Stores, asOf: string, started: string[] = []): Promise<void> {
  const startDecision = async ({ _id }: { _id: string }) => void started.push(_id)
  const logError = (error: unknown) => {
    throw error
  }
  return seeToStale({ ...stores, startDecision, subjects: subjectsOf(stores, startDecision), logError }, asOf)
}

/** What may be decided on. */
export function subjectsOf(
  stores: Stores,
  startCycle: (cycle: Pick<Cycle, '_id' | 'process'>) => Promise<void>,
): DecisionSubjects {
  return {
    policy: policyPublication({ ...stores, startCycle }),
    occurrence: yearWithout(stores),
    request: ownRequest,
    document: documentApproval(stores),
    risk: riskAcceptance(stores),
    'risk-action': newDate(stores),
    'corrective-plan': correctiveDecision(stores),
    'corrective-extension': correctiveDecision(stores),
    'correction-only': correctiveDecision(stores),
    minutes: minutesSigning(stores),
    governance: governanceChange({
      ...{ ...stores, approvals: openApprovals(stores) },
      reassessByNewCriteria: reassessByNewCriteria({ ...stores, startCycle }),
    }),
  }
}

/** The first question of a decision. */
export async function firstAsk({ asks }: Pick<Stores, 'asks'>, decision: string): Promise<Ask> {
  for await (const ask of asks.ofCycle(decision)) return ask
  throw new Error(`Nobody was asked about ${decision}`)
}
