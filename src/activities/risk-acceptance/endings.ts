import type { DeliveryContent } from '../../domain/delivery.js'
import { acceptanceHolds, DAYS_OF_WARNING, isToRenew, renewedFrom } from '../../domain/risk-acceptance.js'
import { addDays, dateIn } from '../../domain/working-days.js'
import type { Deliveries } from '../../store/deliveries.js'
import type { OrganisationStore } from '../../store/organisation.js'
import type { People } from '../../store/people.js'
import type { RiskAcceptances } from '../../store/risk-acceptances.js'
import type { RiskCriteriaStore } from '../../store/risk-criteria.js'
import { tellInTheMorning } from '../tell-in-the-morning.js'

interface EndingTools {
  deliveries: Deliveries
  organisation: OrganisationStore
  people: People
  riskAcceptances: RiskAcceptances
  riskCriteria: RiskCriteriaStore
}

/**
 * The ISMS lead hears in time that an acceptance runs out, and so does the risk's owner where nothing is asked of them.
 * Safe to repeat.
 */
export function tellOfEndings(tools: EndingTools) {
  return async (asOf: string): Promise<void> => {
    const organisation = await tools.organisation.read()
    if (!organisation) return
    const today = dateIn(asOf, organisation.timeZone)
    for (const risk of await tools.riskAcceptances.endingBetween(today, addDays(today, DAYS_OF_WARNING))) {
      const { acceptance, owner } = risk
      if (!acceptance || !acceptanceHolds(risk, today) || today < renewedFrom(acceptance)) continue
      const reading = await tools.riskCriteria.readingOf(risk)
      const isAsked = reading?.isComparable && isToRenew(risk, reading.criteria, today)
      const whom = [organisation.ismsLead, ...(isAsked ? [] : [owner])]
      const people = await tools.people.byIds([...new Set(whom)])
      const { until } = acceptance
      const content: DeliveryContent = { kind: 'acceptance-ends', risk: risk._id, until, asks: [] }
      await tellInTheMorning(tools, [...people.values()], content, organisation, asOf)
    }
  }
}
