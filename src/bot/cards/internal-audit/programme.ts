import { annexAThemes, themeOf } from '../../../domain/annex-a.js'
import { type AuditCoverage, type Covered, proposedAudits } from '../../../domain/audit-coverage.js'
import { criteriaText, partOf } from '../../../domain/audit-criteria.js'
import type { AuditProgramme, ProgrammeAudit } from '../../../domain/audit-programme.js'
import { canonicalJson } from '../../../domain/canonical-json.js'
import { byCriterion, isClause } from '../../../domain/clauses.js'
import type { Person, PersonId } from '../../../domain/person.js'
import { dateIn } from '../../../domain/working-days.js'
import { coverageGrid } from '../../pictures/coverage-grid.js'
import { svgOf } from '../../pictures/drawing.js'
import type { Texts } from '../../texts/texts.js'
import type { SubjectView } from '../approval-view.js'
import {
  type Action,
  type Card,
  type CardNode,
  escaped,
  type Fact,
  type Form,
  type Picture,
} from '../card.js'
import { firstWithin, listed } from '../common.js'
import { languageFor, titleOf } from '../definition.js'
import { verbs } from './view.js'

/** A version of the programme of audits, for one reader; names are plain. */
export interface AuditProgrammeView {
  programme: AuditProgramme
  reader: Person
  coverage: AuditCoverage
  nameOf: (person: PersonId) => string
  approved: { by: string; at: string } | null
  /** Who is asked to approve it; null where nobody is. */
  waiting: string | null
  /** The organisation's. */
  timeZone: string
  /** ISO 8601 UTC: when this is shown. */
  at: string
}

/** How much room each list has, in characters. */
const ROOM = 2_000
/** As many audits as are proposed at once. */
const PROPOSED = 6

/** What is audited when, as a picture, and which audits are missing. */
export function programmeCard(view: AuditProgrammeView, { mayPut }: { mayPut: boolean }, texts: Texts): Card {
  const { programme } = view
  const t = texts.auditProgramme
  const title = t.title(programme.version)
  const put: Action = {
    verb: verbs.askToPut,
    value: programme._id,
    label: t.approval.askToPut,
    primary: true,
  }
  return {
    summary: title,
    nodes: [
      { kind: 'title', text: title },
      { kind: 'text', text: approvalText(view, texts) },
      { kind: 'image', picture: coveragePicture(view, texts) },
      { kind: 'text', text: proposalText(view, texts) },
      { kind: 'text', small: true, text: rulesText(view, texts) },
      ...(mayPut ? [{ kind: 'actions', actions: [put] } as const] : []),
    ],
  }
}

function approvalText({ approved, waiting, timeZone }: AuditProgrammeView, texts: Texts): string {
  const t = texts.auditProgramme
  if (approved) return t.approved(escaped(approved.by), approved.at, timeZone)
  return waiting ? t.waiting(escaped(waiting)) : t.notApproved
}

function todayOf({ at, timeZone }: AuditProgrammeView): string {
  return dateIn(at, timeZone)
}

function rulesText(view: AuditProgrammeView, texts: Texts): string {
  const { clausesEveryMonths, controlsEveryMonths, lookBackMonths, certificationOn } = view.programme.rules
  const t = texts.auditProgramme
  return [
    t.rules(clausesEveryMonths, controlsEveryMonths, lookBackMonths),
    ...(certificationOn ? [t.certification(certificationOn, todayOf(view))] : []),
  ].join(' ')
}

/** The next audits that are missing; or that none is. */
function proposalText(view: AuditProgrammeView, texts: Texts): string {
  const t = texts.auditProgramme
  const today = todayOf(view)
  const proposed = proposedAudits(view.coverage.covered, today, partOf)
  if (proposed.length === 0) return t.nothingOpen
  const lines = proposed.map(({ criteria, by }) => t.proposal(escaped(criteriaText(criteria)), by, today))
  const first = firstWithin(lines.slice(0, PROPOSED), ROOM)
  return [t.proposed, listed(first, lines.length, texts), '', t.how].join('\n')
}

function coveragePicture(view: AuditProgrammeView, texts: Texts): Picture {
  const { covered, outside } = view.coverage
  const t = texts.auditProgramme
  const count = (state: Covered['state']) => covered.filter((each) => each.state === state).length
  const alt = t.alt(count('done'), count('planned'), count('open'))
  const fieldOf = ({ criterion, state, last }: Covered) => ({
    ...{ name: criterion, coverage: state },
    found: (last?.nonconformities ?? 0) > 0,
  })
  const group = (name: string, these: readonly Covered[], beside: readonly string[]) => {
    const seen = these.filter(({ state }) => state !== 'open').length
    const others = beside.map((control) => ({ name: control, coverage: 'outside' as const }))
    const fields = [...these.map(fieldOf), ...others].sort((a, b) => byCriterion(a.name, b.name))
    return fields.length === 0 ? [] : [{ name, count: t.counted(seen, these.length), fields }]
  }
  const themes = annexAThemes.flatMap((theme) =>
    group(
      theme,
      covered.filter(({ criterion }) => themeOf(criterion) === theme),
      outside.filter((control) => themeOf(control) === theme),
    ),
  )
  const own = covered.filter(({ criterion }) => !isClause(criterion) && themeOf(criterion) === null)
  const groups = [
    ...group(
      t.groups.clauses,
      covered.filter(({ criterion }) => isClause(criterion)),
      [],
    ),
    ...themes,
    ...group(t.groups.own, own, []),
  ]
  return { svg: svgOf(coverageGrid({ groups, words: { title: t.picture, legend: t.legend, alt } })), alt }
}

/** What whoever approves a version of the programme needs to know. */
export function programmeApprovalView(
  view: AuditProgrammeView,
  before: AuditProgramme | null,
  texts: Texts,
): SubjectView {
  const { programme, reader } = view
  const t = texts.auditProgramme.approval
  return {
    what: t.what(programme.version),
    question: t.question(programme.version),
    ...{ because: t.because, becauseInStead: t.becauseInStead },
    facts: programmeFacts(view, texts),
    text: changesText(programme, before, reader, texts),
    picture: coveragePicture(view, texts),
    minutes: 10,
    language: languageFor(programme.audits[0]?.title ?? {}, reader),
    ...{ approve: t.approve, consequence: t.consequence, done: { approver: t.done, requester: t.done } },
    next: { again: t.again, blocked: t.blocked },
    meanwhile: before ? t.meanwhile(before.version) : t.meanwhileNone,
  }
}

function programmeFacts(view: AuditProgrammeView, texts: Texts): Fact[] {
  const { programme, coverage } = view
  const t = texts.auditProgramme.approval
  const open = coverage.covered.filter(({ state }) => state === 'open').map(({ criterion }) => criterion)
  const { certificationOn } = programme.rules
  return [
    { label: t.audits, value: String(programme.audits.length) },
    ...(open.length > 0 ? [{ label: t.open, value: escaped(criteriaText(open)) }] : []),
    ...(certificationOn
      ? [{ label: t.certificationOn, value: texts.dueDay(certificationOn, todayOf(view)) }]
      : []),
  ]
}

/** Which audits differ from the version that was approved before; CommonMark. */
function changesText(
  programme: AuditProgramme,
  before: AuditProgramme | null,
  reader: Person,
  texts: Texts,
): string {
  const t = texts.auditProgramme.changes
  if (!before) return t.first
  const old = new Map(before.audits.map((each) => [each.audit, each]))
  const now = new Set(programme.audits.map(({ audit }) => audit))
  const name = (audit: ProgrammeAudit) => escaped(titleOf(audit, reader))
  const lines = [
    ...programme.audits.flatMap((each) => {
      const was = old.get(each.audit)
      if (!was) return [t.added(name(each))]
      return textOf(was) === textOf(each) ? [] : [t.changed(name(each))]
    }),
    ...before.audits.filter(({ audit }) => !now.has(audit)).map((each) => t.removed(name(each))),
  ]
  if (lines.length === 0) return t.none(before.version)
  return `${t.since(before.version)}\n${listed(firstWithin(lines, ROOM), lines.length, texts)}`
}

function textOf(audit: ProgrammeAudit): string {
  return canonicalJson({ ...audit, recurrence: { ...audit.recurrence } })
}

/** All that is approved, audit by audit. */
export function programmePage(view: AuditProgrammeView, texts: Texts): CardNode[] {
  const { programme, reader, nameOf } = view
  const t = texts.auditProgramme
  const lines = programme.audits.map((each) =>
    t.audit(escaped(titleOf(each, reader)), escaped(criteriaText(each.criteria)), escaped(nameOf(each.lead))),
  )
  return [
    { kind: 'text', text: rulesText(view, texts) },
    { kind: 'text', text: `${t.listed}\n${listed(firstWithin(lines, ROOM), lines.length, texts)}` },
    { kind: 'image', picture: coveragePicture(view, texts) },
  ]
}

/** Asks the ISMS lead once more, with who decides and what has changed. */
export function putProgrammeForm(
  view: AuditProgrammeView,
  before: AuditProgramme | null,
  deciders: string,
  texts: Texts,
): Form {
  const { programme, reader } = view
  const t = texts.auditProgramme.approval
  return {
    title: t.putTitle,
    close: texts.common.close,
    submit: { verb: verbs.put, value: programme._id, label: t.put },
    nodes: [
      { kind: 'text', text: t.putQuestion(programme.version, deciders) },
      { kind: 'facts', facts: programmeFacts(view, texts) },
      { kind: 'text', text: changesText(programme, before, reader, texts) },
    ],
  }
}
