import type { Db } from 'mongodb'
import { absencesShown } from '../store/absences.js'
import { accessRowShown } from '../store/access-row-events.js'
import { answerShown } from '../store/answers.js'
import { auditItemShown } from '../store/audit-items.js'
import { auditSampleShown } from '../store/audit-samples.js'
import { auditShown } from '../store/audits.js'
import { bindingsShown } from '../store/bindings-shown.js'
import { startShown } from '../store/cycles.js'
import { decisionShown } from '../store/decisions.js'
import { extractionShown } from '../store/extractions.js'
import { findingShown } from '../store/finding-shown.js'
import { nonconformityShown } from '../store/nonconformity-shown.js'
import { occurrenceShown } from '../store/occurrences.js'
import { paperListShown } from '../store/paper-lists.js'
import { retirementShown } from '../store/policies.js'
import { exceptionShown } from '../store/policy-exceptions.js'
import { pauseShown } from '../store/programmes.js'
import { reviewMeetingShown } from '../store/review-meetings-shown.js'
import { acceptanceShown } from '../store/risk-acceptances.js'
import { proposalShown } from '../store/risk-proposals.js'
import { riskShown } from '../store/risks.js'
import { parseAnchor, verifyLedger } from '../store/verify.js'
import { verifyAccess } from '../store/verify-access.js'
import { verifyAudits } from '../store/verify-audits.js'
import { verifyCalendar } from '../store/verify-calendar.js'
import { verifyDecisions } from '../store/verify-decisions.js'
import { verifyDocuments } from '../store/verify-documents.js'
import { verifyFiles } from '../store/verify-files.js'
import { verifyLinks } from '../store/verify-links.js'
import { verifyRecords } from '../store/verify-records.js'
import { describeVerification } from '../store/verify-report.js'
import { verifyRisks } from '../store/verify-risks.js'
import { verifyStatements } from '../store/verify-statements.js'

/** `steward verify`: walks the ledger and holds rows and records against it. Returns the exit code. */
export async function verifyCommand(
  db: Db,
  anchorText: string | undefined,
  print: (line: string) => void,
): Promise<number> {
  const anchor = anchorText === undefined ? undefined : parseAnchor(anchorText)
  if (anchor === null) {
    print(`--anchor is HEIGHT:HASH, as steward verify prints it, not “${anchorText}”.`)
    return 2
  }
  const settings = {
    fieldsShown: {
      absences: absencesShown,
      'access-rows': accessRowShown,
      asks: answerShown,
      'audit-items': auditItemShown,
      audits: auditShown,
      'audit-samples': auditSampleShown,
      cycles: startShown,
      exceptions: exceptionShown,
      extractions: extractionShown,
      decisions: decisionShown,
      nonconformities: nonconformityShown,
      findings: findingShown,
      occurrences: occurrenceShown,
      'paper-lists': paperListShown,
      people: bindingsShown,
      'policy-versions': retirementShown,
      programmes: pauseShown,
      'review-meetings': reviewMeetingShown,
      'risk-proposals': proposalShown,
      risks: (row: unknown) => [...riskShown(row), ...acceptanceShown(row)],
    },
    ...(anchor ? { anchor } : {}),
  }
  const verification = await verifyLedger(db, settings)
  const { checked, wrong } = await verifyRecords(db)
  const decisions = await verifyDecisions(db)
  const files = await verifyFiles(db)
  const links = await verifyLinks(db)
  const calendar = await verifyCalendar(db)
  const statements = await verifyStatements(db)
  const audits = await verifyAudits(db)
  const documents = await verifyDocuments(db)
  const risks = await verifyRisks(db)
  const access = await verifyAccess(db)
  const ok =
    verification.ok &&
    [
      wrong,
      ...[decisions, calendar, files, links, statements, documents, audits, risks, access].map(
        (each) => each.wrong,
      ),
    ].every(({ length }) => length === 0)
  if (!ok) print('Something does not hold.')
  for (const line of describeVerification(verification, anchor)) print(line)
  for (const { cycle, how } of wrong) print(`The record of ${cycle} does not hold: ${how}.`)
  if (checked === 0) print('No round has closed yet, so there is no record to check.')
  else if (wrong.length === 0) print(`Records that agree with the answers behind them: ${checked}.`)
  for (const { what, how } of decisions.wrong) print(`${what} does not hold: ${how}.`)
  if (decisions.checked > 0 && decisions.wrong.length === 0)
    print(`Decisions that agree with the answers behind them: ${decisions.checked}.`)
  for (const { what, how } of calendar.wrong) print(`${what} does not hold: ${how}.`)
  if (calendar.checked > 0 && calendar.wrong.length === 0)
    print(`Dates of the calendar that agree with the ledger: ${calendar.checked}.`)
  for (const { what, how } of audits.wrong) print(`${what} does not hold: ${how}.`)
  if (audits.checked > 0 && audits.wrong.length === 0)
    print(`Programmes of audits that are what was approved: ${audits.checked}.`)
  for (const { what, how } of statements.wrong) print(`${what} does not hold: ${how}.`)
  if (statements.checked > 0 && statements.wrong.length === 0)
    print(`Statements of applicability that are what was approved: ${statements.checked}.`)
  for (const { what, how } of documents.wrong) print(`${what} does not hold: ${how}.`)
  if (documents.checked > 0 && documents.wrong.length === 0)
    print(`Versions of scope, context and objectives that are what was approved: ${documents.checked}.`)
  for (const { what, how } of risks.wrong) print(`${what} does not hold: ${how}.`)
  if (risks.checked > 0 && risks.wrong.length === 0)
    print(`Assessments of risks that are what was answered: ${risks.checked}.`)
  for (const { what, how } of access.wrong) print(`${what} does not hold: ${how}.`)
  if (access.uncommitted > 0)
    print(
      `Accounts under review of which no hash was kept when their review began, as it began before that was done: ${access.uncommitted}.`,
    )
  if (access.checked > 0 && access.wrong.length === 0)
    print(`Accounts under review that are what was decided on them: ${access.checked}.`)
  for (const { what, how } of links.wrong) print(`${what} does not hold: ${how}.`)
  if (links.checked > 0 && links.wrong.length === 0)
    print(`What came through links that were sent to whoever used them: ${links.checked}.`)
  for (const { ask, name } of files.wrong)
    print(`The file “${name}” that was handed in with ${ask} is not kept as it was recorded.`)
  if (files.checked > 0 && files.wrong.length === 0)
    print(`Files that are kept as they were handed in: ${files.checked}.`)
  return ok ? 0 : 1
}
