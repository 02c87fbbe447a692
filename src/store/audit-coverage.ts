import { annexA } from '../domain/annex-a.js'
import { type AuditCoverage, coverageOf, type Held, type PlannedFor } from '../domain/audit-coverage.js'
import { type AuditProgramme, defaultRules } from '../domain/audit-programme.js'
import { clauses } from '../domain/clauses.js'
import { isNonconformity } from '../domain/finding.js'
import type { Audit } from '../domain/internal-audit.js'
import { programmeId } from '../domain/programme.js'
import { dateIn } from '../domain/working-days.js'
import type { AuditItems } from './audit-items.js'
import type { AuditProgrammes } from './audit-programmes.js'
import type { Audits } from './audits.js'
import type { Findings } from './findings.js'
import type { Occurrences } from './occurrences.js'
import type { Statements } from './statements.js'

export interface CoverageTools {
  auditItems: AuditItems
  auditProgrammes: AuditProgrammes
  audits: Audits
  findings: Findings
  occurrences: Occurrences
  statements: Statements
}

/** At a moment (ISO 8601 UTC), in this zone. */
export async function auditCoverage(
  tools: CoverageTools,
  programme: AuditProgramme | null,
  asOf: string,
  timeZone: string,
): Promise<AuditCoverage> {
  const [statement, audits, first] = await Promise.all([
    tools.statements.current(),
    tools.audits.internal(),
    tools.auditProgrammes.first(),
  ])
  const today = dateIn(asOf, timeZone)
  const applicable = statement?.controls.flatMap((each) => (each.applicable ? [each.id] : [])) ?? annexA
  const held = await heldIn(tools, audits, timeZone)
  const covered = coverageOf({
    ...{ criteria: [...clauses, ...applicable], rules: programme?.rules ?? defaultRules, held, today },
    planned: await plannedIn(tools, programme, audits, today),
    since: dateIn(first?.importedAt ?? asOf, timeZone),
  })
  return { covered, outside: annexA.filter((control) => !applicable.includes(control)) }
}

/** What was looked at, once the fieldwork was done: what was left out is on record with its reason, and was not. */
async function heldIn(
  { auditItems, findings }: Pick<CoverageTools, 'auditItems' | 'findings'>,
  audits: readonly Audit[],
  timeZone: string,
): Promise<Held[]> {
  const done = audits.flatMap((audit) => {
    const at = audit.stages.find(({ stage }) => stage === 'reporting')?.at
    return at === undefined ? [] : [{ _id: audit._id, on: audit.days?.to ?? dateIn(at, timeZone) }]
  })
  const ids = done.map(({ _id }) => _id)
  const [items, found] = await Promise.all([auditItems.withResult(ids), findings.ofAudits(ids)])
  const nonconformities = new Map<string, number>()
  for (const { audit, criterion, grade, state } of found)
    if (isNonconformity(grade) && state !== 'withdrawn') {
      const key = `${audit} ${criterion}`
      nonconformities.set(key, (nonconformities.get(key) ?? 0) + 1)
    }
  const days = new Map(done.map(({ _id, on }) => [_id, on]))
  // What was found and then thrown out is as if nobody had looked.
  const withdrawn = new Set(found.flatMap(({ _id, state }) => (state === 'withdrawn' ? [_id] : [])))
  return items.flatMap(({ audit, criterion, result }): Held[] => {
    const on = withdrawn.has(result?.finding ?? '') ? undefined : days.get(audit)
    const count = nonconformities.get(`${audit} ${criterion}`) ?? 0
    return on === undefined ? [] : [{ criterion, on, nonconformities: count }]
  })
}

/** What is to be looked at: in audits that run, and on the dates of the calendar. */
async function plannedIn(
  { occurrences }: CoverageTools,
  programme: AuditProgramme | null,
  audits: readonly Audit[],
  today: string,
): Promise<PlannedFor[]> {
  const planned = await occurrences.planned()
  const coming = (programme?.audits ?? [])
    .filter(({ kind }) => kind === 'internal')
    .flatMap(({ audit, criteria }) =>
      planned
        .filter((each) => each.programme === programmeId('internal-audit', audit))
        .flatMap(({ date: on }) => criteria.map((criterion) => ({ criterion, on }))),
    )
  const running = audits
    .filter(({ stage }) => stage === 'planning' || stage === 'fieldwork')
    .flatMap(({ criteria, days }) => criteria.map((criterion) => ({ criterion, on: days?.to ?? today })))
  return [...coming, ...running]
}
