import type { Approval } from '../../domain/cycle.js'
import type { Decision } from '../../domain/decision.js'
import { type Risk, riskHash } from '../../domain/risk.js'
import { criteriaOfRequest } from '../../domain/risk-acceptance.js'
import { riskValue } from '../../domain/risk-criteria.js'
import { dateIn } from '../../domain/working-days.js'
import { byWorkflow, type Requested } from '../../store/decisions.js'
import type { OrganisationStore } from '../../store/organisation.js'
import type { People } from '../../store/people.js'
import type { RiskAcceptances } from '../../store/risk-acceptances.js'
import { acceptingAt } from '../../store/risk-accepting.js'
import type { RiskCriteriaStore } from '../../store/risk-criteria.js'
import type { Risks } from '../../store/risks.js'
import type { DecisionSubject, Overtaken } from '../decision-subject.js'
import { acceptanceAsked } from './take-over.js'

interface AcceptanceTools {
  organisation: OrganisationStore
  people: People
  riskAcceptances: RiskAcceptances
  riskCriteria: RiskCriteriaStore
  risks: Risks
}

/**
 * A risk above the appetite that somebody beside its owner accepts for a time. Once it is another risk, its owner is asked
 * first: so nothing is asked of the same people anew by itself. Where the criteria alone are others, it is asked of whomever
 * these authorise.
 */
export function riskAcceptance(tools: AcceptanceTools): DecisionSubject {
  const { people, risks, riskAcceptances, riskCriteria } = tools
  return {
    overtaken: async (decision) => {
      const risk = await risks.byId(decision.subject.id)
      return whyNot(risk, decision) ?? (await byOlderCriteria(tools, risk, decision))
    },

    whoMay: async (decision, organisation, asOf) => {
      const risk = await risks.byId(decision.subject.id)
      const criteria = risk && (await riskCriteria.ofRequest(decision, risk.assessment))
      const accepting = criteria && (await acceptingAt(people, risk, criteria, organisation, asOf))
      return accepting && { never: accepting.never, standIns: accepting.standIns }
    },

    // Who answered by older criteria did so while these were in force.
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

    anew: async (decision, asOf) => {
      const risk = await risks.byId(decision.subject.id)
      if (decision.ended?.because !== 'new-criteria' || !risk || whyNot(risk, decision)) return null
      const reading = await riskCriteria.readingOf(risk)
      if (!reading?.isComparable) return null
      const asked = await acceptanceAsked(tools, risk, reading.criteria, decision, asOf)
      return asked && { ...asked, ...asWritten(decision) }
    },
  }
}

/** By whom it was asked for, with what they wrote. */
function asWritten({ requestedBy, filledIn = {} }: Decision): Pick<Requested, 'requestedBy' | 'fields'> {
  const fields = Object.fromEntries(Object.entries(filledIn).map(([field, { text }]) => [field, text]))
  return { requestedBy, fields }
}

function acceptanceBy(risk: Risk, decision: Decision, until: string, { by, at, for: inStead }: Approval) {
  return {
    ...{ decision: decision._id, hash: decision.subject.hash, until, by, at },
    value: riskValue(risk.assessment.current),
    criteria: criteriaOfRequest(decision, risk.assessment),
    ...(inStead === undefined ? {} : { for: inStead }),
  }
}

function whyNot(risk: Risk | null, { subject }: Decision): Overtaken | null {
  if (risk?.state !== 'open') return 'retired'
  return riskHash(risk) === subject.hash ? null : 'changed'
}

async function byOlderCriteria(
  { riskCriteria }: AcceptanceTools,
  risk: Risk | null,
  decision: Decision,
): Promise<Overtaken | null> {
  const inForce = await riskCriteria.inForce()
  const isOlder = risk && inForce && inForce.version !== criteriaOfRequest(decision, risk.assessment)
  return isOlder ? 'new-criteria' : null
}

/** The day until which it was to be accepted has passed while nobody decided. */
function whyTooLate({ until = '', timeZone }: Decision, asOf: string): Overtaken | null {
  return until < dateIn(asOf, timeZone) ? 'changed' : null
}
