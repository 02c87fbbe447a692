import { type AuditItem, replacedDrafts } from '../../../domain/audit-item.js'
import type { Criterion } from '../../../domain/clauses.js'
import { type Tie, tieTo } from '../../../domain/independence.js'
import { type Audit, auditorsOf, isLost } from '../../../domain/internal-audit.js'
import type { PersonId } from '../../../domain/person.js'
import type { AuditItems } from '../../../store/audit-items.js'
import type { Audits } from '../../../store/audits.js'
import type { Findings } from '../../../store/findings.js'
import type { Independence } from '../../../store/independence.js'
import { type TellTools, tellOfFinding } from '../../finding-messages.js'
import type { Reply } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'

export interface AuditorTools {
  auditItems: AuditItems
  audits: Audits
  independence: Independence
}

/** The audit, for somebody who audits in it at this moment and has declared to be independent; or why they may not. */
export async function auditFor(
  tools: AuditorTools,
  { person, texts, at }: Visit,
  id: string,
): Promise<{ audit: Audit } | { refused: Reply }> {
  const t = texts.auditFieldwork.checklist
  const audit = await tools.audits.byId(id)
  if (!audit || !auditorsOf(audit).includes(person._id)) return { refused: say(t.notYours) }
  if (audit.stage === 'planning') return { refused: say(t.notYet) }
  if (audit.stage !== 'fieldwork') return { refused: say(t.over) }
  const why = await tools.independence.whyNot(audit, null, person._id, at)
  return why === null || why.because === 'tied' ? { audit } : { refused: say(t.notYours) }
}

/** An item of its checklist, for the same. */
export async function itemFor(
  tools: AuditorTools,
  visit: Visit,
  id: string,
): Promise<{ audit: Audit; item: AuditItem } | { refused: Reply }> {
  const item = await tools.auditItems.byId(id)
  if (!item) return { refused: say(visit.texts.auditFieldwork.checklist.notYours) }
  const found = await auditFor(tools, visit, item.audit)
  return 'refused' in found ? found : { ...found, item }
}

/** Why they may record nothing of this criterion, in a sentence; null: they may. It is looked up at each act (9.2.2 c). */
export async function whyNotRecord(
  { independence }: Pick<AuditorTools, 'independence'>,
  { person, texts, at }: Visit,
  audit: Audit,
  criterion: Criterion,
): Promise<string | null> {
  const why = await independence.whyNot(audit, criterion, person._id, at)
  if (why === null) return null
  const t = texts.auditFieldwork.item.why
  return why.because === 'tied' ? t.tied(texts.internalAudit.declare.ties[why.tie.as]) : t[why.because]
}

/** Per criterion, who of those who audit may record something of it, and what ties somebody to it; looked up once for all. */
export async function whoMayRecord(
  { independence }: Pick<AuditorTools, 'independence'>,
  audit: Audit,
  at: string,
) {
  const auditors = auditorsOf(audit).filter((each) => !isLost(audit, each))
  const { involvements, since } = await independence.tiesOf(audit, auditors, at)
  return (criterion: Criterion) => ({
    tieOf: (person: PersonId): Tie | null => tieTo(involvements, person, criterion, since)?.as ?? null,
    auditors: auditors.filter((each) => tieTo(involvements, each, criterion, since) === null),
  })
}

/**
 * Drafts whose item was recorded anew are taken back, and stay on record so: after the item names what stands, and once more
 * before the fieldwork is done, since whoever recorded it may not have come that far.
 */
export async function withdrawReplaced(
  { auditItems, findings, ...tell }: Pick<AuditorTools, 'auditItems'> & TellTools & { findings: Findings },
  { person, texts, at, through }: Visit,
  { _id, lead }: Pick<Audit, '_id' | 'lead'>,
): Promise<void> {
  const [items, found] = await Promise.all([auditItems.ofAudit(_id), findings.ofAudit(_id)])
  const act = { by: person._id, at, through, leads: lead === person._id }
  for (const { _id: finding, owner, by } of replacedDrafts(items, found)) {
    const isTakenBack = await findings.withdraw(finding, texts.finding.recordedAnew, act)
    // Whoever was to answer for it hears that it is no more, and whoever recorded it.
    if (isTakenBack) await tellOfFinding(tell, { _id: finding, state: 'withdrawn' }, [owner, by], act)
  }
}
