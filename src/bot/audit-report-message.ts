import { issuedIn, recipientsOf } from '../domain/audit-reporting.js'
import type { DeliveryContent } from '../domain/delivery.js'
import { type Audit, auditorsOf, isLost } from '../domain/internal-audit.js'
import { type Organisation, seesAll } from '../domain/organisation.js'
import type { Person } from '../domain/person.js'
import type { KeptFiles } from '../store/kept-files.js'
import type { OrganisationStore } from '../store/organisation.js'
import { type AuditReportTools, auditReportOnRecord } from './audit-report-on-record.js'
import { escaped } from './cards/card.js'
import { noticeCard } from './cards/common.js'
import { titleOf } from './cards/definition.js'
import type { Shown } from './show.js'
import { textsFor } from './texts/texts.js'

export interface AuditReportMessageTools extends AuditReportTools {
  keptFiles: KeptFiles
  organisation: OrganisationStore
}

type Content = Extract<DeliveryContent, { kind: 'audit-report' }>

/**
 * Who audits, and is independent, may have the draft; once it is issued, also who is audited, who gets it, who answers for one of its findings, and
 * who sees all.
 */
export function mayGetReport(
  audit: Audit,
  reader: Person,
  organisation: Organisation,
  report: { isIssued: boolean; owners: readonly string[] },
): boolean {
  if (auditorsOf(audit).includes(reader._id) && !isLost(audit, reader._id)) return true
  if (!report.isIssued) return false
  const theirs = [...recipientsOf(audit, organisation), ...report.owners]
  return seesAll(reader, organisation) || theirs.includes(reader._id)
}

/** The report that was issued, byte for byte; before that the draft, as its team is to read it; or what was found as a table. */
export async function auditReportMessage(
  tools: AuditReportMessageTools,
  { cycle, format }: Content,
  reader: Person,
  at: string,
): Promise<Pick<Shown, 'card' | 'file'> | null> {
  const [audit, organisation, asks, findings] = await Promise.all([
    tools.audits.byId(cycle),
    tools.organisation.read(),
    tools.asks.allOf(cycle),
    tools.findings.ofAudit(cycle),
  ])
  if (!audit || !organisation) return null
  const issued = issuedIn(asks)?.answer?.file
  const report = { isIssued: issued !== undefined, owners: findings.map(({ owner }) => owner) }
  if (!mayGetReport(audit, reader, organisation, report)) return null
  const t = textsFor(reader.language, organisation.languages[0]).auditReporting.file
  const title = titleOf(audit, reader)
  const kept = issued ?? audit.papers?.at(-1)?.file
  const bytes =
    kept && format === 'pdf'
      ? await tools.keptFiles.bytesOf(kept)
      : await auditReportOnRecord(tools, organisation, audit, {
          ...{ format, language: reader.language, madeAt: at, isDraft: !issued },
        })
  if (!bytes) return { card: noticeCard(t.notKept(escaped(title))) }
  const name = `${t.name}-${cycle.replace('cycle/internal-audit.', '').replace('/', '-')}.${format}`
  return {
    card: noticeCard(issued ? t.here(escaped(title)) : t.draftHere(escaped(title))),
    file: {
      make: async () => ({ name, title: name, bytes }),
      instead: noticeCard(t.notTaken(escaped(title), cycle.replace('cycle/', ''))),
    },
  }
}
