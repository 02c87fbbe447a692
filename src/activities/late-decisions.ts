import { type Decision, isBlocked } from '../domain/decision.js'
import type { DeliveryContent } from '../domain/delivery.js'
import { addDays, dateIn } from '../domain/working-days.js'
import type { Decisions } from '../store/decisions.js'
import type { Deliveries } from '../store/deliveries.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { People } from '../store/people.js'
import { tellInTheMorning } from './tell-in-the-morning.js'

interface LateTools {
  decisions: Decisions
  deliveries: Deliveries
  organisation: OrganisationStore
  people: People
}

/** What is overdue for longer was told when it was new; the clock may have stood still meanwhile. */
const DAYS_BACK = 14

/**
 * Whoever asked for a decision hears once that it was not made in time, and who has it. Of what nobody lawfully decides they
 * have heard already. Safe to repeat.
 */
export function tellOfLateDecisions(tools: LateTools) {
  return async (asOf: string): Promise<void> => {
    const organisation = await tools.organisation.read()
    if (!organisation) return
    for (const decision of await tools.decisions.open()) {
      if (isBlocked(decision) || !isNewlyLate(decision, asOf)) continue
      const { _id, dueOn, requestedBy } = decision
      const people = await tools.people.byIds([requestedBy])
      const content: DeliveryContent = { kind: 'decision-late', decision: _id, dueOn, asks: [] }
      await tellInTheMorning(tools, [...people.values()], content, organisation, asOf)
    }
  }
}

function isNewlyLate({ dueOn, timeZone }: Decision, asOf: string): boolean {
  const today = dateIn(asOf, timeZone)
  return dueOn < today && dueOn >= addDays(today, -DAYS_BACK)
}
