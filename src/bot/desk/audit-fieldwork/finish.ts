import { criteriaText } from '../../../domain/audit-criteria.js'
import { asItStands, EVIDENCE_SLOT, followedUpIn } from '../../../domain/audit-item.js'
import { CalendarDate } from '../../../domain/calendar-date.js'
import type { Finding } from '../../../domain/finding.js'
import {
  type Audit,
  type AuditDays,
  DONE,
  FIELDWORK_SLOT,
  isBeforeDays,
} from '../../../domain/internal-audit.js'
import { dateIn } from '../../../domain/working-days.js'
import { earlierOf } from '../../audit-earlier-findings.js'
import { finishForm, type LeftOpen, moveDaysForm, wantsReason } from '../../cards/audit-fieldwork/finish.js'
import { refusedCard } from '../../cards/common.js'
import { dayInputs } from '../../cards/internal-audit/ask.js'
import type { AuditView } from '../../cards/internal-audit/view.js'
import { REASON } from '../../cards/policy-acknowledgement/reason.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { record, shownTo } from '../internal-audit/shown.js'
import { say } from '../say.js'
import { whoMayRecord, withdrawReplaced } from './auditor.js'
import type { FieldworkDeskTools } from './tools.js'

/** Asks the lead whether it is done, and why what was not looked at was not; before the first day that was agreed, on which it was. */
export async function askWhetherDone(tools: FieldworkDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await atHand(tools, visit, value)
  if ('refused' in found) return found.refused
  const { view, audit } = found
  if (audit.days && isBeforeDays(audit, todayIn(visit)))
    return { kind: 'form', form: moveDaysForm(view, audit.days, visit.texts) }
  const { left, contested } = await leftIn(tools, visit, audit)
  if (contested.length > 0) return say(visit.texts.auditFieldwork.finished.contested(contested.length))
  return { kind: 'form', form: finishForm(view, left, visit.texts) }
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
  const found = await atHand(tools, visit, value)
  if ('refused' in found) return found.refused
  const { audit } = found
  const why = await tools.independence.whyNot(audit, null, person._id, at)
  if (why) return { kind: 'card', card: refusedCard(texts.auditReporting.refused[why.because], texts) }
  if (isBeforeDays(audit, todayIn(visit))) return askWhetherDone(tools, visit, value)
  const { left, contested } = await leftIn(tools, visit, audit)
  if (contested.length > 0) return say(t.contested(contested.length))
  const reason = textOf(inputs, REASON)
  // What was recorded when the form was shown may be open by now: then the form is shown anew, with its field.
  if (wantsReason(left) && !reason) return askWhetherDone(tools, visit, value)
  await withdrawReplaced(tools, visit, { _id: audit._id, lead: person._id })
  const saying = { value: DONE, ...(wantsReason(left) && reason ? { reason } : {}) }
  return record(tools, visit, value, [FIELDWORK_SLOT], saying)
}

/** Whoever looked at it on other days than were agreed says so before they are done; all others who are concerned hear of it. */
export async function moveDays(
  tools: FieldworkDeskTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const { person, texts, at, through } = visit
  const found = await atHand(tools, visit, value)
  if ('refused' in found) return found.refused
  const { audit } = found
  const why = await tools.independence.whyNot(audit, null, person._id, at)
  if (why) return { kind: 'card', card: refusedCard(texts.auditReporting.refused[why.because], texts) }
  const read = daysIn(visit, audit, inputs)
  if ('errors' in read) return { kind: 'invalid', errors: read.errors }
  const { from, to } = read.days
  // Pressed twice, or nothing moved.
  if (from === audit.days?.from && to === audit.days.to) return askWhetherDone(tools, visit, value)
  const event = await tools.audits.moveDays(audit, read.days, { by: person._id, at, through })
  // Somebody moved something on: how it stands now is shown.
  if (event === null) return askWhetherDone(tools, visit, value)
  const others = [...audit.team, ...audit.auditees].filter((each) => each !== person._id)
  const people = await tools.people.byIds([...new Set(others)])
  const content = { kind: 'audit-days-moved', cycle: audit._id, event, asks: [] } as const
  await tools.deliveries.tell([...people.values()], { ...content, asks: [] }, at)
  tools.auditChanged(audit._id)
  if (isBeforeDays({ days: read.days }, todayIn(visit))) return say(texts.auditFieldwork.early.done)
  return askWhetherDone(tools, visit, value)
}

/** Not before it began: nothing could be looked at then. */
function daysIn(
  { organisation, texts }: Visit,
  audit: Audit,
  inputs: Inputs,
): { days: AuditDays } | { errors: Record<string, string> } {
  const t = texts.internalAudit.date.form
  const dayOf = (name: string) => CalendarDate.safeParse(textOf(inputs, name)).data
  const [from, to] = [dayOf(dayInputs.from), dayOf(dayInputs.to)]
  const began = audit.stages.find(({ stage }) => stage === 'fieldwork')?.at
  const first = began === undefined ? '' : dateIn(began, organisation.timeZone)
  const errors = {
    ...(from ? {} : { [dayInputs.from]: t.missing }),
    ...(to ? {} : { [dayInputs.to]: t.missing }),
    ...(from && from < first ? { [dayInputs.from]: texts.auditFieldwork.early.tooEarly(first) } : {}),
    ...(from && to && to < from ? { [dayInputs.to]: t.order } : {}),
  }
  if (!from || !to || Object.keys(errors).length > 0) return { errors }
  return { days: { from, to } }
}

function todayIn({ at, organisation }: Visit): CalendarDate {
  return dateIn(at, organisation.timeZone)
}

/** The question as it stands, for the lead auditor, and the audit. */
async function atHand(
  tools: FieldworkDeskTools,
  visit: Visit,
  value: string,
): Promise<{ view: AuditView; audit: Audit } | { refused: Reply }> {
  const found = await shownTo(tools, visit, value, [FIELDWORK_SLOT])
  if ('refused' in found) return found
  const audit = await tools.audits.byId(found.view.ask.cycle)
  return audit ? { view: found.view, audit } : { refused: say(visit.texts.auditFieldwork.checklist.notYours) }
}

async function leftIn(
  tools: FieldworkDeskTools,
  { at, texts }: Visit,
  audit: Audit,
): Promise<{ left: LeftOpen; contested: Finding[] }> {
  const [recorded, found, asks, earlier, whose] = await Promise.all([
    tools.auditItems.ofAudit(audit._id),
    tools.findings.ofAudit(audit._id),
    tools.asks.allOf(audit._id),
    earlierOf(tools, audit, audit.criteria),
    whoMayRecord(tools, audit, at),
  ])
  const items = asItStands(recorded, found)
  const open = items.filter(({ result }) => !result).map(({ criterion }) => criterion)
  const wanted = asks.filter(({ slot, state }) => slot === EVIDENCE_SLOT && state === 'open')
  const people = await tools.people.byIds([...new Set(wanted.map(({ askedOf }) => askedOf))])
  return {
    left: {
      ...{ count: open.length, criteria: criteriaText(open) },
      byNobody: criteriaText(open.filter((each) => whose(each).auditors.length === 0)),
      earlier: earlier.findings
        .filter(({ _id }) => followedUpIn(items, _id) === null)
        .map(({ number, criterion }) => texts.auditFieldwork.finished.named(String(number), criterion)),
      asked: wanted.map(({ askedOf }) => people.get(askedOf)?.name ?? ''),
    },
    contested: found.filter(({ state }) => state === 'contested'),
  }
}
