import type { Figure } from '../../../domain/figure.js'
import type { PackItem, Period } from '../../../domain/review-pack.js'
import type { PlanAction, Risk, RiskInFull } from '../../../domain/risk.js'
import { isBeyond } from '../../../domain/risk-acceptance.js'
import { actionState } from '../../../domain/treatment-plan.js'
import { dateIn, endOf } from '../../../domain/working-days.js'
import type { RiskCriteriaStore } from '../../../store/risk-criteria.js'
import type { Risks } from '../../../store/risks.js'
import { firstOf, standingNow } from './counting.js'
import type { Provide } from './input.js'
import { periodsUpTo } from './periods.js'

export interface RiskTools {
  risks: Risks
  riskCriteria: RiskCriteriaStore
}

/** What the assessment of risks came to, and where its plan stands (9.3.2 f). */
export const riskResults: Provide<RiskTools> = async (
  { risks, riskCriteria },
  { organisation: { timeZone }, asOf, period, before },
) => {
  const [all, criteria] = await Promise.all([risks.all(), riskCriteria.inForce()])
  if (!criteria || all.length === 0) return {}
  const today = dateIn(asOf, timeZone)
  const full = [...(await risks.byIds(all.map(({ _id }) => _id))).values()]
  const now = full.filter(({ state }) => state === 'open')
  const beyond = now.filter((risk) => isBeyond(risk, criteria))
  const planned = now.flatMap((risk) => risk.assessment.plan.map((action) => ({ risk, action })))
  const late = planned.filter(({ risk, action }) => actionState(risk, action, today).is === 'overdue')
  const items = [
    ...beyond.map((risk) => riskItem(risk, today)),
    ...late.map(({ risk, action }) => planItem(risk, action)),
  ]
  const { first, more } = firstOf(items)
  const past = { full, periods: periodsUpTo(period, before), timeZone }
  const isAny = () => true
  const lateIds = late.map(({ risk, action }) => `${risk._id}/${action.id}`)
  return {
    figures: [
      stoodThen('risks-open', now, isAny, past),
      stoodThen('risks-beyond-appetite', beyond, (risk) => isBeyond(risk, criteria), past),
      standingNow('plan-overdue', lateIds),
    ],
    ...{ items: first, more },
  }
}

/** How many there are now, and how many there were at the end of each period before; null before the first was assessed. */
function stoodThen(
  id: string,
  now: readonly { _id: string }[],
  counts: (risk: Pick<Risk, 'assessment'>) => boolean,
  { full, periods, timeZone }: { full: readonly RiskInFull[]; periods: readonly Period[]; timeZone: string },
): Figure {
  const earlier = periods.slice(0, -1).map(({ from, to }) => {
    const end = endOf(to, timeZone)
    const isKnown = full.some((risk) => assessedBy(risk, end).length > 0)
    const stood = full.flatMap((risk) => asAt(risk, end) ?? [])
    return { period: from, value: isKnown ? stood.filter(counts).length : null }
  })
  return {
    ...{ id, unit: 'count', direction: 'down', now: now.length, before: earlier.at(-1)?.value ?? null },
    trend: [...earlier, { period: periods.at(-1)?.from ?? '', value: now.length }],
    records: now.map(({ _id }) => _id),
  }
}

function riskItem({ acceptance, _id, title, owner }: RiskInFull, today: string): PackItem {
  const state = acceptance && acceptance.until >= today ? 'accepted' : 'not-accepted'
  return { kind: 'risk', title, state, who: owner, on: acceptance?.until ?? null, record: _id }
}

function planItem({ _id }: RiskInFull, { id, title, owner, due }: PlanAction): PackItem {
  return { kind: 'plan', title, state: 'overdue', who: owner, on: due, record: `${_id}/${id}` }
}

function assessedBy(risk: RiskInFull, at: string) {
  return [...risk.earlier, risk.assessment].filter((each) => each.at <= at)
}

/** As it stood at an instant (ISO 8601 UTC); null where it was not open then. */
function asAt(risk: RiskInFull, at: string): Pick<Risk, 'assessment'> | null {
  const assessment = assessedBy(risk, at).at(-1)
  const isClosed = risk.state !== 'open' && 'closed' in risk && (risk.closed?.at ?? '') <= at
  return assessment && !isClosed ? { assessment } : null
}
