import type { Ask } from '../domain/ask.js'
import { criteriaText } from '../domain/audit-criteria.js'
import { type AuditItem, type FollowedUp, followedUpIn } from '../domain/audit-item.js'
import { READ_SLOT, recipientsOf } from '../domain/audit-reporting.js'
import type { Criterion } from '../domain/clauses.js'
import { lastOf } from '../domain/control-check.js'
import { type Finding, type FindingGrade, findingGrades, stands } from '../domain/finding.js'
import { tieTo } from '../domain/independence.js'
import {
  type Audit,
  type AuditDays,
  auditorsOf,
  DECLARE_SLOT,
  FIELDWORK_SLOT,
  REPORT_SLOT,
} from '../domain/internal-audit.js'
import type { Nonconformity } from '../domain/nonconformity.js'
import type { Organisation } from '../domain/organisation.js'
import type { PersonId } from '../domain/person.js'
import { dateIn } from '../domain/working-days.js'
import type { Asks } from '../store/asks.js'
import type { AuditItems } from '../store/audit-items.js'
import type { Audits } from '../store/audits.js'
import type { Cycles } from '../store/cycles.js'
import type { Findings } from '../store/findings.js'
import type { Independence } from '../store/independence.js'
import type { Nonconformities } from '../store/nonconformities.js'
import type { People } from '../store/people.js'
import { earlierOf } from './audit-earlier-findings.js'
import { auditReportCsv } from './audit-report-table.js'
import type { AuditReportView, LookedAt, ReportedFinding } from './audit-report-view.js'
import { textFor } from './cards/definition.js'
import { labelOf } from './criterion-name.js'
import { auditReportPdf } from './pdf/audit-report-pdf.js'
import { type Texts, textsFor } from './texts/texts.js'

export interface AuditReportTools {
  asks: Asks
  auditItems: AuditItems
  audits: Audits
  cycles: Cycles
  findings: Findings
  independence: Independence
  nonconformities: Nonconformities
  people: People
}

export interface AuditReportWanted {
  format: 'pdf' | 'csv'
  /** BCP 47. */
  language: string
  /** ISO 8601 UTC. */
  madeAt: string
  /** Not issued, nor made to be. */
  isDraft: boolean
}

/** The report of an audit as it stands at this moment, as a file. */
export async function auditReportOnRecord(
  tools: AuditReportTools,
  organisation: Organisation,
  audit: Audit,
  wanted: AuditReportWanted,
): Promise<Uint8Array> {
  const texts = textsFor(wanted.language, organisation.languages[0])
  const view = await auditReportView(tools, organisation, audit, wanted, texts)
  return wanted.format === 'csv' ? Buffer.from(auditReportCsv(view)) : auditReportPdf(view, texts)
}

/** Makes it in the organisation's language: as its team reads it, or as it is to be issued. */
export function reportMaker(tools: AuditReportTools) {
  return (organisation: Organisation, audit: Audit, made: { isDraft: boolean; madeAt: string }) =>
    auditReportOnRecord(tools, organisation, audit, {
      ...{ ...made, format: 'pdf', language: organisation.languages[0] ?? 'en' },
    })
}

async function auditReportView(
  tools: AuditReportTools,
  organisation: Organisation,
  audit: Audit,
  { language, madeAt, isDraft }: AuditReportWanted,
  texts: Texts,
): Promise<AuditReportView> {
  const [asks, findings, { findings: earlier, actions: theirs, last }, items, cycle] = await Promise.all([
    tools.asks.allOf(audit._id),
    tools.findings.ofAudit(audit._id),
    earlierOf(tools, audit, audit.criteria),
    tools.auditItems.ofAudit(audit._id),
    tools.cycles.byId(audit._id),
  ])
  const begunAt = audit.stages[0]?.at ?? madeAt
  const known = [...new Set(findings.flatMap(({ nonconformity }) => nonconformity ?? []))]
  const own = await tools.nonconformities.byIds(known)
  const actions = new Map([...theirs, ...own.map((each) => [each._id, each] as const)])
  const before = last ? await tools.findings.ofAudit(last._id) : null
  const recipients = recipientsOf(audit, organisation)
  const done = lastOf(asks, FIELDWORK_SLOT)?.answer
  const named = [
    ...recipients,
    ...items
      .flatMap(({ result, followedUp = [] }) => [...(result ? [result] : []), ...followedUp])
      .map(({ by }) => by),
    ...(audit.moved ?? []).map(({ by }) => by),
    ...(cycle?.because ? [cycle.startedBy] : []),
    ...(done ? [done.by] : []),
  ]
  const people = await tools.people.byIds(namedIn(audit, [...findings, ...earlier], named))
  const name = (id: PersonId) => people.get(id)?.name ?? ''
  const tied = await tiesIn(tools, audit, madeAt)
  const reader = { language }
  const written = lastOf(asks, REPORT_SLOT)?.answer
  return {
    ...{ cycle: audit._id, language, madeAt, isDraft, begunAt },
    ...{ organisation: organisation.name, timeZone: organisation.timeZone },
    title: textFor(audit.title, reader),
    objectives: textFor(audit.objectives, reader),
    scope: textFor(audit.scope, reader),
    criteria: criteriaText(audit.criteria),
    lead: name(audit.lead),
    team: audit.team.filter((id) => id !== audit.lead).map(name),
    auditees: audit.auditees.map(name),
    recipients: recipients.map(name),
    independence: everyAuditor(audit).map((id) => ({
      ...{
        person: id,
        name: name(id),
        isLead: id === audit.lead,
        declaredAt: declaredAt(asks, id),
        lostAt: lostAt(audit, id),
        tied: criteriaText(tied(id)),
      },
    })),
    days: audit.days ?? null,
    moved: (audit.moved ?? []).map(({ was, by, at }) => ({ was, by: name(by), at })),
    recorded: recordedBetween(items, organisation.timeZone),
    outOfTurn: cycle?.because ? { by: name(cycle.startedBy), reason: cycle.because.text } : null,
    notLooked: done?.reason ? { reason: done.reason.text, by: name(done.by), at: done.at } : null,
    conclusion: written?.reason ? { text: written.reason.text, by: name(written.by), at: written.at } : null,
    readBy: readBy(asks),
    looked: lookedAt(audit, items, findings, { name, tied, texts }),
    findings: findings.map((each) => reportedOf(each, null, name, lostAt(audit, each.by), actions, texts)),
    earlier: earlier.map((each) =>
      reportedOf(each, followedUpIn(items, each._id), name, null, actions, texts),
    ),
    before: before && countsOf(before),
  }
}

function namedIn(audit: Audit, findings: readonly Finding[], others: readonly PersonId[]): PersonId[] {
  const inFindings = findings.flatMap(({ owner, by, contested, decided }) => [
    ...[owner, by],
    ...[contested, decided].flatMap((said) => (said ? [said.by] : [])),
  ])
  return [...new Set([...everyAuditor(audit), ...others, ...inFindings])]
}

type Tied = (person: PersonId) => Criterion[]

/** To which of its criteria the record ties each who audits. */
async function tiesIn({ independence }: AuditReportTools, audit: Audit, asOf: string): Promise<Tied> {
  const { involvements, since } = await independence.tiesOf(audit, auditorsOf(audit), asOf)
  return (person: PersonId) =>
    audit.criteria.filter((criterion) => tieTo(involvements, person, criterion, since) !== null)
}

/** Those who lost their independence last. */
function everyAuditor(audit: Audit): PersonId[] {
  return [...new Set([...auditorsOf(audit), ...(audit.lost ?? []).map(({ person }) => person)])]
}

function lostAt({ lost = [] }: Audit, person: PersonId): string | null {
  return lost.find((each) => each.person === person)?.at ?? null
}

function declaredAt(asks: readonly Ask[], person: PersonId): string | null {
  const declared = asks.filter(
    ({ slot, answer }) => slot === DECLARE_SLOT && answer?.by === person && answer.value === 'independent',
  )
  return declared.at(-1)?.answer?.at ?? null
}

/** When something of it was recorded, whatever was recorded of it since. */
function recordedBetween(items: readonly AuditItem[], timeZone: string): AuditDays | null {
  const all = items.flatMap(({ result, before = [], followedUp = [] }) => [
    ...before,
    ...(result ? [result] : []),
    ...followedUp,
  ])
  const days = all.map(({ at }) => dateIn(at, timeZone)).sort()
  const [from, to] = [days[0], days.at(-1)]
  return from && to ? { from, to } : null
}

/** What was heard of the last draft. */
function readBy(asks: readonly Ask[]): AuditReportView['readBy'] {
  const conclusion = lastOf(asks, REPORT_SLOT)?._id
  const reading = asks.filter(({ slot, follows }) => slot === READ_SLOT && follows === conclusion)
  const last = new Map(reading.map((ask) => [ask.askedOf, ask]))
  return [...last].map(([person, { answer }]) => ({ person, at: answer?.at ?? null }))
}

function lookedAt(
  audit: Audit,
  items: readonly AuditItem[],
  findings: readonly Finding[],
  { name, tied, texts }: { name: (id: PersonId) => string; tied: Tied; texts: Texts },
): LookedAt[] {
  const auditors = auditorsOf(audit).filter((each) => lostAt(audit, each) === null)
  return audit.criteria.map((criterion) => {
    const [worst] = findings
      .filter((finding) => finding.criterion === criterion && stands(finding))
      .sort((a, b) => findingGrades.indexOf(b.grade) - findingGrades.indexOf(a.grade))
    const result = items.find((item) => item.criterion === criterion)?.result
    return {
      ...{ criterion, about: labelOf(criterion, texts) },
      // That it conforms nobody said where what was found was thrown out.
      grade: worst?.grade ?? (result ? (result.grade === 'conforms' ? 'conforms' : 'withdrawn') : null),
      by: result ? name(result.by) : '',
      byLostAt: result ? lostAt(audit, result.by) : null,
      at: worst?.at ?? result?.at ?? null,
      byNobody: auditors.every((each) => tied(each).includes(criterion)),
      ...{ note: result?.note?.text ?? '', samples: worst?.sample ? [worst.sample] : [] },
    }
  })
}

function reportedOf(
  finding: Finding,
  seen: FollowedUp | null,
  name: (id: PersonId) => string,
  byLostAt: string | null,
  actions: ReadonlyMap<string, Nonconformity>,
  { correctiveAction }: Texts,
): ReportedFinding {
  const { owner, by, contested, decided, nonconformity } = finding
  const action = nonconformity === undefined ? undefined : actions.get(nonconformity)
  return {
    ...{ finding, owner: name(owner), by: name(by), byLostAt },
    contestedBy: contested ? name(contested.by) : '',
    decidedBy: decided ? name(decided.by) : '',
    seen: seen && { mended: seen.mended, text: seen.seen.text, by: name(seen.by), at: seen.at },
    nonconformity: action ? { id: action._id, state: correctiveAction.stages[action.stage] } : null,
  }
}

function countsOf(findings: readonly Finding[]): Record<FindingGrade, number> {
  const count = (grade: FindingGrade) =>
    findings.filter((finding) => finding.grade === grade && stands(finding)).length
  return {
    observation: count('observation'),
    opportunity: count('opportunity'),
    minor: count('minor'),
    major: count('major'),
  }
}
