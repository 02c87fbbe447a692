import type { Criterion } from './audit-criteria.js'
import type { CalendarDate } from './calendar-date.js'

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
