import type { PackItem } from '../../../domain/review-pack.js'
import type { Risk, RiskInFull } from '../../../domain/risk.js'
import { isBeyond } from '../../../domain/risk-acceptance.js'
import { actionState } from '../../../domain/treatment-plan.js'
import { addDays, dateIn, endOf } from '../../../domain/working-days.js'
import type { RiskCriteriaStore } from '../../../store/risk-criteria.js'
import type { Risks } from '../../../store/risks.js'
import type { Provide } from './input.js'

export interface RiskTools {
  risks: Risks
  riskCriteria: RiskCriteriaStore
}

/** What the assessment of risks came to, and where its plan stands (9.3.2 f). */
export const riskResults: Provide<RiskTools> = async (
  { risks, riskCriteria },
  { organisation, asOf, period },
) => {
  const [all, criteria] = await Promise.all([risks.all(), riskCriteria.inForce()])
  if (!criteria || all.length === 0) return {}
  const today = dateIn(asOf, organisation.timeZone)
  const full = [...(await risks.byIds(all.map(({ _id }) => _id))).values()]
  const then = endOf(addDays(period.from, -1), organisation.timeZone)
  const now = full.filter(({ state }) => state === 'open')
  const before = full.flatMap((risk) => asAt(risk, then) ?? [])
  const beyond = now.filter((risk) => isBeyond(risk, criteria))
  const planned = now.flatMap((risk) => risk.assessment.plan.map((action) => ({ risk, action })))
  const late = planned.filter(({ risk, action }) => actionState(risk, action, today).is === 'overdue')
  const figure = (id: string, these: readonly { _id: string }[], earlier: number | null) => ({
    ...{ id, unit: 'count' as const, direction: 'down' as const, now: these.length, before: earlier },
    ...{ trend: [], records: these.map(({ _id }) => _id) },
  })
  return {
    figures: [
      figure('risks-open', now, before.length === 0 ? null : before.length),
      figure(
        'risks-beyond-appetite',
        beyond,
        before.length === 0 ? null : before.filter((risk) => isBeyond(risk, criteria)).length,
      ),
      figure(
        'plan-overdue',
        late.map(({ risk, action }) => ({ _id: `${risk._id}/${action.id}` })),
        null,
      ),
    ],
    items: [
      ...beyond.map((risk): PackItem => {
        const { acceptance, _id, title, owner } = risk
        const state = acceptance && acceptance.until >= today ? 'accepted' : 'not-accepted'
        return { kind: 'risk', title, state, who: owner, on: acceptance?.until ?? null, record: _id }
      }),
      ...late.map(
        ({ risk, action }): PackItem => ({
          ...{ kind: 'plan', title: action.title, state: 'overdue', who: action.owner, on: action.due },
          record: `${risk._id}/${action.id}`,
        }),
      ),
    ],
  }
}

/** As it stood at an instant (ISO 8601 UTC); null where it was not open then. */
function asAt(risk: RiskInFull, at: string): Pick<Risk, 'assessment'> | null {
  const assessments = [...risk.earlier, risk.assessment].filter((each) => each.at <= at)
  const assessment = assessments.at(-1)
  const isClosed = risk.state !== 'open' && 'closed' in risk && (risk.closed?.at ?? '') <= at
  return assessment && !isClosed ? { assessment } : null
}
