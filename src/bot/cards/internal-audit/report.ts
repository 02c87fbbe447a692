import { formatAskRef } from '../../../domain/ask.js'
import { CONFIRM_SLOT, ISSUE_SLOT, issuings, READ_SLOT, readings } from '../../../domain/audit-reporting.js'
import { type Finding, type FindingGrade, worstFirst } from '../../../domain/finding.js'
import { REPORT_SLOT } from '../../../domain/internal-audit.js'
import type { Kept } from '../../../domain/kept.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type Card, escaped, type Form, shortened } from '../card.js'
import { titleOf } from '../definition.js'
import { verbs as findingVerbs } from '../finding/finding.js'
import { REASON, reasonField } from '../policy-acknowledgement/reason.js'
import { type AuditView, namesIn, type Put, receiptOf, todayOf, verbs } from './view.js'

const reportSlots = [REPORT_SLOT, READ_SLOT, ISSUE_SLOT, CONFIRM_SLOT] as const
type ReportSlot = (typeof reportSlots)[number]

/** As long as a conclusion may be, in characters. */
const LONGEST_CONCLUSION = 3_000

/** How long each takes, at least, in minutes. */
const minutes: Readonly<Record<ReportSlot, number>> = {
  [REPORT_SLOT]: 30,
  [READ_SLOT]: 20,
  [ISSUE_SLOT]: 5,
  [CONFIRM_SLOT]: 3,
}

export function isReportSlot(slot: string): slot is ReportSlot {
  return reportSlots.some((each) => each === slot)
}

/** How what is asked while an audit is reported is put. */
export function putReport(view: AuditView, slot: ReportSlot, texts: Texts): Put {
  if (slot === REPORT_SLOT) return writing(view, texts)
  if (slot === READ_SLOT) return reading(view, texts)
  return slot === ISSUE_SLOT ? issuing(view, texts) : confirming(view, texts)
}

function writing(view: AuditView, texts: Texts): Put {
  const t = texts.auditReporting.write
  const { ask, audit, reader, objected } = view
  const title = titleOf(audit, reader)
  return {
    ...{ title: t.title(title), summary: t.summary(title, ask.dueOn, todayOf(view)), why: t.why },
    minutes: minutes[REPORT_SLOT],
    lines: [...(objected ? [t.objected(escaped(objected.by), escaped(objected.reason))] : []), t.question],
    actions: [
      { verb: verbs.conclude, value: formatAskRef(ask), label: t.open, primary: true },
      fileAction(view, 'pdf', texts),
    ],
  }
}

function reading(view: AuditView, texts: Texts): Put {
  const t = texts.auditReporting.read
  const { ask, audit, reader, lead } = view
  const title = titleOf(audit, reader)
  const value = formatAskRef(ask)
  return {
    ...{ title: t.title(title), summary: t.summary(title, ask.dueOn, todayOf(view)), why: t.why },
    minutes: minutes[READ_SLOT],
    lines: [t.question(escaped(lead)), t.silence(ask.dueOn, todayOf(view))],
    actions: [
      fileAction(view, 'pdf', texts),
      { verb: verbs.right, value, label: t.right, primary: true },
      { verb: verbs.notRight, value, label: t['not-right'] },
    ],
  }
}

function issuing(view: AuditView, texts: Texts): Put {
  const t = texts.auditReporting.issue
  const { ask, audit, reader, recipients } = view
  const title = titleOf(audit, reader)
  const value = formatAskRef(ask)
  return {
    ...{ title: t.title(title), summary: t.summary(title, ask.dueOn, todayOf(view)), why: t.why },
    minutes: minutes[ISSUE_SLOT],
    lines: [t.goesTo(escaped(namesIn(recipients, texts))), t.follows],
    actions: [
      { verb: verbs.askIssue, value, label: t.open, primary: true },
      fileAction(view, 'pdf', texts),
      { verb: verbs.askAnew, value, label: t.anew },
    ],
  }
}

function confirming(view: AuditView, texts: Texts): Put {
  const t = texts.auditReporting.confirm
  const { ask, audit, reader, finding } = view
  const name = findingName(finding, texts)
  // What others found nobody here contests, and its report is theirs.
  const isOurs = audit.kind === 'internal'
  const words = isOurs ? t : texts.auditByOthers.confirm
  return {
    ...{ title: t.title(name), summary: t.summary(name, ask.dueOn, todayOf(view)) },
    why: words.why(escaped(titleOf(audit, reader))),
    minutes: minutes[CONFIRM_SLOT],
    lines: [
      ...(finding?.requirement ? [t.requirement(inShort(finding.requirement))] : []),
      ...(finding ? [t.statement(inShort(finding.statement))] : []),
      ...(finding?.evidence ? [t.evidence(inShort(finding.evidence))] : []),
      ...(finding?.nonconformity ? [t.action(finding.nonconformity)] : []),
      words.question,
    ],
    actions: [
      { verb: verbs.confirmFinding, value: formatAskRef(ask), label: t.confirm, primary: true },
      ...(isOurs && finding && !finding.contested
        ? [{ verb: findingVerbs.askContest, value: finding._id, label: texts.finding.contestIt }]
        : []),
      ...(isOurs ? [fileAction(view, 'pdf', texts)] : []),
    ],
  }
}

/** The report has all of it. */
function inShort({ text }: Kept): string {
  return escaped(shortened(text, 500))
}

function findingName(finding: Finding | null, texts: Texts): string {
  if (!finding) return ''
  const { number, grade, criterion } = finding
  return texts.auditReporting.confirm.name(String(number), texts.auditReport.grades[grade], criterion)
}

/** What was said, and what follows; where the report is there to be had, with it. */
export function reportReceipt(view: AuditView, slot: ReportSlot, texts: Texts): Card {
  const t = texts.auditReporting
  const { ask, audit, reader } = view
  const title = titleOf(audit, reader)
  const by = view.answeredBy ?? ''
  const isOwn = ask.answer?.by === reader._id
  if (slot === REPORT_SLOT) {
    const { receipt, byOther, next } = t.write
    return receiptOf(view, isOwn ? receipt(title) : byOther(title, by), isOwn ? [next] : [], texts)
  }
  if (slot === CONFIRM_SLOT) {
    const { receipt, byOther, next } = t.confirm
    const name = findingName(view.finding, texts)
    return receiptOf(view, isOwn ? receipt(name) : byOther(name, by), isOwn ? [next] : [], texts)
  }
  const said = ask.answer?.value
  if (slot === READ_SLOT) {
    const value = readings.find((each) => each === said) ?? 'right'
    const head = isOwn ? t.read.receipt[value](title) : t.read.byOther[value](title, by)
    return receiptOf(view, head, isOwn ? [t.read.next[value]] : [], texts)
  }
  const value = issuings.find((each) => each === said) ?? 'issued'
  const head = isOwn ? t.issue.receipt[value](title) : t.issue.byOther[value](title, by)
  return receiptOf(view, head, isOwn ? [t.issue.next[value]] : [], texts)
}

/** Asks for the file; it comes in a message of its own. */
function fileAction({ ask, isIssued }: AuditView, format: 'pdf' | 'csv', texts: Texts): Action {
  const t = texts.auditReporting.file
  return reportAction(ask.cycle, format, format === 'csv' ? t.csv : isIssued ? t.pdf : t.draft)
}

/** The same from wherever an audit is shown. */
export function reportAction(cycle: string, format: 'pdf' | 'csv', label: string): Action {
  return {
    verb: format === 'csv' ? verbs.reportCsv : verbs.reportPdf,
    value: cycle.replace('cycle/', ''),
    label,
  }
}

export function conclusionForm({ ask, audit, reader }: AuditView, before: string, texts: Texts): Form {
  const t = texts.auditReporting.write.form
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.recordConclusion, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: t.question(escaped(titleOf(audit, reader))) },
      {
        kind: 'inputs',
        inputs: [
          {
            ...{ kind: 'text', name: REASON, label: t.label, hint: t.hint, long: true },
            ...{ most: LONGEST_CONCLUSION, ...(before === '' ? {} : { initial: before }) },
          },
        ],
      },
    ],
  }
}

export function notRightForm({ ask, audit, reader }: AuditView, texts: Texts): Form {
  const t = texts.auditReporting.read.form
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.recordNotRight, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: t.question(escaped(titleOf(audit, reader))) },
      { kind: 'inputs', inputs: [reasonField(t.label, t.hint)] },
    ],
  }
}

export function anewForm({ ask, audit, reader }: AuditView, texts: Texts): Form {
  const t = texts.auditReporting.issue.anewForm
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.recordAnew, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: t.question(escaped(titleOf(audit, reader))) },
      { kind: 'inputs', inputs: [reasonField(t.label, t.hint)] },
    ],
  }
}

/** What cannot be undone is asked once more. */
export function issueForm(view: AuditView, hash: string, texts: Texts): Form {
  const { form: t, goesTo, follows } = texts.auditReporting.issue
  const { ask, audit, reader, recipients } = view
  const lines = [
    t.question(escaped(titleOf(audit, reader))),
    goesTo(escaped(namesIn(recipients, texts))),
    follows,
    t.once,
  ]
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.recordIssue, value: formatAskRef(ask), label: t.submit },
    nodes: [
      ...lines.map((text) => ({ kind: 'text', text }) as const),
      { kind: 'text', small: true, text: t.hash(hash) },
    ],
  }
}

/** What whoever gets the report is told. Names and titles are plain. */
export function issuedNotice(
  shown: {
    cycle: string
    title: string
    lead: string
    at: string
    timeZone: string
    /** Of what stands. */
    grades: readonly FindingGrade[]
    /** For how many of them the reader answers. */
    theirs: number
    /** Why they get it. */
    as: 'audited' | 'lead' | 'owner' | 'named'
  },
  texts: Texts,
): Card {
  const { notice: t, file } = texts.auditReporting
  const { cycle, title, lead, at, timeZone, grades, theirs, as } = shown
  const counted = worstFirst.flatMap((grade) => {
    const count = grades.filter((each) => each === grade).length
    return count > 0 ? [texts.auditReport.summary.counted[grade](count)] : []
  })
  return {
    summary: t.title(title),
    nodes: [
      { kind: 'title', text: t.title(title) },
      { kind: 'text', text: t.by(escaped(lead), at, timeZone) },
      { kind: 'text', text: t.found(counted) },
      { kind: 'text', text: theirs > 0 ? t.theirs(theirs) : t.nothing },
      {
        kind: 'actions',
        actions: [
          { ...reportAction(cycle, 'pdf', file.pdf), primary: true },
          reportAction(cycle, 'csv', file.csv),
        ],
      },
      { kind: 'text', small: true, text: t.why[as] },
    ],
  }
}
