import { type Ask, parseAskRef } from '../../../domain/ask.js'
import {
  basisOf,
  CONFIRM_SLOT,
  CONFIRMED,
  ISSUE_SLOT,
  type Issuing,
  issuedIn,
  paperOf,
  READ_SLOT,
  type Reading,
  WRITTEN,
} from '../../../domain/audit-reporting.js'
import { minuteOf } from '../../../domain/delivery.js'
import { REPORT_SLOT } from '../../../domain/internal-audit.js'
import type { Deliveries } from '../../../store/deliveries.js'
import { type AuditReportMessageTools, mayGetReport } from '../../audit-report-message.js'
import { noticeCard, refusedCard } from '../../cards/common.js'
import { titleOf } from '../../cards/definition.js'
import { anewForm, conclusionForm, issueForm, notRightForm } from '../../cards/internal-audit/report.js'
import { REASON } from '../../cards/policy-acknowledgement/reason.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import { type AuditAnswerTools, record, type Saying, shownTo } from './shown.js'

export interface AuditReportDeskTools extends AuditAnswerTools, AuditReportMessageTools {
  asks: AuditAnswerTools['asks']
  audits: AuditAnswerTools['audits']
  findings: AuditAnswerTools['findings']
  organisation: AuditAnswerTools['organisation']
  people: AuditAnswerTools['people']
  deliveries: Deliveries
}

/** Asks the lead for the conclusion; where one was written before, that is what they go on with. */
export async function askConclusion(tools: AuditAnswerTools, visit: Visit, value: string): Promise<Reply> {
  const found = await shownTo(tools, visit, value, [REPORT_SLOT])
  if ('refused' in found) return found.refused
  const asks = await tools.asks.allOf(found.view.ask.cycle)
  const before = asks.filter(({ slot, answer }) => slot === REPORT_SLOT && answer).at(-1)?.answer
  return { kind: 'form', form: conclusionForm(found.view, before?.reason?.text ?? '', visit.texts) }
}

export function recordConclusion(tools: AuditAnswerTools, visit: Visit, value: string, inputs: Inputs) {
  const { missing } = visit.texts.auditReporting.write.form
  return withReason(inputs, missing, (reason) =>
    recordAsAuditor(tools, visit, value, REPORT_SLOT, { value: WRITTEN, reason }),
  )
}

export function sayRight(tools: AuditAnswerTools, visit: Visit, value: string): Promise<Reply> {
  return recordAsAuditor(tools, visit, value, READ_SLOT, { value: 'right' satisfies Reading })
}

export async function askWhatIsWrong(tools: AuditAnswerTools, visit: Visit, value: string): Promise<Reply> {
  const found = await shownTo(tools, visit, value, [READ_SLOT])
  if ('refused' in found) return found.refused
  return { kind: 'form', form: notRightForm(found.view, visit.texts) }
}

export function recordNotRight(tools: AuditAnswerTools, visit: Visit, value: string, inputs: Inputs) {
  const { missing } = visit.texts.auditReporting.read.form
  return withReason(inputs, missing, (reason) =>
    recordAsAuditor(tools, visit, value, READ_SLOT, { value: 'not-right' satisfies Reading, reason }),
  )
}

export async function askWhyAnew(tools: AuditAnswerTools, visit: Visit, value: string): Promise<Reply> {
  const found = await shownTo(tools, visit, value, [ISSUE_SLOT])
  if ('refused' in found) return found.refused
  return { kind: 'form', form: anewForm(found.view, visit.texts) }
}

export function recordAnew(tools: AuditAnswerTools, visit: Visit, value: string, inputs: Inputs) {
  const { missing } = visit.texts.auditReporting.issue.anewForm
  return withReason(inputs, missing, (reason) =>
    recordAsAuditor(tools, visit, value, ISSUE_SLOT, { value: 'anew' satisfies Issuing, reason }),
  )
}

/** Only who is independent of it at this moment says anything of the report (9.2.2 c); of others' audits it is nothing of ours. */
async function recordAsAuditor(
  tools: AuditAnswerTools,
  visit: Visit,
  value: string,
  slot: string,
  saying: Saying,
): Promise<Reply> {
  const { person, at, texts } = visit
  const shown = parseAskRef(value)
  const ask = shown && (await tools.asks.byId(shown.id))
  const audit = ask && (await tools.audits.byId(ask.cycle))
  // What is answered already, or not theirs, is refused by what it is.
  if (audit?.kind === 'internal' && ask?.state === 'open' && ask.mayAnswer.includes(person._id)) {
    const tie = await tools.independence.whyNot(audit, null, person._id, at)
    if (tie) return { kind: 'card', card: refusedCard(texts.auditReporting.refused[tie.because], texts) }
  }
  return record(tools, visit, value, [slot], saying)
}

/** Shows once more what is issued, and to whom. */
export async function askIssue(tools: AuditReportDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await shownTo(tools, visit, value, [ISSUE_SLOT])
  if ('refused' in found) return found.refused
  const paper = await paperToIssue(tools, found.view.ask)
  if (!paper) return changed(tools, visit, found.view.ask._id)
  return { kind: 'form', form: issueForm(found.view, paper.file.sha256, visit.texts) }
}

/** The answer holds the file that is issued: these bytes, and no others. */
export async function recordIssue(tools: AuditReportDeskTools, visit: Visit, value: string): Promise<Reply> {
  const issuing = { value: 'issued' satisfies Issuing }
  const found = await shownTo(tools, visit, value, [ISSUE_SLOT], issuing)
  if ('refused' in found) return found.refused
  const { ask, audit, reader } = found.view
  const paper = await paperToIssue(tools, ask)
  if (!paper) return changed(tools, visit, ask._id)
  const file = { ...paper.file, kind: 'pdf' as const, name: `${titleOf(audit, reader)}.pdf` }
  return recordAsAuditor(tools, visit, value, ISSUE_SLOT, { ...issuing, file })
}

/** The one that the lead was asked about, if all that it rests on is still as it was. */
async function paperToIssue(tools: AuditReportDeskTools, ask: Pick<Ask, 'about' | 'cycle'>) {
  const [audit, findings, items] = await Promise.all([
    tools.audits.byId(ask.cycle),
    tools.findings.ofAudit(ask.cycle),
    tools.auditItems.ofAudit(ask.cycle),
  ])
  const paper = audit && paperOf(audit, ask)
  return paper && paper.basis === basisOf({ findings, items }) ? paper : null
}

function changed(tools: AuditReportDeskTools, { texts }: Visit, ask: string): Reply {
  tools.answered(ask)
  return { kind: 'card', card: refusedCard(texts.auditReporting.issue.changed, texts) }
}

export function confirmFinding(tools: AuditAnswerTools, visit: Visit, value: string): Promise<Reply> {
  return record(tools, visit, value, [CONFIRM_SLOT], { value: CONFIRMED })
}

/** The file comes in a message of its own, for who may have it by the time that it is sent. */
export async function sendReport(
  tools: AuditReportDeskTools,
  { person, organisation, texts, at }: Visit,
  value: string,
  format: 'pdf' | 'csv',
): Promise<Reply> {
  const cycle = `cycle/${value}`
  const [audit, asks, findings] = await Promise.all([
    tools.audits.byId(cycle),
    tools.asks.allOf(cycle),
    tools.findings.ofAudit(cycle),
  ])
  const report = { isIssued: issuedIn(asks) !== undefined, owners: findings.map(({ owner }) => owner) }
  if (!audit || !mayGetReport(audit, person, organisation, report)) return say(texts.common.notYoursToSee)
  const content = { kind: 'audit-report', cycle, format, askedAt: minuteOf(at), asks: [] } as const
  await tools.deliveries.tell([person], { ...content, asks: [] }, at)
  // Whoever was about to issue it, or to write to it, goes on where they were.
  return { kind: 'card', card: noticeCard(texts.auditReporting.file.comes), above: true }
}

async function withReason(
  inputs: Inputs,
  missing: string,
  recorded: (reason: string) => Promise<Reply>,
): Promise<Reply> {
  const reason = textOf(inputs, REASON)
  return reason ? recorded(reason) : { kind: 'invalid', errors: { [REASON]: missing } }
}
