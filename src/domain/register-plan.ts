import { hashOf } from './canonical-json.js'
import { type Risk, riskHash } from './risk.js'

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
  /** When it was first found so. ISO 8601 UTC. */
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
