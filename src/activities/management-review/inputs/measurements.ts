import { checkHistory, lastThatCounts } from '../../../domain/check-history.js'
import type { Figure } from '../../../domain/figure.js'
import type { MeasureName } from '../../../domain/measure.js'
import type { PackItem } from '../../../domain/review-pack.js'
import { dateIn } from '../../../domain/working-days.js'
import type { ControlChecks } from '../../../store/control-checks.js'
import type { Measures } from '../../../store/measures.js'
import type { PackFor, Provide } from './input.js'
import { periodsUpTo } from './periods.js'

export interface MeasurementTools {
  controlChecks: ControlChecks
  measures: Measures
}

/** What Steward counts of its own record, and within how many days something has to be done that it counts. */
const counted: readonly { name: MeasureName; days: number | null }[] = [
  { name: 'checks-in-order', days: null },
  { name: 'policy-acknowledged', days: null },
  { name: 'training-completed', days: null },
  { name: 'access-removal-in-time', days: 1 },
  { name: 'actions-on-time', days: null },
]

/** What was monitored and measured (9.1, 9.3.2 d 2), and the checks that are not in order. */
export const measurements: Provide<MeasurementTools> = async (tools, about) => {
  const figures = await Promise.all(counted.map(({ name, days }) => countedOver(tools, about, name, days)))
  return {
    figures: figures.filter(({ trend }) => trend.some(({ value }) => value !== null)),
    items: await checksNotInOrder(tools, about),
  }
}

/** A measure in the period of the review, in those before it, and the records that it was counted from. */
export async function countedOver(
  { measures }: Pick<MeasurementTools, 'measures'>,
  { period, before, organisation: { timeZone } }: PackFor,
  name: MeasureName,
  days: number | null,
): Promise<Figure> {
  const all = await Promise.all(
    periodsUpTo(period, before).map(async ({ from, to }) => {
      return { from, ...(await measures.count(name, days, { from, until: to }, timeZone)) }
    }),
  )
  return {
    ...{ id: name, unit: 'percent', direction: 'up' },
    ...{ now: all.at(-1)?.value ?? null, before: all.at(-2)?.value ?? null },
    trend: all.map(({ from, value }) => ({ period: from, value })),
    records: all.at(-1)?.records ?? [],
  }
}

async function checksNotInOrder(
  { controlChecks }: Pick<MeasurementTools, 'controlChecks'>,
  { organisation }: PackFor,
): Promise<PackItem[]> {
  const checks = await controlChecks.list()
  const times = await controlChecks.times(checks.map(({ check }) => check))
  return checks.flatMap((check): PackItem[] => {
    const last = lastThatCounts(checkHistory(times.get(check.check) ?? []))
    if (last?.outcome !== 'not-ok' && last?.outcome !== 'missed') return []
    const at = last.outcome === 'missed' ? last.at : (last.ask.answer?.at ?? last.ask.openedAt)
    const on = dateIn(at, organisation.timeZone)
    return [{ kind: 'check', title: check.title, state: last.outcome, who: null, on, record: check.check }]
  })
}
