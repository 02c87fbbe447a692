import { checkHistory, lastThatCounts } from '../../../domain/check-history.js'
import type { Figure } from '../../../domain/figure.js'
import type { PackItem, Period } from '../../../domain/review-pack.js'
import { dateIn } from '../../../domain/working-days.js'
import type { ControlChecks } from '../../../store/control-checks.js'
import type { Provide } from './input.js'

export interface MeasurementTools {
  controlChecks: ControlChecks
}

/** Whether controls were found to work, as they were checked (9.1, 9.3.2 d 2). */
export const measurements: Provide<MeasurementTools> = async (
  { controlChecks },
  { organisation, period, before },
) => {
  const checks = await controlChecks.list()
  const times = await controlChecks.times(checks.map(({ check }) => check))
  const found = checks.flatMap((check) =>
    checkHistory(times.get(check.check) ?? []).map((past) => ({
      ...{ check, outcome: past.outcome },
      on: dateIn(
        past.outcome === 'missed' ? past.at : (past.ask.answer?.at ?? past.ask.openedAt),
        organisation.timeZone,
      ),
      record: past.outcome === 'missed' ? check.check : past.ask._id,
    })),
  )
  if (found.length === 0) return {}
  const inPeriod = ({ from, to }: Period) => found.filter(({ on }) => on >= from && on <= to)
  const inOrder = (period: Period): number | null => {
    const these = inPeriod(period).filter(({ outcome }) => outcome !== 'not-applicable')
    const ok = these.filter(({ outcome }) => outcome === 'ok').length
    return these.length === 0 ? null : Math.round((100 * ok) / these.length)
  }
  const figure: Figure = {
    ...{
      id: 'checks-in-order',
      unit: 'percent',
      direction: 'up',
      now: inOrder(period),
      before: inOrder(before),
    },
    ...{ trend: [], records: inPeriod(period).map(({ record }) => record) },
  }
  const items = checks.flatMap((check): PackItem[] => {
    const last = lastThatCounts(checkHistory(times.get(check.check) ?? []))
    if (last?.outcome !== 'not-ok' && last?.outcome !== 'missed') return []
    const at = last.outcome === 'missed' ? last.at : (last.ask.answer?.at ?? last.ask.openedAt)
    const on = dateIn(at, organisation.timeZone)
    return [{ kind: 'check', title: check.title, state: last.outcome, who: null, on, record: check.check }]
  })
  return { figures: [figure], items }
}
