import type { Ask } from '../../domain/ask.js'
import { CONFIRM_SLOT, issuedIn } from '../../domain/audit-reporting.js'
import { type Finding, isNonconformity, stands } from '../../domain/finding.js'
import { canBeAsked, isPresentAt, type Person } from '../../domain/person.js'
import { dateIn } from '../../domain/working-days.js'
import { askInAudit, byAudit } from './ask.js'
import { owesAction, raiseOfFinding } from './raise-of-finding.js'
import type { AuditAtHand, AuditStageModule } from './stage.js'
import type { AuditLookTools, InternalAuditTools } from './tools.js'

/** What is due of one finding once the report is out. */
type FollowUpStep =
  | { step: 'issue' }
  | { step: 'ask'; person: Person; finding: Finding }
  | { step: 'confirm'; finding: Finding; ask: Ask }
  | { step: 'close'; ask: Ask }

/**
 * Whoever answers for a finding confirms it, or contests it once; what is upheld then is issued too. What others found was issued
 * when it was entered: who answers for it confirms that they know it.
 */
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
  { audit, asks, organisation, asOf }: AuditAtHand,
): Promise<{ steps: FollowUpStep[]; waits: boolean }> {
  const findings = await tools.findings.ofAudit(audit._id)
  const people = await tools.people.byIds([...new Set(findings.map(({ owner }) => owner))])
  const today = dateIn(asOf, organisation.timeZone)
  const isOurs = audit.kind === 'internal'
  let waits = false
  const steps = findings.flatMap((finding): FollowUpStep[] => {
    const theirs = asks.filter(({ slot, about }) => slot === CONFIRM_SLOT && about === finding._id)
    const open = theirs.find(({ state }) => state === 'open')
    if (finding.state === 'contested' || !stands(finding)) {
      if (stands(finding)) waits = true
      return open ? [{ step: 'close', ask: open }] : []
    }
    // Also what was issued by a worker that died before it opened the corrective action.
    if (isOurs && (!finding.issued || owesAction(finding))) return [{ step: 'issue' }]
    // Whoever entered what others found, and answers for it themselves, knows it.
    if (finding.confirmed || (!isOurs && finding.by === finding.owner)) return []
    const answered = theirs.find(({ answer }) => answer?.by === finding.owner)
    if (answered) return [{ step: 'confirm', finding, ask: answered }]
    // Their owner has left, and somebody else answers for it by now.
    if (open && open.askedOf !== finding.owner) return [{ step: 'close', ask: open }]
    if (open) {
      // What does not conform is waited for; anything else is theirs to confirm until it was due, and holds nothing up.
      if ((isOurs && isNonconformity(finding.grade)) || today <= open.dueOn) waits = true
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
async function confirm(
  { deliveries, findings }: InternalAuditTools,
  { _id }: Finding,
  { answer }: Ask,
): Promise<void> {
  if (!answer) return
  await findings.confirm(_id, { by: answer.by, at: answer.at, through: answer.through })
  // It is contested no more: no older message offers that.
  await deliveries.noticeChanged({ kind: 'finding', finding: _id }, answer.at)
}

/**
 * Issues by the lead's own answer what stands and is not contested, each once and when that is done, and has done about it what
 * it asks for. Gives all of the audit that are issued.
 */
export async function issueFindings(
  tools: InternalAuditTools,
  { audit, asOf }: AuditAtHand,
  { answer }: Ask,
): Promise<Finding[]> {
  if (!answer) return []
  const { by, through } = answer
  for (const { _id, issued } of await tools.findings.ofAudit(audit._id))
    if (!issued) await tools.findings.issue(_id, { by, at: asOf, through })
  const all = await tools.findings.ofAudit(audit._id)
  const issued = all.filter((finding) => finding.issued && finding.state !== 'contested' && stands(finding))
  for (const finding of issued) await raiseOfFinding(tools, audit, finding, { by, at: asOf, through })
  return issued
}
