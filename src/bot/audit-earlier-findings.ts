import { followedUpIn } from '../domain/audit-item.js'
import type { Criterion } from '../domain/clauses.js'
import { earlierFindings } from '../domain/earlier-findings.js'
import type { Finding } from '../domain/finding.js'
import type { Audit } from '../domain/internal-audit.js'
import { isEnded, type Nonconformity } from '../domain/nonconformity.js'
import type { AuditItems } from '../store/audit-items.js'
import type { Audits } from '../store/audits.js'
import type { Findings } from '../store/findings.js'
import type { Nonconformities } from '../store/nonconformities.js'

export interface EarlierFindingsTools {
  auditItems: AuditItems
  audits: Audits
  findings: Findings
  nonconformities: Nonconformities
}

/** What an audit follows up of what was found before it, and what stands behind that. */
export interface Earlier {
  findings: Finding[]
  /** Their corrective actions, by id. */
  actions: ReadonlyMap<string, Nonconformity>
  /** The audit of the same definition before this one. */
  last: Audit | null
}

/**
 * Mended is what an audit before this one saw to be so, or whose corrective action has ended.
 *
 * @param criteria Of its criteria.
 */
export async function earlierOf(
  tools: EarlierFindingsTools,
  audit: Audit,
  criteria: readonly Criterion[],
): Promise<Earlier> {
  const [found, held] = await Promise.all([
    tools.findings.of(criteria),
    tools.audits.ofDefinition(audit.audit),
  ])
  const begunAt = audit.stages[0]?.at ?? ''
  const last = held.find((each) => each._id !== audit._id && (each.stages[0]?.at ?? '') < begunAt) ?? null
  const known = [...new Set(found.flatMap(({ nonconformity }) => nonconformity ?? []))]
  const [looked, ended] = await Promise.all([
    tools.auditItems.lookedAtAgain(found.map(({ _id }) => _id)),
    tools.nonconformities.byIds(known),
  ])
  const before = looked.filter((item) => item.audit !== audit._id)
  const actions = new Map(ended.map((each) => [each._id, each]))
  const isMended = ({ _id, nonconformity = '' }: Finding) => {
    const action = actions.get(nonconformity)
    return followedUpIn(before, _id)?.mended ?? (action !== undefined && isEnded(action))
  }
  const findings = earlierFindings(
    found,
    { _id: audit._id, begunAt, lastBegunAt: last?.stages[0]?.at ?? null },
    isMended,
  )
  return { findings, actions, last }
}
