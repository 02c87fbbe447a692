import type { Subject } from './ask.js'
import type { CalendarDate } from './calendar-date.js'
import { hashOf } from './canonical-json.js'
import type { Criterion } from './clauses.js'
import type { Approval } from './cycle.js'
import type { AuditDefinition, AuditText } from './internal-audit.js'
import type { Programme } from './programme.js'
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

const weights: Readonly<Record<Importance, number>> = { low: 0, normal: 1, high: 2 }

/** Of two sets of rules what asks for more, each by each: what nobody has approved loosens nothing. */
export function stricterOf(one: ProgrammeRules, other: ProgrammeRules): ProgrammeRules {
  const days = [one.certificationOn, other.certificationOn].filter((day) => day !== null).sort()
  const named = [...new Set([...one.importance, ...other.importance].flatMap(({ criteria }) => criteria))]
  return {
    clausesEveryMonths: Math.min(one.clausesEveryMonths, other.clausesEveryMonths),
    controlsEveryMonths: Math.min(one.controlsEveryMonths, other.controlsEveryMonths),
    certificationOn: days[0] ?? null,
    lookBackMonths: Math.max(one.lookBackMonths, other.lookBackMonths),
    importance: named.map((criterion) => {
      const [is, was] = [importanceOf(criterion, one), importanceOf(criterion, other)]
      return { criteria: [criterion], is: weights[is] >= weights[was] ? is : was }
    }),
  }
}

/** The last rule that names it says how much it matters. */
export function importanceOf(
  criterion: Criterion,
  { importance }: Pick<ProgrammeRules, 'importance'>,
): Importance {
  return importance.findLast(({ criteria }) => criteria.includes(criterion))?.is ?? 'normal'
}

/** Whether an audit is defined as the programme has it: of its objectives, scope and recipients the programme has the hash. */
export function isAsPlanned(
  defined: Pick<AuditDefinition, 'hash'> & Named,
  planned: ProgrammeAudit,
): boolean {
  if (planned.definition !== undefined) return defined.hash === planned.definition
  const said = ({ title, kind, criteria, lead, team, auditees }: Named) =>
    hashOf({ title, kind, criteria, lead, team, auditees })
  return said(defined) === said(planned)
}

type Named = Pick<AuditText, 'title' | 'kind' | 'criteria' | 'lead' | 'team' | 'auditees'>

/** One audit as the programme has it. */
export interface ProgrammeAudit extends Named {
  audit: string
  recurrence: Recurrence
  /** See `auditHash`. Left out in a programme of before this was kept. */
  definition?: string
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

/**
 * As it comes round: an audit as top management approved it, whatever was imported since, also where the file has it no
 * more. What the approved programme has not, and all before one is approved, follows the file.
 */
export function asApproved(programme: Programme, approved: Pick<AuditProgramme, 'audits'> | null): Programme {
  const planned =
    programme.process === 'internal-audit'
      ? approved?.audits.find(({ audit }) => audit === programme.subject)
      : undefined
  return planned ? { ...programme, recurrence: planned.recurrence, state: 'active' } : programme
}
