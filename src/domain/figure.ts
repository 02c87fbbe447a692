export const units = ['percent', 'count', 'days', 'hours'] as const
/** A percentage goes from 0 to 100. */
export type Unit = (typeof units)[number]

/** A number with its past, as reports, packs and plots show it. What was not recorded is null, which is never shown as 0. */
export interface Figure {
  /** What it measures, by the name of its measure or objective. */
  id: string
  unit: Unit
  /** Which way is better. */
  direction: 'up' | 'down'
  /** At least this much where up is better, at most this much where down is. */
  target?: number
  /** Of the period that is looked at. */
  now: number | null
  /** Of the period before that. */
  before: number | null
  /** In order of time; the last one is the present period. */
  trend: readonly { period: string; value: number | null }[]
  /** What it was counted from: ids of cycles, asks, findings… */
  records: readonly string[]
}

/** Null where there is no target, or no value. */
export function meetsTarget({ target, direction }: Figure, value: number | null): boolean | null {
  if (target === undefined || value === null) return null
  return direction === 'up' ? value >= target : value <= target
}
