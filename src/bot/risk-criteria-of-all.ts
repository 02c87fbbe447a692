import type { Risk } from '../domain/risk.js'
import type { RiskCriteria } from '../domain/risk-criteria.js'
import type { RiskCriteriaStore } from '../store/risk-criteria.js'

/** By version: of all assessments of these risks. */
export async function criteriaOfAll(
  { riskCriteria }: { riskCriteria: RiskCriteriaStore },
  risks: readonly Pick<Risk, 'assessment' | 'earlier'>[],
): Promise<ReadonlyMap<string, RiskCriteria>> {
  const versions = new Set(
    risks.flatMap(({ assessment, earlier }) => [assessment, ...earlier].map(({ criteria }) => criteria)),
  )
  const found = await Promise.all([...versions].map((version) => riskCriteria.ofVersion(version)))
  return new Map(found.flatMap((criteria) => (criteria ? [[criteria.version, criteria]] : [])))
}
