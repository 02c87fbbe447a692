import { criteriaText } from '../../domain/audit-criteria.js'
import {
  type FindingGrade,
  type FromSample,
  findingGrades,
  isNonconformity,
  stands,
  worstFirst,
} from '../../domain/finding.js'
import {
  type AuditReportView,
  isLookedAt,
  type LookedAt,
  type ReportedFinding,
} from '../audit-report-view.js'
import { countedBars } from '../pictures/counted-bars.js'
import type { Texts } from '../texts/texts.js'
import { coverageOfAudit } from './audit-coverage.js'
import { type Fact, type ReportPart, reportPdf } from './report.js'

/** The report of an audit on A4: what was audited and by whom, what was found, and what follows (9.2). */
export async function auditReportPdf(view: AuditReportView, texts: Texts): Promise<Uint8Array> {
  const t = texts.auditReport
  const { title, organisation, language, madeAt, cycle, isDraft } = view
  return reportPdf(
    {
      ...{ title, organisation, language, madeAt, sort: t.sort },
      foot: isDraft ? t.foot.draft(cycle) : t.foot.issued(cycle),
      facts: factsOf(view, texts),
      parts: [
        ...summary(view, texts),
        ...conclusion(view, texts),
        ...basis(view, texts),
        ...team(view, texts),
        ...findingParts(view, texts),
        ...earlier(view, texts),
        ...items(view, texts),
      ],
    },
    texts,
  )
}

function factsOf(view: AuditReportView, texts: Texts): Fact[] {
  const { facts: t } = texts.auditReport
  const { lead, team: others, auditees, recipients, days, moved, recorded, criteria, madeAt, timeZone } = view
  const fact = (label: string, names: readonly string[]) =>
    names.length > 0 ? [{ label, value: names.join(', ') }] : []
  return [
    { label: t.lead, value: lead },
    ...fact(t.team, others),
    ...fact(t.auditees, auditees),
    { label: t.agreed, value: days ? t.between(days.from, days.to) : t.noDates },
    ...moved.map(({ was, by, at }) => ({
      ...{ label: t.moved, value: t.movedFrom(t.between(was.from, was.to), by, at, timeZone) },
    })),
    { label: t.recorded, value: recorded ? t.between(recorded.from, recorded.to) : t.nothing },
    { label: t.criteria, value: criteria },
    ...fact(t.recipients, recipients),
    { label: t.made, value: t.at(madeAt, timeZone) },
  ]
}

function summary(view: AuditReportView, texts: Texts): ReportPart[] {
  const { looked, findings, earlier: before, before: counts } = view
  const { summary: t, grades } = texts.auditReport
  const standing = findings.filter(({ finding }) => stands(finding))
  const count = (grade: FindingGrade) => standing.filter(({ finding }) => finding.grade === grade).length
  const found = worstFirst.filter((grade) => count(grade) > 0).map((grade) => t.counted[grade](count(grade)))
  const seen = looked.filter(isLookedAt).length
  const again = before.filter((each) => each.seen !== null).length
  const plot = countedBars({
    width: 'whole',
    rows: worstFirst.map((grade) => ({
      ...{ name: grades[grade], now: count(grade), before: counts?.[grade] ?? null },
    })),
    words: {
      title: t.plot,
      now: t.now,
      before: t.before,
      number: String,
      alt: `${t.plot}. ${found.join(' · ')}`,
    },
  })
  return [
    { part: 'heading', words: t.heading },
    {
      part: 'words',
      words: [
        t.looked(seen, looked.length),
        found.length > 0 ? t.found(found) : t.none,
        ...(before.length > 0 ? [t.earlier(again, before.length)] : []),
      ].join(' '),
    },
    ...notLooked(view, texts),
    { part: 'drawings', drawings: [plot] },
  ]
}

/** What was left out, by whom and why, word for word, and what nobody who audited could look at. */
function notLooked({ looked, notLooked: said, timeZone }: AuditReportView, texts: Texts): ReportPart[] {
  const { summary: t } = texts.auditReport
  const left = looked.filter((item) => !isLookedAt(item))
  const byNobody = left.filter((item) => item.byNobody)
  const named = (items: readonly LookedAt[]) => criteriaText(items.map(({ criterion }) => criterion))
  const facts: Fact[] = [
    ...(left.length > 0 ? [{ label: t.left, value: named(left) }] : []),
    ...(byNobody.length > 0 ? [{ label: t.byNobody, value: named(byNobody) }] : []),
    ...(said ? [{ label: t.because, value: `${said.reason}\n${t.saidBy(said.by, said.at, timeZone)}` }] : []),
  ]
  return facts.length > 0 ? [{ part: 'facts', facts }] : []
}

function conclusion({ conclusion: said, timeZone }: AuditReportView, texts: Texts): ReportPart[] {
  const { conclusion: t } = texts.auditReport
  return [
    { part: 'heading', words: t.heading },
    { part: 'words', words: said?.text ?? t.none },
    ...(said ? [{ part: 'words' as const, words: t.by(said.by, said.at, timeZone), soft: true }] : []),
  ]
}

function basis(view: AuditReportView, texts: Texts): ReportPart[] {
  const { basis: t } = texts.auditReport
  return [
    { part: 'heading', words: t.heading },
    {
      part: 'facts',
      facts: [
        ...(view.outOfTurn
          ? [{ label: t.outOfTurn, value: t.askedBy(view.outOfTurn.by, view.outOfTurn.reason) }]
          : []),
        { label: t.objectives, value: view.objectives },
        { label: t.scope, value: view.scope },
        { label: t.criteria, value: view.criteria },
      ],
    },
    ...(view.looked.length > 0
      ? [{ part: 'drawings' as const, drawings: [coverageOfAudit(view, texts)] }]
      : []),
  ]
}

function team({ independence, readBy, timeZone }: AuditReportView, texts: Texts): ReportPart[] {
  const { team: t, facts } = texts.auditReport
  return [
    { part: 'heading', words: t.heading },
    { part: 'words', words: t.sentence },
    {
      part: 'table',
      columns: [
        { heading: t.who, share: 2 },
        { heading: t.as, share: 1.7 },
        { heading: t.declared, share: 2.3 },
        { heading: t.read, share: 1.7 },
      ],
      rows: independence.map(({ person, name, isLead, declaredAt, lostAt, tied }) => {
        const read = readBy.find((each) => each.person === person)
        return [
          tied === '' || lostAt ? name : `${name}\n${t.tied(tied)}`,
          lostAt ? t.lost(lostAt, timeZone) : isLead ? t.lead : t.member,
          declaredAt ? facts.at(declaredAt, timeZone) : t.notDeclared,
          read ? (read.at ? facts.at(read.at, timeZone) : t.notRead) : '',
        ]
      }),
      none: t.notDeclared,
    },
  ]
}

function findingParts({ findings, timeZone, isDraft }: AuditReportView, texts: Texts): ReportPart[] {
  const { findings: t, grades } = texts.auditReport
  const ranked = [...findings].sort(
    (one, other) =>
      findingGrades.indexOf(other.finding.grade) - findingGrades.indexOf(one.finding.grade) ||
      one.finding.number - other.finding.number,
  )
  return [
    { part: 'heading', words: t.heading },
    ...(ranked.length === 0 ? [{ part: 'words' as const, words: t.none }] : []),
    ...ranked.flatMap((each): ReportPart[] => {
      const { number, criterion, grade } = each.finding
      return [
        { part: 'heading', level: 2, words: t.title(String(number), criterion, grades[grade]) },
        { part: 'facts', facts: findingFacts(each, { timeZone, isDraft }, texts) },
      ]
    }),
  ]
}

function findingFacts(
  reported: ReportedFinding,
  { timeZone, isDraft }: Pick<AuditReportView, 'timeZone' | 'isDraft'>,
  texts: Texts,
): Fact[] {
  const { findings: t, states } = texts.auditReport
  const { finding, owner, by, byLostAt, contestedBy, decidedBy, nonconformity } = reported
  const { requirement, statement, evidence, sample, contested, decided, reference, dueOn } = finding
  const fact = (label: string, value: string | undefined) => (value ? [{ label, value }] : [])
  const verdict = decided?.upheld ? t.upheld : t.withdrawn
  return [
    ...fact(t.reference, reference?.text),
    ...fact(t.requirement, requirement?.text),
    ...fact(t.statement, statement.text),
    ...fact(t.evidence, evidence?.text),
    ...fact(t.sample, sample && sampleText(sample, texts)),
    ...fact(t.owner, owner),
    ...fact(t.by, t.byAt(by, finding.at, timeZone)),
    ...fact(t.marked, byLostAt ? t.byLost(byLostAt, timeZone) : undefined),
    // Whoever reads it has it because it was issued.
    ...fact(t.state, states[!isDraft && finding.state === 'draft' ? 'issued' : finding.state]),
    ...(contested ? fact(t.contested(contestedBy, contested.at, timeZone), contested.reason.text) : []),
    ...(decided ? fact(verdict(decidedBy, decided.at, timeZone), decided.reason.text) : []),
    ...fact(t.due, dueOn && t.dueOn(dueOn)),
    ...fact(
      t.action,
      nonconformity
        ? t.actionOf(nonconformity.id, nonconformity.state)
        : isNonconformity(finding.grade) && !finding.issued && stands(finding)
          ? t.actionAtIssue
          : undefined,
    ),
  ]
}

function sampleText({ population, size, of, seed, sample }: FromSample, texts: Texts): string {
  const { findings: t } = texts.auditReport
  const drawn = t.drawn(size, of, population)
  return [drawn, ...(sample ? [sample] : []), ...(seed === null ? [] : [t.seed(String(seed))])].join(' · ')
}

function earlier({ earlier: all, timeZone }: AuditReportView, texts: Texts): ReportPart[] {
  const { earlier: t, grades, states, facts, findings } = texts.auditReport
  return [
    { part: 'heading', words: t.heading },
    {
      part: 'table',
      columns: [
        { heading: t.finding, share: 1.1 },
        { heading: t.found, share: 1.2 },
        { heading: t.grade, share: 1.2 },
        { heading: t.statement, share: 3.4 },
        { heading: t.state, share: 1.6 },
        { heading: t.seen, share: 2.6 },
      ],
      rows: all.map(({ finding, nonconformity, seen }) => [
        `${finding.number} (${finding.criterion})`,
        facts.at(finding.at, timeZone),
        grades[finding.grade],
        finding.statement.text,
        nonconformity ? findings.actionOf(nonconformity.id, nonconformity.state) : states[finding.state],
        seen
          ? `${seen.mended ? t.mended : t.notMended}: ${seen.text}\n${findings.byAt(seen.by, seen.at, timeZone)}`
          : t.notSeen,
      ]),
      none: t.none,
    },
  ]
}

function items(view: AuditReportView, texts: Texts): ReportPart[] {
  const { items: t } = texts.auditReport
  return [
    { part: 'heading', words: t.heading },
    {
      part: 'table',
      columns: [
        { heading: t.criterion },
        { heading: t.about, share: 2.2 },
        { heading: t.grade, share: 1.4 },
        { heading: t.note, share: 3.4 },
      ],
      rows: view.looked.map((item) => [
        item.criterion,
        item.about,
        resultOf(item, texts),
        notesOf(item, view, texts),
      ]),
      none: t.none,
    },
  ]
}

function resultOf({ grade }: LookedAt, texts: Texts) {
  const { items: t, grades } = texts.auditReport
  if (grade === null) return t.notLooked
  if (grade === 'withdrawn') return t.noneStands
  return { words: grades[grade], bold: grade === 'minor' || grade === 'major' }
}

function notesOf(item: LookedAt, { findings, timeZone }: AuditReportView, texts: Texts): string {
  const { note, samples, by, byLostAt, byNobody } = item
  const { items: t } = texts.auditReport
  const marked = byLostAt ? [t.byLost(by, byLostAt, timeZone)] : []
  const nobody = byNobody && !isLookedAt(item) ? [t.byNobody] : []
  const found = findings
    .filter(({ finding }) => finding.criterion === item.criterion && stands(finding))
    .map(({ finding }) => t.inFinding(String(finding.number)))
  return [
    ...marked,
    ...nobody,
    ...(note ? [note] : []),
    ...found,
    ...samples.map((sample) => sampleText(sample, texts)),
  ].join('\n')
}
