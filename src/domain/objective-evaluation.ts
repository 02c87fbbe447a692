import { z } from 'zod'
import { CalendarDate } from './calendar-date.js'
import { canonicalJson } from './canonical-json.js'
import { meets, type Objective } from './document.js'
import type { Recurrence } from './recurrence.js'
import { addDays, addMonths } from './working-days.js'

/** What an evaluation says: the target is met, it is missed, or there was nothing to hold against it. */
export const evaluationOutcomes = ['met', 'missed', 'not-measured'] as const
export type EvaluationOutcome = (typeof evaluationOutcomes)[number]

/** The days that a value is about; the last one is in it. */
export const MeasuredPeriod = z.strictObject({ from: CalendarDate, until: CalendarDate })
export type MeasuredPeriod = z.infer<typeof MeasuredPeriod>

/** A value as an evaluation keeps it. */
export const Measured = z.strictObject({
  /** In the objective's unit, with at most two decimals. */
  value: z.string(),
  ...MeasuredPeriod.shape,
  /** From how many records Steward counted it; null where the owner said it. */
  counted: z.number().int().nullable(),
})
export type Measured = z.infer<typeof Measured>

export function formatMeasured(measured: Measured): string {
  return canonicalJson(measured)
}

/** Throws a ZodError for what no evaluation keeps. */
export function parseMeasured(text: string): Measured {
  return Measured.parse(JSON.parse(text))
}

export function outcomeOf(
  value: number | null,
  objective: Pick<Objective, 'target' | 'direction'>,
): EvaluationOutcome {
  if (value === null) return 'not-measured'
  return meets(value, objective) ? 'met' : 'missed'
}

/** What an evaluation that begins on this day looks back on: one interval, up to the day before. */
export function periodBefore(day: CalendarDate, recurrence: Recurrence): MeasuredPeriod {
  const from =
    recurrence.kind === 'weeks' ? addDays(day, -7 * recurrence.every) : addMonths(day, -monthsOf(recurrence))
  return { from, until: addDays(day, -1) }
}

/** Several dates a year are as far apart as the year allows. */
function monthsOf(recurrence: Exclude<Recurrence, { kind: 'weeks' }>): number {
  return recurrence.kind === 'dates'
    ? Math.max(1, Math.floor(12 / recurrence.dates.length))
    : recurrence.every
}

/** What somebody typed as a value: at most two decimals, with a comma or a point; null for anything else. */
export function valueIn(typed: string): number | null {
  const match = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(typed.trim())
  return match ? Number(`${match[1]}.${match[2] ?? '0'}`) : null
}
