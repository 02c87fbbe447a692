import type { AuditItem } from '../../../domain/audit-item.js'
import { hasDeclared } from '../../../domain/audit-planning.js'
import type { Criterion } from '../../../domain/clauses.js'
import { type Audit, auditorsOf } from '../../../domain/internal-audit.js'
import type { Asks } from '../../../store/asks.js'
import type { AuditItems } from '../../../store/audit-items.js'
import type { Audits } from '../../../store/audits.js'
import type { Reply } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'

export interface AuditorTools {
  asks: Asks
  auditItems: AuditItems
  audits: Audits
}

/** The audit, for somebody who audits in it at this moment and has declared to be independent; or why they may not. */
export async function auditFor(
  tools: AuditorTools,
  { person, texts }: Visit,
  id: string,
): Promise<{ audit: Audit } | { refused: Reply }> {
  const t = texts.auditFieldwork.checklist
  const audit = await tools.audits.byId(id)
  if (!audit || !auditorsOf(audit).includes(person._id)) return { refused: say(t.notYours) }
  if (audit.stage === 'planning') return { refused: say(t.notYet) }
  if (audit.stage !== 'fieldwork') return { refused: say(t.over) }
  const asks = await tools.asks.allOf(id)
  return hasDeclared(asks, person._id) ? { audit } : { refused: say(t.notYours) }
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

/** Why they may record nothing of this criterion, in a sentence; null: they may. It is asked at each act. */
export async function whyNotRecord(
  _tools: AuditorTools,
  _visit: Visit,
  _audit: Audit,
  _criterion: Criterion,
): Promise<string | null> {
  return null
}
