import type { Collection, Db } from 'mongodb'
import type { Process, Subject } from '../domain/ask.js'
import type { Cycle } from '../domain/cycle.js'
import type { Decision } from '../domain/decision.js'
import type { DocumentId } from '../domain/document.js'
import type { Held, KeptSource } from '../domain/documented-information.js'
import type { Organisation } from '../domain/organisation.js'
import { isSecurityPolicy } from '../domain/policy.js'
import { type PlannedRisk, REGISTER_PLAN } from '../domain/register-plan.js'
import { CRITERIA } from '../domain/risk-criteria.js'
import { SOA } from '../domain/statement.js'
import { Cycles } from './cycles.js'
import { Documents } from './documents.js'
import { OwnersAnswers } from './owners-answers.js'
import { Policies } from './policies.js'
import { RegisterPlans } from './register-plans.js'
import { RiskCriteriaStore } from './risk-criteria.js'
import { Risks } from './risks.js'
import { Statements } from './statements.js'

const nothing: Held = { state: 'nothing', version: null, count: null, at: null, reviewedAt: null }

/** Since when something is a result: an audit's report has gone out, minutes are signed, a nonconformity has ended. */
const cameToSomething = {
  audits: { rows: 'audits', field: 'reportedAt', process: 'internal-audit', those: {} },
  reviews: { rows: 'review-meetings', field: 'signed.at', process: 'management-review', those: {} },
  // What was turned down or withdrawn was no nonconformity.
  'corrective-actions': {
    rows: 'nonconformities',
    field: 'endedAt',
    process: 'corrective-action',
    those: { stage: { $in: ['correction-only', 'effective'] } },
  },
} as const

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
  private readonly risks: Risks
  private readonly statements: Statements

  constructor(private readonly db: Db) {
    this.cycleRows = db.collection('cycles')
    this.decisions = db.collection('decisions')
    this.answers = new OwnersAnswers(db)
    this.cycles = new Cycles(db)
    this.documents = new Documents(db)
    this.policies = new Policies(db)
    this.plans = new RegisterPlans(db)
    this.criteria = new RiskCriteriaStore(db)
    this.risks = new Risks(db)
    this.statements = new Statements(db)
  }

  held(source: KeptSource, organisation: Organisation): Promise<Held> {
    switch (source.of) {
      case 'document':
        return this.document(source.document)
      case 'security-policy':
        return this.securityPolicy()
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
      case 'audits':
      case 'reviews':
      case 'corrective-actions':
        return this.cameTo(source.of)
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

  /** The information security policy (5.2), in the version that is published. No other policy stands in for it. */
  private async securityPolicy(): Promise<Held> {
    const [written, published] = await Promise.all([this.policies.list(), this.cycles.newestOfEach('policy')])
    const theirs = written.filter((each) => isSecurityPolicy(each) && !each.retired)
    const cycle = published.find(({ subject }) => theirs.some(({ policy }) => policy === subject.id))
    const [first] = theirs
    if (!cycle) return first ? { ...nothing, state: 'unapproved', version: first.version } : nothing
    const { subject, approval, startedAt } = cycle
    const review = await this.answers.last({ process: 'policy-review', subject: subject.id })
    const at = approval?.at ?? startedAt
    return { ...nothing, state: 'held', version: subject.version, at, reviewedAt: review?.answer?.at ?? null }
  }

  /** Not held while the newest version of any of them is not published. */
  private async allPolicies(): Promise<Held> {
    const [all, published] = await Promise.all([this.policies.list(), this.cycles.newestOfEach('policy')])
    const written = all.filter(({ retired }) => !retired)
    if (written.length === 0) return nothing
    const versions = new Map(published.map(({ subject }) => [subject.id, subject.version]))
    const missing = written.filter(({ policy, version }) => versions.get(policy) !== version).length
    const last = published.map(({ approval, startedAt }) => approval?.at ?? startedAt).sort()
    const held = { ...nothing, count: written.length, at: last.at(-1) ?? null }
    return missing === 0 ? { ...held, state: 'held' } : { ...held, state: 'unapproved', missing }
  }

  private async riskCriteria(): Promise<Held> {
    const criteria = await this.criteria.newest(CRITERIA)
    return criteria
      ? { ...nothing, state: 'held', version: criteria.version, at: criteria.importedAt }
      : nothing
  }

  /** Not held while whoever owns one of its risks has not approved what is planned about that (6.1.3 f). */
  private async treatmentPlan(): Promise<Held> {
    const plan = await this.plans.newest(REGISTER_PLAN)
    if (!plan) return nothing
    const risks = await this.risks.byIds(plan.risks.map(({ risk }) => risk))
    const isApproved = ({ risk, hash }: PlannedRisk) => {
      const approved = risks.get(risk)?.approved
      return approved?.verdict === 'accepted' && approved.hash === hash
    }
    const missing = plan.risks.filter((each) => !isApproved(each)).length
    const held = { ...nothing, version: plan.version, at: plan.importedAt }
    if (missing === 0) return { ...held, state: 'held' }
    return { ...held, state: 'unapproved', count: plan.risks.length, missing }
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

  /** Of what may also close without having come to anything: what did, and not how many cycles closed. */
  private async cameTo(what: keyof typeof cameToSomething): Promise<Held> {
    const { rows, field, process, those: sort } = cameToSomething[what]
    const those = this.db.collection(rows)
    const which = { ...sort, [field]: { $exists: true } }
    const [count, last, running] = await Promise.all([
      those.countDocuments(which),
      those.findOne<{ at: string }>(which, {
        sort: { [field]: -1 },
        projection: { _id: 0, at: `$${field}` },
      }),
      this.cycleRows.countDocuments({ process, state: { $ne: 'closed' } }),
    ])
    if (count > 0) return { ...nothing, state: 'held', count, at: last?.at ?? null }
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
