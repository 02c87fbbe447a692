import type { Collection, Db } from 'mongodb'
import type { Process, Subject } from '../domain/ask.js'
import type { Cycle } from '../domain/cycle.js'
import type { Decision } from '../domain/decision.js'
import type { DocumentId } from '../domain/document.js'
import type { Held, KeptSource } from '../domain/documented-information.js'
import type { Organisation } from '../domain/organisation.js'
import { informationSecurityIds } from '../domain/policy.js'
import { REGISTER_PLAN } from '../domain/register-plan.js'
import { CRITERIA } from '../domain/risk-criteria.js'
import { SOA } from '../domain/statement.js'
import { Cycles } from './cycles.js'
import { Documents } from './documents.js'
import { OwnersAnswers } from './owners-answers.js'
import { Policies } from './policies.js'
import { RegisterPlans } from './register-plans.js'
import { RiskCriteriaStore } from './risk-criteria.js'
import { Statements } from './statements.js'

const nothing: Held = { state: 'nothing', version: null, count: null, at: null, reviewedAt: null }

/** What there is on record of all that the standard asks to be kept. It looks each time, and remembers nothing. */
export class DocumentedInformation {
  private readonly cycleRows: Collection<Cycle>
  private readonly decisions: Collection<Decision>
  private readonly answers: OwnersAnswers
  private readonly cycles: Cycles
  private readonly documents: Documents
  private readonly policies: Policies
  private readonly plans: RegisterPlans
  private readonly criteria: RiskCriteriaStore
  private readonly statements: Statements

  constructor(db: Db) {
    this.cycleRows = db.collection('cycles')
    this.decisions = db.collection('decisions')
    this.answers = new OwnersAnswers(db)
    this.cycles = new Cycles(db)
    this.documents = new Documents(db)
    this.policies = new Policies(db)
    this.plans = new RegisterPlans(db)
    this.criteria = new RiskCriteriaStore(db)
    this.statements = new Statements(db)
  }

  held(source: KeptSource, organisation: Organisation): Promise<Held> {
    switch (source.of) {
      case 'document':
        return this.document(source.document)
      case 'security-policy':
        return this.securityPolicy(organisation)
      case 'policies':
        return this.allPolicies()
      case 'roles':
        return Promise.resolve(rolesIn(organisation))
      case 'risk-criteria':
        return this.riskCriteria()
      case 'statement':
        return this.statement()
      case 'treatment-plan':
        return this.treatmentPlan()
      case 'decision':
        return this.decided(source.about)
      case 'records':
        return this.records(source.processes)
    }
  }

  private async document(id: DocumentId): Promise<Held> {
    const [holding, review] = await Promise.all([
      this.documents.holding(id),
      this.answers.last({ process: 'document-review', subject: id }),
    ])
    return holding ? versionHeld(holding, review?.answer?.at ?? null) : nothing
  }

  private async statement(): Promise<Held> {
    const holding = (await this.statements.approved()) ?? (await this.statements.newest(SOA))
    if (!holding) return nothing
    const last = await this.lastClosed(['control-review'])
    return versionHeld(holding, last?.closedAt ?? null)
  }

  /** The policy that top management approves (5.2), in the version that is published. */
  private async securityPolicy({ topManagement }: Organisation): Promise<Held> {
    const [written, published] = await Promise.all([this.policies.list(), this.cycles.newestOfEach('policy')])
    const isIt = (id: string) => informationSecurityIds.includes(id)
    const theirs = written.filter(({ policy, approver }) => isIt(policy) || topManagement.includes(approver))
    const first = theirs.find(({ policy }) => isIt(policy)) ?? theirs[0]
    if (!first) return nothing
    const cycle = published.find(({ subject }) => subject.id === first.policy)
    if (!cycle) return { ...nothing, state: 'unapproved', version: first.version }
    const review = await this.answers.last({ process: 'policy-review', subject: first.policy })
    const { subject, approval, startedAt } = cycle
    const at = approval?.at ?? startedAt
    return { ...nothing, state: 'held', version: subject.version, at, reviewedAt: review?.answer?.at ?? null }
  }

  private async allPolicies(): Promise<Held> {
    const [written, published] = await Promise.all([this.policies.list(), this.cycles.newestOfEach('policy')])
    if (written.length === 0) return nothing
    const last = published.map(({ approval, startedAt }) => approval?.at ?? startedAt).sort()
    const state = published.length > 0 ? 'held' : 'unapproved'
    return { ...nothing, state, count: published.length || written.length, at: last.at(-1) ?? null }
  }

  private async riskCriteria(): Promise<Held> {
    const criteria = await this.criteria.newest(CRITERIA)
    return criteria
      ? { ...nothing, state: 'held', version: criteria.version, at: criteria.importedAt }
      : nothing
  }

  private async treatmentPlan(): Promise<Held> {
    const plan = await this.plans.newest(REGISTER_PLAN)
    return plan ? { ...nothing, state: 'held', version: plan.version, at: plan.importedAt } : nothing
  }

  private async decided(about: Subject['type']): Promise<Held> {
    const which = { 'subject.type': about, state: { $in: ['approved', 'open'] as const } }
    const decisions = await this.decisions.find({ ...which }, { sort: { requestedAt: -1 } }).toArray()
    const approved = decisions.find(({ state }) => state === 'approved')
    if (approved) {
      const { subject, decided } = approved
      return { ...nothing, state: 'held', version: subject.version, at: decided?.at ?? null }
    }
    return decisions.length > 0 ? { ...nothing, state: 'under-way' } : nothing
  }

  private async records(processes: readonly Process[]): Promise<Held> {
    const process = { $in: [...processes] }
    const [closed, running, last] = await Promise.all([
      this.cycleRows.countDocuments({ process, state: 'closed' }),
      this.cycleRows.countDocuments({ process, state: { $ne: 'closed' } }),
      this.lastClosed(processes),
    ])
    if (closed > 0) return { ...nothing, state: 'held', count: closed, at: last?.closedAt ?? null }
    return running > 0 ? { ...nothing, state: 'under-way', count: running } : nothing
  }

  private lastClosed(processes: readonly Process[]): Promise<Pick<Cycle, 'closedAt'> | null> {
    return this.cycleRows.findOne<Pick<Cycle, 'closedAt'>>(
      { process: { $in: [...processes] }, state: 'closed' },
      { sort: { closedAt: -1 } },
    )
  }
}

function versionHeld(
  { version, approved }: { version: string; approved?: { at: string } },
  reviewedAt: string | null,
): Held {
  const state = approved ? 'held' : 'unapproved'
  return { ...nothing, state, version, at: approved?.at ?? null, reviewedAt }
}

function rolesIn({ inForce }: Organisation): Held {
  return inForce ? { ...nothing, state: 'held', at: inForce.since } : { ...nothing, state: 'unapproved' }
}
