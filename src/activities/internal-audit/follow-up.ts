import type { Answer } from '../../domain/answer.js'
import type { Ask } from '../../domain/ask.js'
import { CONFIRM_SLOT, issuedIn } from '../../domain/audit-reporting.js'
import { type Finding, isNonconformity, stands } from '../../domain/finding.js'
import type { Audit } from '../../domain/internal-audit.js'
import { canBeAsked, isPresentAt, type Person } from '../../domain/person.js'
import { askInAudit, byAudit } from './ask.js'
import type { AuditAtHand, AuditStageModule } from './stage.js'
import type { AuditLookTools, InternalAuditTools } from './tools.js'

/** What is due of one finding once the report is out. */
type FollowUpStep =
  | { step: 'issue' }
  | { step: 'ask'; person: Person; finding: Finding }
  | { step: 'confirm'; finding: Finding; ask: Ask }
  | { step: 'close'; ask: Ask }

/** Whoever answers for a finding confirms it, or contests it once; what is upheld then is issued too. */
export const followUp: AuditStageModule = {
  async whatIsDue(tools, atHand) {
    const { steps, waits } = await followUpAt(tools, atHand)
    if (steps.length > 0) return { due: 'act' }
    return waits ? { due: 'nothing', nextLook: null } : { due: 'over' }
  },

  async act(tools, atHand) {
    const { steps } = await followUpAt(tools, atHand)
    const issued = issuedIn(atHand.asks)
    if (issued && steps.some(({ step }) => step === 'issue')) await issueFindings(tools, atHand, issued)
    for (const step of steps) {
      if (step.step === 'close') await tools.asks.closeOne(step.ask._id, 'changed', atHand.asOf, byAudit)
      if (step.step === 'confirm') await confirm(tools, step.finding, step.ask)
    }
    const asking = steps.flatMap((step) =>
      step.step === 'ask'
        ? [{ person: step.person, slot: CONFIRM_SLOT, kind: 'personal', about: step.finding._id } as const]
        : [],
    )
    if (asking.length > 0) await askInAudit(tools, atHand, asking)
  },
}

async function followUpAt(
  tools: AuditLookTools,
  { audit, asks, asOf }: AuditAtHand,
): Promise<{ steps: FollowUpStep[]; waits: boolean }> {
  const findings = await tools.findings.ofAudit(audit._id)
  const people = await tools.people.byIds([...new Set(findings.map(({ owner }) => owner))])
  let waits = false
  const steps = findings.flatMap((finding): FollowUpStep[] => {
    const theirs = asks.filter(({ slot, about }) => slot === CONFIRM_SLOT && about === finding._id)
    const open = theirs.find(({ state }) => state === 'open')
    if (finding.state === 'contested' || !stands(finding)) {
      if (stands(finding)) waits = true
      return open ? [{ step: 'close', ask: open }] : []
    }
    if (finding.confirmed) return []
    if (!finding.issued) return [{ step: 'issue' }]
    const answered = theirs.find(({ answer }) => answer)
    if (answered) return [{ step: 'confirm', finding, ask: answered }]
    if (open) {
      waits = true
      return []
    }
    const owner = people.get(finding.owner)
    // Of whoever is not there nobody confirms it: its corrective action goes to somebody else.
    const isThere = owner && canBeAsked(owner) && isPresentAt(owner, asOf)
    return isThere ? [{ step: 'ask', person: owner, finding }] : []
  })
  return { steps, waits }
}

/** The answer is theirs; the finding takes it over. */
async function confirm({ findings }: InternalAuditTools, { _id }: Finding, { answer }: Ask): Promise<void> {
  if (answer) await findings.confirm(_id, { by: answer.by, at: answer.at, through: answer.through })
}

/**
 * Issues by the lead's own answer what stands and is not contested, each once, and has done about it what it asks for. Gives
 * all of the audit that are issued.
 */
export async function issueFindings(
  tools: InternalAuditTools,
  { audit }: AuditAtHand,
  { answer }: Ask,
): Promise<Finding[]> {
  if (!answer) return []
  const { by, at, through } = answer
  for (const { _id, issued } of await tools.findings.ofAudit(audit._id))
    if (!issued) await tools.findings.issue(_id, { by, at, through })
  const all = await tools.findings.ofAudit(audit._id)
  const issued = all.filter((finding) => finding.issued && finding.state !== 'contested' && stands(finding))
  for (const finding of issued) await raise(tools, audit, finding, answer)
  return issued
}

/** A nonconformity opens a corrective action (10.2), once. Its cycle is begun within a minute. */
async function raise(
  { findings, nonconformities }: InternalAuditTools,
  { _id: audit, kind }: Audit,
  finding: Finding,
  { by, at, through }: Answer,
): Promise<void> {
  const { grade, criterion, owner, statement, reference, dueOn } = finding
  if (!isNonconformity(grade) || finding.nonconformity) return
  const of = kind === 'internal' ? 'audit' : 'external'
  const { _id } = await nonconformities.raise(
    {
      ...{ source: { of, audit, finding: finding._id }, nature: statement.text, grade, criterion, owner },
      ...(reference ? { reference: reference.text } : {}),
      ...(dueOn ? { deadline: dueOn } : {}),
      ...{ by, at },
    },
    through,
  )
  await findings.led(finding._id, _id)
}
