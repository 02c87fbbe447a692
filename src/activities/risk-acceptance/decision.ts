import type { Approval } from '../../domain/cycle.js'
import type { Decision } from '../../domain/decision.js'
import { type Risk, riskHash } from '../../domain/risk.js'
import { riskValue } from '../../domain/risk-criteria.js'
import { dateIn } from '../../domain/working-days.js'
import { byWorkflow } from '../../store/decisions.js'
import type { People } from '../../store/people.js'
import type { RiskAcceptances } from '../../store/risk-acceptances.js'
import { acceptingAt } from '../../store/risk-accepting.js'
import type { RiskCriteriaStore } from '../../store/risk-criteria.js'
import type { Risks } from '../../store/risks.js'
import type { DecisionSubject, Overtaken } from '../decision-subject.js'

interface AcceptanceTools {
  people: People
  riskAcceptances: RiskAcceptances
  riskCriteria: RiskCriteriaStore
  risks: Risks
}

/**
 * A risk above the appetite that somebody beside its owner accepts for a time. Once it is another risk, its owner is asked
 * first: so nothing is asked of the same people anew by itself.
 */
export function riskAcceptance({
  people,
  risks,
  riskAcceptances,
  riskCriteria,
}: AcceptanceTools): DecisionSubject {
  return {
    overtaken: async (decision) => whyNot(await risks.byId(decision.subject.id), decision),

    whoMay: async ({ subject }, organisation, asOf) => {
      const risk = await risks.byId(subject.id)
      const criteria = risk && (await riskCriteria.ofVersion(risk.assessment.criteria))
      const accepting = criteria && (await acceptingAt(people, risk, criteria, organisation, asOf))
      return accepting && { never: accepting.never, standIns: accepting.standIns }
    },

    carryOut: async (decision, approval, asOf) => {
      const risk = await risks.byId(decision.subject.id)
      if (risk?.acceptance?.decision === decision._id) return null
      const because = whyNot(risk, decision) ?? whyTooLate(decision, asOf)
      if (because !== null || !risk || decision.until === undefined) return because ?? 'changed'
      const accepted = await riskAcceptances.accept(
        risk,
        acceptanceBy(risk, decision, decision.until, approval),
        asOf,
        byWorkflow,
      )
      if (!accepted) throw new Error(`${risk._id} changed while ${decision._id} was carried out`)
      return null
    },
  }
}

function acceptanceBy(
  { assessment }: Risk,
  { _id: decision, subject }: Decision,
  until: string,
  { by, at, for: inStead }: Approval,
) {
  return {
    ...{ decision, hash: subject.hash, until, by, at },
    ...{ value: riskValue(assessment.current), criteria: assessment.criteria },
    ...(inStead === undefined ? {} : { for: inStead }),
  }
}

function whyNot(risk: Risk | null, { subject }: Decision): Overtaken | null {
  if (risk?.state !== 'open') return 'retired'
  return riskHash(risk) === subject.hash ? null : 'changed'
}

/** The day until which it was to be accepted has passed while nobody decided. */
function whyTooLate({ until = '', timeZone }: Decision, asOf: string): Overtaken | null {
  return until < dateIn(asOf, timeZone) ? 'changed' : null
}
