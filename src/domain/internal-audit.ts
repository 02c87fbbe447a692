import { z } from 'zod'
import type { Ask, Subject } from './ask.js'
import type { AuditPaper } from './audit-paper.js'
import type { CalendarDate } from './calendar-date.js'
import { canonicalJson, hashOf } from './canonical-json.js'
import type { Criterion } from './clauses.js'
import type { PersonId } from './person.js'

/** Who audits: the organisation itself (9.2), the body that certifies it, or a customer. */
export const auditKinds = ['internal', 'certification', 'customer'] as const
export type AuditKind = (typeof auditKinds)[number]

export const auditStages = ['planning', 'fieldwork', 'reporting', 'follow-up', 'closed'] as const
export type AuditStage = (typeof auditStages)[number]

/** The slots of its asks while it is planned: each auditor declares, the lead proposes days, the auditees agree. */
export const DECLARE_SLOT = 'declare'
export const DATE_SLOT = 'date'
export const AGREE_SLOT = 'agree'
/** Who audits in the stead of somebody who may not, which the ISMS lead says. */
export const REPLACE_SLOT = 'replace'
/** How they say that the rest of the team goes on; else the answer is a person's id. */
export const NOBODY = 'nobody'
/** Of an audit by others: who audited when, and then what they found. */
export const RECORD_SLOT = 'record'
export const ENTER_SLOT = 'findings'
/** What the lead auditor says to be done. */
export const FIELDWORK_SLOT = 'fieldwork'
export const REPORT_SLOT = 'report'

export const declarations = ['independent', 'not-independent'] as const
export type Declaration = (typeof declarations)[number]

/** What an auditee says to the days that are proposed. */
export const agreements = ['agreed', 'other-days'] as const
export type Agreement = (typeof agreements)[number]

/** How the lead says that a stage is done. */
export const DONE = 'done'

/** Per language, the organisation's first one first. */
type Texts = Record<string, string>

/** What an audit is, as `audits.yaml` lays it down. */
export interface AuditText {
  title: Texts
  kind: AuditKind
  objectives: Texts
  /** One by one, as the standard has them. */
  criteria: Criterion[]
  scope: Texts
  /** Who leads it; of an audit by others, who accompanies it and records what they found. */
  lead: PersonId
  team: PersonId[]
  /** Who answers for what is audited, and agrees when. */
  auditees: PersonId[]
  /** Who gets the report beside the auditees and the ISMS lead. */
  reportTo: PersonId[]
}

/** One version of an audit of the programme, as it was imported. */
export interface AuditDefinition extends AuditText {
  /** `<audit>@<version>` */
  _id: string
  v: 1
  audit: string
  /** Counted from 1: it rises when anything of it changes. */
  version: string
  sequence: number
  /** See {@link auditHash}. */
  hash: string
  importedAt: string
}

/** SHA-256, hex. */
export function auditHash({ title, kind, objectives, criteria, scope, ...people }: AuditText): string {
  const { lead, team, auditees, reportTo } = people
  return hashOf({ title, kind, objectives, criteria, scope, lead, team, auditees, reportTo })
}

export function auditSubject({
  audit,
  version,
  hash,
}: Pick<AuditDefinition, 'audit' | 'version' | 'hash'>): Subject {
  return { type: 'audit', id: audit, version, hash }
}

/** The days on which it takes place. */
export interface AuditDays {
  from: CalendarDate
  to: CalendarDate
}

/** That the lead auditor moved the days: which stood before, and when (ISO 8601 UTC) they did. */
export interface MovedDays {
  was: AuditDays
  by: PersonId
  at: string
  /** What the ledger says of it. */
  event: string
}

/** Fieldwork is not over before it began: whoever audits on other days than were agreed moves these first. */
export function isBeforeDays({ days }: Pick<Audit, 'days'>, today: CalendarDate): boolean {
  return days !== undefined && today < days.from
}

/** Why somebody audits no more: they said so, they are tied to all that is audited, or they are not there. */
export const lossReasons = ['declared', 'tied', 'left'] as const

/** An auditor who records and issues no more; what they did before stays, and is marked. */
export interface LostAuditor {
  person: PersonId
  because: (typeof lossReasons)[number]
  /** ISO 8601 UTC. */
  at: string
  /** Who audits instead, by whose answer; nobody where the rest of the team goes on. */
  replaced?: { by: PersonId | null; ask: string; at: string; event?: string }
  /** What the ledger says of it. */
  event?: string
}

/** One audit that runs, or ran: what it is held against and who audits, as it was when it began, and how far it is. */
export interface Audit extends AuditText {
  /** Its cycle. */
  _id: string
  v: 1
  /** Its definition. */
  audit: string
  revision: number
  stage: AuditStage
  /** When each stage began, the first one first: ISO 8601 UTC. */
  stages: { stage: AuditStage; at: string; event?: string }[]
  /** In the order of time. */
  lost?: LostAuditor[]
  /** Since the auditees agreed, or did not object in time; or as the lead auditor moved them after that. */
  days?: AuditDays
  /** What stood before the lead auditor moved them, the first one first. */
  moved?: MovedDays[]
  /** Its report, each time that it was made, the last one last. */
  papers?: AuditPaper[]
  /** Since its issued report has gone to whoever gets it, and what follows from it was begun: ISO 8601 UTC. */
  reportedAt?: string
}

export function nextStage(stage: AuditStage): AuditStage {
  return auditStages[auditStages.indexOf(stage) + 1] ?? 'closed'
}

/** Whether it took place: its report went out, or what others found in it was entered. */
export function wasHeld({
  kind,
  stages,
  reportedAt,
}: Pick<Audit, 'kind' | 'stages' | 'reportedAt'>): boolean {
  return kind === 'internal' ? reportedAt !== undefined : stages.some(({ stage }) => stage === 'reporting')
}

/** At which stage an audit was when its time was over; null where it was done, or still runs. */
export function endedAt({ kind, stages }: Pick<Audit, 'kind' | 'stages'>): AuditStage | null {
  const before = stages.at(-1)?.stage === 'closed' ? stages.at(-2)?.stage : undefined
  const wasDone = before === 'follow-up' || (kind !== 'internal' && before === 'reporting')
  return before === undefined || wasDone ? null : before
}

/** What of an audit stands as it began: SHA-256, hex. */
export function auditBegunHash(audit: AuditText): string {
  const { title, kind, objectives, criteria, scope, auditees, reportTo } = audit
  return hashOf({ title, kind, objectives, criteria, scope, auditees, reportTo })
}

/** Everybody who audits, the lead first. */
export function auditorsOf({ lead, team }: Pick<AuditText, 'lead' | 'team'>): PersonId[] {
  return [...new Set([lead, ...team])]
}

/** As the answer of the lead holds the days: `2027-05-10/2027-05-12`. */
export function daysText({ from, to }: AuditDays): string {
  return `${from}/${to}`
}

export function daysIn(text: string): AuditDays | null {
  const match = /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/.exec(text)
  return match ? { from: match[1] as string, to: match[2] as string } : null
}

/** Whether somebody has lost their independence, or left, and audits no more. */
export function isLost({ lost = [] }: Pick<Audit, 'lost'>, person: PersonId): boolean {
  return lost.some((each) => each.person === person)
}

/** So that whoever is asked about one auditor who was lost is told apart from who is asked about the next. */
const ROUNDS_EACH = 100

/** In which round it is asked who audits instead of the nth who was lost (from 0), after so many who were asked before. */
export function replaceRound(place: number, before: number): number {
  return (place + 1) * ROUNDS_EACH + before
}

/** About which of those who were lost it is asked who audits instead: from 0. */
export function lostPlace({ round }: { round: number }): number {
  return Math.floor(round / ROUNDS_EACH) - 1
}

/** Who else audited, and under which reference they know it. */
const Recorded = z.strictObject({ body: z.string(), reference: z.string() })
export type RecordedAudit = z.infer<typeof Recorded>

/** As the record keeps it: one text, so that one commitment holds it. */
export function recordedText(recorded: RecordedAudit): string {
  return canonicalJson(recorded)
}

export function recordedIn({ answer }: Pick<Ask, 'answer'>): RecordedAudit | null {
  return answer?.findings ? Recorded.parse(JSON.parse(answer.findings.text)) : null
}
