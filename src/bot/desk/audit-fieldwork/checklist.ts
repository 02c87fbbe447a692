import type { Ask } from '../../../domain/ask.js'
import { asItStands, EVIDENCE_SLOT, progressOf } from '../../../domain/audit-item.js'
import { type Audit, isLost } from '../../../domain/internal-audit.js'
import { type ChecklistView, checklistForm } from '../../cards/audit-fieldwork/checklist.js'
import { titleOf } from '../../cards/definition.js'
import type { Reply } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import { auditFor, whoMayRecord } from './auditor.js'
import type { FieldworkDeskTools } from './tools.js'

/** The checklist from a page on, counted from 1, under what was just done. */
export async function showChecklist(
  tools: FieldworkDeskTools,
  visit: Visit,
  id: string,
  page: number,
  notice: string | null = null,
): Promise<Reply> {
  const found = await auditFor(tools, visit, id)
  if ('refused' in found) return found.refused
  const view = await checklistView(tools, visit, found.audit, page)
  if (view.items.length === 0) return say(visit.texts.auditFieldwork.checklist.none)
  return { kind: 'form', form: checklistForm(view, notice, visit.texts) }
}

async function checklistView(
  tools: FieldworkDeskTools,
  { person, at }: Visit,
  audit: Audit,
  page: number,
): Promise<ChecklistView> {
  const [recorded, findings, asks, whose] = await Promise.all([
    tools.auditItems.ofAudit(audit._id),
    tools.findings.ofAudit(audit._id),
    tools.asks.allOf(audit._id),
    whoMayRecord(tools, audit, at),
  ])
  const items = asItStands(recorded, findings)
  const people = await tools.people.byIds([...new Set(items.flatMap(({ result }) => result?.by ?? []))])
  const open = openRequests(asks)
  return {
    ...{ audit: audit._id, title: titleOf(audit, person), reader: person, page },
    items: items.map((item) => ({
      item,
      by: item.result ? (people.get(item.result.by)?.name ?? '') : null,
      byLost: item.result !== undefined && isLost(audit, item.result.by),
      open: item.requests.filter(({ id }) => open.has(id)).length,
      tie: whose(item.criterion).tieOf(person._id),
      byNobody: whose(item.criterion).auditors.length === 0,
    })),
    progress: progressOf(items),
  }
}

function openRequests(asks: readonly Ask[]): ReadonlySet<string> {
  const open = asks.filter(({ slot, state }) => slot === EVIDENCE_SLOT && state === 'open')
  return new Set(open.flatMap(({ about }) => about ?? []))
}
