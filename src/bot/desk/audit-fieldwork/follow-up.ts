import type { AuditItem } from '../../../domain/audit-item.js'
import type { Finding } from '../../../domain/finding.js'
import { earlierOf } from '../../audit-earlier-findings.js'
import { followUpForm, followUpInputs, mendedAnswers } from '../../cards/audit-fieldwork/follow-up.js'
import { parseFollowUpRef, parseItemRef } from '../../cards/audit-fieldwork/item.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import { itemFor, whyNotRecord } from './auditor.js'
import { showItem } from './item.js'
import type { FieldworkDeskTools } from './tools.js'

/** Asks an auditor what became of what was found before. */
export async function askFollowUp(tools: FieldworkDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await toFollowUp(tools, visit, value)
  if ('refused' in found) return found.refused
  return { kind: 'form', form: followUpForm(found.item, found.finding, visit.texts) }
}

/** Held with the item, beside its result; what was said before stays. The guarded write decides. */
export async function followUp(
  tools: FieldworkDeskTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const { person, texts, at, through } = visit
  const t = texts.auditFieldwork.followUp
  const found = await toFollowUp(tools, visit, value)
  if ('refused' in found) return found.refused
  const { item, finding, isOvertaken } = found
  const answer = mendedAnswers.find((each) => each === textOf(inputs, followUpInputs.mended))
  const seen = textOf(inputs, followUpInputs.seen)?.trim()
  if (!answer || !seen) {
    const errors = {
      ...(answer ? {} : { [followUpInputs.mended]: t.choose }),
      ...(seen ? {} : { [followUpInputs.seen]: t.seenMissing }),
    }
    return { kind: 'invalid', errors }
  }
  const said = { finding: finding._id, mended: answer === 'mended', seen }
  const act = { by: person._id, at, through }
  if (isOvertaken || !(await tools.auditItems.followUp(item, said, act)))
    return { kind: 'invalid', errors: { [followUpInputs.seen]: t.overtaken } }
  return showItem(tools, visit, item._id, t.done[answer](String(finding.number)))
}

/** The item and the finding, for who may record something of it at this moment. */
async function toFollowUp(
  tools: FieldworkDeskTools,
  visit: Visit,
  value: string,
): Promise<{ item: AuditItem; finding: Finding; isOvertaken: boolean } | { refused: Reply }> {
  const { texts } = visit
  const form = parseFollowUpRef(value)
  const ref = form && parseItemRef(form.ref)
  if (!form || !ref) return { refused: say(texts.auditFieldwork.checklist.notYours) }
  const found = await itemFor(tools, visit, ref.id)
  if ('refused' in found) return found
  const { audit, item } = found
  const why = await whyNotRecord(tools, visit, audit, item.criterion)
  if (why !== null) return { refused: say(texts.auditFieldwork.item.notIndependent(why)) }
  const { findings } = await earlierOf(tools, audit, [item.criterion])
  const finding = findings.find(({ _id }) => _id === form.finding)
  if (!finding) return { refused: await showItem(tools, visit, item._id) }
  return { item, finding, isOvertaken: item.revision !== ref.revision }
}
