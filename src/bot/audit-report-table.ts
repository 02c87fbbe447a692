import { stringify } from 'csv-stringify/sync'
import { type AuditReportView, isLookedAt, type ReportedFinding } from './audit-report-view.js'

/**
 * An audit for a spreadsheet: a line for each finding, one for each item without one, and one for each earlier finding that was
 * followed up.
 */
export function auditReportCsv(view: AuditReportView): string {
  const { looked, findings, earlier, notLooked } = view
  const withFinding = new Set(findings.map(({ finding }) => finding.criterion))
  const rows = [
    ...findings.map((each) => findingRow('finding', each, view)),
    ...looked
      .filter(({ criterion }) => !withFinding.has(criterion))
      .map(({ criterion, grade, by, byLostAt, at, note, samples, byNobody }) => ({
        ...empty,
        ...{ line: 'item', criterion, grade: grade ?? '', statement: note, by, at: at ?? '' },
        by_lost_at: byLostAt ?? '',
        not_looked_because: isLookedAt({ grade }) ? '' : (notLooked?.reason ?? ''),
        nobody_independent: byNobody ? 'yes' : '',
        ...(samples[0] ? sampleFields(samples[0]) : {}),
        audit: view.cycle,
      })),
    ...earlier.map((each) => findingRow('earlier', each, view)),
  ]
  // Whoever opens the file in a spreadsheet must not run what somebody wrote.
  return stringify(rows, { header: true, columns: Object.keys(empty), escape_formulas: true })
}

const empty = {
  ...{ line: '', finding: '', criterion: '', grade: '', requirement: '', statement: '', evidence: '' },
  ...{ sample: '', population: '', sample_size: '', sample_of: '', seed: '' },
  ...{ owner: '', by: '', at: '', state: '', contested_by: '', contested_because: '' },
  ...{ decided_by: '', upheld: '', decided_because: '', reference: '', due_on: '' },
  ...{ corrective_action: '', corrective_action_state: '', by_lost_at: '', audit: '' },
  ...{ not_looked_because: '', nobody_independent: '', mended: '', mended_seen: '', mended_by: '' },
}

function findingRow(line: 'finding' | 'earlier', reported: ReportedFinding, { cycle }: AuditReportView) {
  const { finding, owner, by, byLostAt, contestedBy, decidedBy, nonconformity, seen } = reported
  const { contested, decided } = finding
  return {
    ...{ line, finding: finding._id, criterion: finding.criterion, grade: finding.grade },
    requirement: finding.requirement?.text ?? '',
    statement: finding.statement.text,
    evidence: finding.evidence?.text ?? '',
    ...(finding.sample ? sampleFields(finding.sample) : sampleFields(null)),
    ...{ owner, by, at: finding.at, state: finding.state },
    ...{ contested_by: contestedBy, contested_because: contested?.reason.text ?? '' },
    ...{ decided_by: decidedBy, upheld: decided ? (decided.upheld ? 'yes' : 'no') : '' },
    decided_because: decided?.reason.text ?? '',
    ...{ reference: finding.reference?.text ?? '', due_on: finding.dueOn ?? '' },
    ...{ corrective_action: nonconformity?.id ?? '', corrective_action_state: nonconformity?.state ?? '' },
    by_lost_at: byLostAt ?? '',
    audit: finding.audit ?? cycle,
    ...(seen ? { mended: seen.mended ? 'yes' : 'no', mended_seen: seen.text, mended_by: seen.by } : {}),
  }
}

function sampleFields(sample: ReportedFinding['finding']['sample'] | null) {
  const { population, size, of, seed } = sample ?? {}
  return {
    ...{ sample: sample?.sample ?? '', population: population ?? '' },
    ...{ sample_size: size ?? '', sample_of: of ?? '', seed: seed ?? '' },
  }
}
