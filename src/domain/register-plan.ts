import type { CalendarDate } from './calendar-date.js'
import { hashOf } from './canonical-json.js'
import type { Decision } from './decision.js'
import { type Risk, type RiskInFull, riskHash } from './risk.js'
import { acceptanceHolds, isBeyond, isRenewed } from './risk-acceptance.js'
import type { RiskCriteria } from './risk-criteria.js'

/** The treatment plan of the whole register is one document (6.1.3 e): all its versions share this id. */
export const REGISTER_PLAN = 'treatment-plan'

/** One version of it: which risks were open, and which of their assessments says what is done about them. */
export interface RegisterPlan {
  /** `treatment-plan@<version>` */
  _id: string
  v: 1
  plan: typeof REGISTER_PLAN
  /** Counted from 1. */
  version: string
  sequence: number
  risks: PlannedRisk[]
  /** See {@link registerPlanHash}. */
  hash: string
  /** When it was first found so; see {@link changedAt}. ISO 8601 UTC. */
  importedAt: string
}

/** Assessments are kept, so their number says what was planned. */
export interface PlannedRisk {
  risk: string
  assessment: number
  /** See `riskHash`. */
  hash: string
}

/** What the plan of these risks comes to, by their ids. */
export function plannedRisks(risks: readonly Risk[]): PlannedRisk[] {
  return risks
    .map((risk) => ({ risk: risk._id, assessment: risk.assessment.number, hash: riskHash(risk) }))
    .sort((one, other) => (one.risk < other.risk ? -1 : 1))
}

/** SHA-256, hex. Whoever confirms a risk as it is changes no plan. */
export function registerPlanHash(risks: readonly PlannedRisk[]): string {
  return hashOf(risks.map(({ risk, hash }) => ({ risk, hash })))
}

/**
 * When the last of it changed that makes it another version than the one before: what somebody found, whose a risk is, or that
 * it was closed. Of what an import changed otherwise it is known only when the version was found so. ISO 8601 UTC.
 */
export function changedAt(
  plan: Pick<RegisterPlan, 'risks' | 'importedAt'>,
  before: Pick<RegisterPlan, 'risks' | 'importedAt'> | null,
  risks: ReadonlyMap<string, RiskInFull>,
): string {
  const { added, changed, left } = planChanges(before, plan)
  const numbers = new Map(plan.risks.map(({ risk, assessment }) => [risk, assessment]))
  const acts = [...added, ...changed, ...left].flatMap((id) => {
    const risk = risks.get(id)
    if (!risk) return []
    const found = [...risk.earlier, risk.assessment].find(({ number }) => number === numbers.get(id))
    return [found, risk.ownerNamed, risk.closed].flatMap((act) => act?.at ?? [])
  })
  const isBetween = (at: string) => at > (before?.importedAt ?? '') && at <= plan.importedAt
  return acts.filter(isBetween).sort().at(-1) ?? plan.importedAt
}

/** What one version has otherwise than the one before it, by the risks' ids. */
export interface PlanChanges {
  added: string[]
  changed: string[]
  /** Closed by now. */
  left: string[]
}

export function planChanges(before: Pick<RegisterPlan, 'risks'> | null, after: Pick<RegisterPlan, 'risks'>) {
  const former = new Map((before?.risks ?? []).map(({ risk, hash }) => [risk, hash]))
  const now = new Set(after.risks.map(({ risk }) => risk))
  const changes: PlanChanges = {
    added: after.risks.filter(({ risk }) => !former.has(risk)).map(({ risk }) => risk),
    changed: after.risks
      .filter(({ risk, hash }) => former.has(risk) && former.get(risk) !== hash)
      .map(({ risk }) => risk),
    left: [...former.keys()].filter((risk) => !now.has(risk)),
  }
  return changes
}

/** What came of asking somebody beside the owner since the owner spoke last, as far as it is not an acceptance. */
export type Unaccepted = 'rejected' | 'waiting' | 'nobody'

/**
 * Why a risk above the appetite is not accepted by somebody beside its owner, or not anew: they rejected it, they have not
 * decided yet, or nobody is asked. Null: it is accepted, or needs nobody.
 *
 * @param decision What was asked for since the owner approved it; null where nothing was.
 */
export function unacceptedBecause(
  risk: Risk,
  criteria: Pick<RiskCriteria, 'appetite' | 'authority'>,
  decision: Pick<Decision, 'state'> | null,
  today: CalendarDate,
): Unaccepted | null {
  if (!isBeyond(risk, criteria)) return null
  const holds = acceptanceHolds(risk, today)
  const isOfNow = risk.approved?.hash === riskHash(risk) && (!risk.acceptance || isRenewed(risk))
  if (isOfNow && decision?.state === 'rejected') return 'rejected'
  if (isOfNow && decision?.state === 'open') return 'waiting'
  return holds ? null : 'nobody'
}
