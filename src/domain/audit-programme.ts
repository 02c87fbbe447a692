import type { Subject } from './ask.js'
import type { CalendarDate } from './calendar-date.js'
import { hashOf } from './canonical-json.js'
import type { Criterion } from './clauses.js'
import type { Approval } from './cycle.js'
import type { AuditText } from './internal-audit.js'
import type { Recurrence } from './recurrence.js'

/** How much an audit of something matters. */
export const importances = ['high', 'normal', 'low'] as const
export type Importance = (typeof importances)[number]

/** By what the programme of audits is made (9.2.2). */
export interface ProgrammeRules {
  /** Each clause comes round once in so many months, each applicable control in so many. */
  clausesEveryMonths: number
  controlsEveryMonths: number
  /** Before this day all of it is audited once; null: no such day is set. */
  certificationOn: CalendarDate | null
  /** Nobody audits what they owned, ran or did within so many months. */
  lookBackMonths: number
  /** What matters more, or less, than the rest. */
  importance: { criteria: Criterion[]; is: Importance }[]
}

/** What stands where `audits.yaml` says nothing of it. */
export const defaultRules: ProgrammeRules = {
  clausesEveryMonths: 12,
  controlsEveryMonths: 36,
  certificationOn: null,
  lookBackMonths: 12,
  importance: [],
}

/** One audit as the programme has it. */
export interface ProgrammeAudit
  extends Pick<AuditText, 'title' | 'kind' | 'criteria' | 'lead' | 'team' | 'auditees'> {
  audit: string
  recurrence: Recurrence
}

/** There is one programme. */
export const AUDITS = 'audits'

/** One version of the programme of audits, as it was imported (9.2.2). Nothing of it changes. */
export interface AuditProgramme {
  /** `audits@<version>` */
  _id: string
  v: 1
  programme: typeof AUDITS
  /** Counted from 1: it rises when anything of it changes. */
  version: string
  sequence: number
  rules: ProgrammeRules
  /** By their ids. */
  audits: ProgrammeAudit[]
  /** See {@link programmeHash}. */
  hash: string
  importedAt: string
  /** Once top management has approved it. */
  approved?: Approval
}

/** SHA-256, hex. */
export function programmeHash({ rules, audits }: Pick<AuditProgramme, 'rules' | 'audits'>): string {
  return hashOf({ rules, audits: audits.map((each) => ({ ...each, recurrence: { ...each.recurrence } })) })
}

export function programmeSubject({ version, hash }: Pick<AuditProgramme, 'version' | 'hash'>): Subject {
  return { type: 'audit-programme', id: AUDITS, version, hash }
}
