import { type Ask, formatAskRef } from '../../../domain/ask.js'
import { criteriaText } from '../../../domain/audit-criteria.js'
import type { FieldworkProgress } from '../../../domain/audit-item.js'
import type { Criterion } from '../../../domain/clauses.js'
import type { Finding } from '../../../domain/finding.js'
import type { Tie } from '../../../domain/independence.js'
import type { AuditDays, AuditText, LostAuditor, RecordedAudit } from '../../../domain/internal-audit.js'
import type { Person } from '../../../domain/person.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type Card, type CardNode, escaped, type Fact, shortened } from '../card.js'
import { firstLine, titledCard, type WaitingThing } from '../common.js'
import { textFor, titleOf } from '../definition.js'

export const verbs = {
  /** Opens the question, from a list in which it is one line. */
  open: 'internal-audit.open',
  independent: 'internal-audit.independent',
  notIndependent: 'internal-audit.not-independent',
  recordNotIndependent: 'internal-audit.record-not-independent',
  /** Their value is the ask in which it was declared. */
  noMore: 'internal-audit.no-more',
  recordNoMore: 'internal-audit.record-no-more',
  propose: 'internal-audit.propose',
  recordDays: 'internal-audit.record-days',
  agree: 'internal-audit.agree',
  otherDays: 'internal-audit.other-days',
  recordOtherDays: 'internal-audit.record-other-days',
  recordOpen: 'internal-audit.record-open',
  recordByOthers: 'internal-audit.record-by-others',
  addFinding: 'internal-audit.add-finding',
  recordTheirFinding: 'internal-audit.record-their-finding',
  allEntered: 'internal-audit.all-entered',
  replace: 'internal-audit.replace',
  recordReplacement: 'internal-audit.record-replacement',
  conclude: 'internal-audit.conclude',
  recordConclusion: 'internal-audit.record-conclusion',
  right: 'internal-audit.right',
  notRight: 'internal-audit.not-right',
  recordNotRight: 'internal-audit.record-not-right',
  askIssue: 'internal-audit.ask-issue',
  recordIssue: 'internal-audit.record-issue',
  askAnew: 'internal-audit.ask-anew',
  recordAnew: 'internal-audit.record-anew',
  confirmFinding: 'internal-audit.confirm-finding',
  /** Their value names the cycle. */
  reportPdf: 'internal-audit.report-pdf',
  reportCsv: 'internal-audit.report-csv',
  /** Its value names the cycle: opens what is asked of the reader in it. */
  next: 'internal-audit.next',
  /** Its value names the definition. */
  show: 'internal-audit.show',
  programme: 'internal-audit.programme',
  askToPut: 'internal-audit.ask-to-put',
  put: 'internal-audit.put',
  askWhyNow: 'internal-audit.ask-why-now',
  start: 'internal-audit.start',
} as const

/** What the cards of an audit show; names are plain. */
export interface AuditView {
  ask: Ask
  audit: AuditText
  reader: Person
  lead: string
  team: readonly string[]
  auditees: readonly string[]
  /** Those that are proposed, or stand. */
  days: AuditDays | null
  /** Who answered this ask, in whose stead included; null while nobody has. */
  answeredBy: string | null
  /** Whom the days do not suit that were proposed before. */
  objected: { by: string; reason: string } | null
  /** How far the fieldwork is, where that is what is asked about. */
  fieldwork: FieldworkProgress | null
  outOfTurn: { by: string; reason: string } | null
  /** Who gets the report. */
  recipients: readonly string[]
  isIssued: boolean
  /** What somebody is asked to confirm, or whether it stands. */
  finding: Finding | null
  /** Of a declaration: for so many months nobody audits what they had to do with. */
  lookBackMonths: number
  /** Plain; null: it is the reader. */
  ismsLead: string | null
  /** Who says that it is not so, where somebody is asked whether it stands; else empty. */
  contestedBy: string
  /** What ties whoever is to declare to a part of it, by the ids of what is theirs: of that they record nothing. */
  tied: readonly { as: Tie; criteria: readonly Criterion[]; of: readonly string[] }[]
  /** It is a declaration that counts, of somebody who audits: what they may say of it is that it holds no more. */
  mayTakeBack: boolean
  /** Of whom the ISMS lead is asked who audits instead, and why; and whom they named. */
  lost: { name: string; because: LostAuditor['because']; reason: string } | null
  named: string | null
  /** Of an audit by others: who audited, and how many findings are entered. */
  recorded: RecordedAudit | null
  entered: number
  /** ISO 8601 UTC: when this is shown. */
  at: string
}

export function todayOf({ reader, at }: Pick<AuditView, 'reader' | 'at'>): string {
  return dateIn(at, reader.timeZone)
}

function whenOf(view: AuditView, minutes: number, texts: Texts): string {
  return texts.policyAcknowledgement.ask.when(view.ask.dueOn, todayOf(view), minutes)
}

/** What it is held against, and where. */
function factsOf(view: AuditView, texts: Texts): Fact[] {
  const { audit, reader, lead, team, auditees, days } = view
  const t = texts.internalAudit.facts
  const fact = (label: string, value: string) => (value === '' ? [] : [{ label, value: escaped(value) }])
  return [
    ...fact(t.criteria, criteriaText(audit.criteria)),
    ...fact(t.scope, textFor(audit.scope, reader)),
    ...fact(t.lead, lead),
    ...fact(t.team, namesIn(team, texts)),
    ...fact(t.auditees, namesIn(auditees, texts)),
    ...(days ? fact(t.days, daysWords(days, view, texts)) : []),
  ]
}

export function objectivesOf({ audit, reader }: Pick<AuditView, 'audit' | 'reader'>, texts: Texts): string {
  return texts.internalAudit.toFindOut(escaped(textFor(audit.objectives, reader)))
}

/** As many as a line names. */
const NAMED = 6

export function namesIn(names: readonly string[], texts: Texts): string {
  return texts.common.names(names.slice(0, NAMED), names.length - NAMED)
}

export function daysWords(
  { from, to }: AuditDays,
  view: Pick<AuditView, 'reader' | 'at'>,
  texts: Texts,
): string {
  return texts.internalAudit.days(from, to, todayOf(view))
}

/** As much of the reason as a card says, in characters. */
const LONGEST_REASON = 2_000

/** Whoever proposes days anew knows it already. */
function outOfTurnLines({ outOfTurn, objected }: AuditView, most: number, texts: Texts): string[] {
  if (!outOfTurn || objected) return []
  return [texts.internalAudit.outOfTurn(escaped(outOfTurn.by), escaped(shortened(outOfTurn.reason, most)))]
}

/** How a question of an audit is put. Lines are CommonMark. */
export interface Put {
  title: string
  summary: string
  minutes: number
  lines: readonly string[]
  /** As much of them as a line in a list of several says, where that is less. */
  brief?: readonly string[]
  actions: readonly Action[]
  why: string
}

/** A question while it is open. */
export function questionCard(view: AuditView, put: Put, texts: Texts): Card {
  const when = whenOf(view, put.minutes, texts)
  const lines = [...outOfTurnLines(view, LONGEST_REASON, texts), ...put.lines]
  const show = texts.internalAudit.declare.show
  return {
    summary: put.summary,
    nodes: [
      { kind: 'title', text: put.title },
      { kind: 'text', text: when },
      ...lines.map((text) => ({ kind: 'text', text }) as const),
      { kind: 'text', text: objectivesOf(view, texts) },
      { kind: 'facts', facts: factsOf(view, texts) },
      { kind: 'actions', actions: put.actions },
      { kind: 'text', small: true, text: put.why },
    ],
    // In a list of several, all that the card says besides is a click away.
    item: {
      lines: [`**${escaped(put.title)}**`, when, ...(put.brief ?? put.lines)],
      actions: [...put.actions, { verb: verbs.open, value: formatAskRef(view.ask), label: show }],
    },
  }
}

/** The same as one line of a list. */
export function waitingLine(view: AuditView, put: Put, show: string, texts: Texts): WaitingThing {
  return {
    text: `**${escaped(put.title)}**  \n${whenOf(view, put.minutes, texts)}`,
    action: { verb: verbs.open, value: formatAskRef(view.ask), label: show, primary: true },
    dueOn: view.ask.dueOn,
  }
}

export function closedCard({ ask, audit, reader }: AuditView, texts: Texts): Card {
  const t = texts.internalAudit.closed
  const why = (['handed-on', 'left', 'changed', 'settled'] as const).find(
    (each) => each === ask.closed?.because,
  )
  return titledCard(t.title(titleOf(audit, reader)), [t[why ?? 'over']])
}

/** What somebody said, and what comes of it. */
export function receiptOf(view: AuditView, head: string, next: readonly string[], texts: Texts): Card {
  const { ask, reader } = view
  const when = texts.internalAudit.receiptWhen(ask.answer?.at ?? '', reader.timeZone)
  const done = `**${escaped(head)}** · ${when}`
  const reason = ask.answer?.reason?.text
  const lines = [...(reason ? [`> ${escaped(firstLine(reason))}`] : []), ...next]
  return {
    summary: head,
    nodes: [done, ...lines].map((text): CardNode => ({ kind: 'text', text })),
    item: { lines: [done], actions: [] },
  }
}
