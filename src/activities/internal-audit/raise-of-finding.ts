import { type Finding, isNonconformity, stands } from '../../domain/finding.js'
import type { Audit } from '../../domain/internal-audit.js'
import type { Through } from '../../domain/ledger.js'
import { isIsmsLead } from '../../domain/organisation.js'
import type { PersonId } from '../../domain/person.js'
import type { Audits } from '../../store/audits.js'
import type { Findings } from '../../store/findings.js'
import type { Nonconformities } from '../../store/nonconformities.js'
import type { OrganisationStore } from '../../store/organisation.js'

export interface RaisingTools {
  findings: Findings
  nonconformities: Nonconformities
}

/** Whether a corrective action is to be opened of it: it says what does not conform, it stands, and none was yet (10.2). */
export function owesAction(finding: Finding): boolean {
  const { grade, issued, state, nonconformity } = finding
  return (
    isNonconformity(grade) && !nonconformity && Boolean(issued) && state !== 'contested' && stands(finding)
  )
}

/** By whom, when (ISO 8601 UTC) and through where it is raised. */
interface RaisedBy {
  by: PersonId
  at: string
  through: Through
}

/**
 * A nonconformity opens a corrective action (10.2), once. Its cycle is begun within a minute. The grade of what somebody found
 * outside of an audit is theirs to claim: it is shown, and binds nobody.
 */
export async function raiseOfFinding(
  { findings, nonconformities }: RaisingTools,
  audit: Pick<Audit, '_id' | 'kind'> | null,
  finding: Finding,
  { by, at, through }: RaisedBy,
  isBinding = true,
): Promise<void> {
  const { grade, criterion, owner, ownerAssumed, statement, reference, dueOn } = finding
  if (!owesAction(finding) || !isNonconformity(grade)) return
  const of = audit === null || audit.kind === 'internal' ? 'audit' : 'external'
  const { _id } = await nonconformities.raise(
    {
      source: { of, audit: audit?._id ?? null, finding: finding._id },
      ...{ nature: statement.text, criterion, grade, by, at },
      // That the ISMS lead hears of it since nobody else was named does not make it a thing about them.
      ...(ownerAssumed ? {} : { owner }),
      ...(isBinding ? {} : { claimed: true }),
      ...(reference ? { reference: reference.text } : {}),
      ...(dueOn ? { deadline: dueOn } : {}),
    },
    through,
  )
  await findings.led(finding._id, _id, { by, at, through })
}

/** What was found outside of an audit, or entered of an audit by others, and is issued without a report: see {@link raiseOfFinding}. */
export async function raiseOfFindings(
  tools: RaisingTools & { audits: Audits; organisation: OrganisationStore },
): Promise<void> {
  const [owing, organisation] = await Promise.all([tools.findings.owingAction(), tools.organisation.read()])
  if (!organisation) return
  for (const finding of owing) {
    const { by, at } = finding
    const audit = finding.audit === null ? null : await tools.audits.byId(finding.audit)
    const isBinding = audit !== null || isIsmsLead({ _id: by }, organisation)
    const through = { kind: 'workflow', process: 'internal-audit' } as const
    await raiseOfFinding(tools, audit, finding, { by, at, through }, isBinding)
  }
}
