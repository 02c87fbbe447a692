import { criteriaText } from '../../../domain/audit-criteria.js'
import { type AuditItem, asItStands } from '../../../domain/audit-item.js'
import type { Finding } from '../../../domain/finding.js'
import { DONE, FIELDWORK_SLOT } from '../../../domain/internal-audit.js'
import { finishForm } from '../../cards/audit-fieldwork/finish.js'
import { refusedCard } from '../../cards/common.js'
import { REASON } from '../../cards/policy-acknowledgement/reason.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { record, shownTo } from '../internal-audit/shown.js'
import { say } from '../say.js'
import { withdrawReplaced } from './auditor.js'
import type { FieldworkDeskTools } from './tools.js'

/** Asks the lead whether it is done, and why what was not looked at was not. */
export async function askWhetherDone(tools: FieldworkDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await shownTo(tools, visit, value, [FIELDWORK_SLOT])
  if ('refused' in found) return found.refused
  const { view } = found
  const { left, contested } = await leftIn(tools, view.ask.cycle)
  if (contested.length > 0) return say(visit.texts.auditFieldwork.finished.contested(contested.length))
  const form = finishForm(view, { count: left.length, criteria: criteriaText(left) }, visit.texts)
  return { kind: 'form', form }
}

/** What is open or contested is looked up again: both may have changed while the form was open. */
export async function finish(
  tools: FieldworkDeskTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const { texts, person, at } = visit
  const t = texts.auditFieldwork.finished
  const found = await shownTo(tools, visit, value, [FIELDWORK_SLOT])
  if ('refused' in found) return found.refused
  const audit = await tools.audits.byId(found.view.ask.cycle)
  const why = audit && (await tools.independence.whyNot(audit, null, person._id, at))
  if (why) return { kind: 'card', card: refusedCard(texts.auditReporting.refused[why.because], texts) }
  const { left, contested } = await leftIn(tools, found.view.ask.cycle)
  if (contested.length > 0) return say(t.contested(contested.length))
  const reason = textOf(inputs, REASON)
  // What was recorded when the form was shown may be open by now: then the form is shown anew, with its field.
  if (left.length > 0 && !reason) return askWhetherDone(tools, visit, value)
  await withdrawReplaced(tools, visit, { _id: found.view.ask.cycle, lead: visit.person._id })
  const saying = { value: DONE, ...(left.length > 0 && reason ? { reason } : {}) }
  return record(tools, visit, value, [FIELDWORK_SLOT], saying)
}

async function leftIn(
  { auditItems, findings }: FieldworkDeskTools,
  cycle: string,
): Promise<{ left: AuditItem['criterion'][]; contested: Finding[] }> {
  const [items, found] = await Promise.all([auditItems.ofAudit(cycle), findings.ofAudit(cycle)])
  return {
    left: asItStands(items, found)
      .filter(({ result }) => !result)
      .map(({ criterion }) => criterion),
    contested: found.filter(({ state }) => state === 'contested'),
  }
}
