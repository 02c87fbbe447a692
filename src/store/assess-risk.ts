import type { PersonId } from '../domain/person.js'
import { type Risk, riskSubject } from '../domain/risk.js'
import { replanned } from '../domain/treatment-plan.js'
import type { Asks } from './asks.js'
import type { NewAssessment, RiskAct, Risks } from './risks.js'
import type { StaleDecisions } from './stale-decisions.js'

export interface AssessTools {
  asks: Asks
  risks: Risks
  staleDecisions: StaleDecisions
}

/**
 * Makes a new assessment the one that stands, by somebody's word. Nobody is asked any more about how the risk was, or what
 * was planned about it: first, so that an answer either comes before or is refused. Null: the risk changed meanwhile, or is
 * closed.
 */
export async function assessRisk(
  { asks, risks, staleDecisions }: AssessTools,
  before: Risk,
  assessing: NewAssessment,
  act: RiskAct & { by: PersonId },
): Promise<Risk | null> {
  const { judgement, criteria } = assessing
  const number = before.assessment.number + 1
  const after: Risk = { ...before, assessment: { ...before.assessment, ...judgement, criteria, number } }
  const by = { actor: { kind: 'person', id: act.by } as const, through: act.through }
  const subjects = [riskSubject(after), ...replanned(before, after)]
  await Promise.all([
    staleDecisions.subjectChanged(riskSubject(after), act.at, by),
    ...subjects.map((subject) => asks.closeOlder(subject, act.at, by)),
  ])
  return risks.assess(before, assessing, act)
}
