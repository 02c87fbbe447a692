import type { DeliveryContent } from '../../domain/delivery.js'
import { riskHash } from '../../domain/risk.js'
import { DAYS_OF_WARNING } from '../../domain/risk-acceptance.js'
import { addDays, dateIn, daysFrom } from '../../domain/working-days.js'
import type { Deliveries } from '../../store/deliveries.js'
import type { OrganisationStore } from '../../store/organisation.js'
import type { People } from '../../store/people.js'
import type { RiskAcceptances } from '../../store/risk-acceptances.js'
import { tellInTheMorning } from '../tell-in-the-morning.js'

interface EndingTools {
  deliveries: Deliveries
  organisation: OrganisationStore
  people: People
  riskAcceptances: RiskAcceptances
}

/**
 * A risk's owner and the ISMS lead hear a month before that its acceptance runs out; then its owner is asked again. What was
 * accepted for a shorter time than that was said a moment ago. Safe to repeat.
 */
export function tellOfEndings(tools: EndingTools) {
  return async (asOf: string): Promise<void> => {
    const organisation = await tools.organisation.read()
    if (!organisation) return
    const today = dateIn(asOf, organisation.timeZone)
    for (const risk of await tools.riskAcceptances.endingBetween(today, addDays(today, DAYS_OF_WARNING))) {
      const { acceptance } = risk
      if (acceptance?.hash !== riskHash(risk)) continue
      const { until, at } = acceptance
      if (daysFrom(dateIn(at, organisation.timeZone), until) <= DAYS_OF_WARNING) continue
      const people = await tools.people.byIds([risk.owner, organisation.ismsLead])
      const content: DeliveryContent = { kind: 'acceptance-ends', risk: risk._id, until, asks: [] }
      await tellInTheMorning(tools, [...people.values()], content, organisation, asOf)
    }
  }
}
