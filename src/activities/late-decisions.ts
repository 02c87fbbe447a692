import type { CalendarDate } from '../domain/calendar-date.js'
import { type Decision, isBlocked } from '../domain/decision.js'
import type { DeliveryContent, LateDecision } from '../domain/delivery.js'
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
 * Whoever asked for a decision hears once that it was not made in time, and who has it; of several in one message a day. Of
 * what nobody lawfully decides they have heard already. Safe to repeat.
 */
export function tellOfLateDecisions(tools: LateTools) {
  return async (asOf: string): Promise<void> => {
    const organisation = await tools.organisation.read()
    if (!organisation) return
    const late = (await tools.decisions.open()).filter(
      (decision) => !isBlocked(decision) && isNewlyLate(decision, asOf),
    )
    const people = await tools.people.byIds(late.map(({ requestedBy }) => requestedBy))
    for (const person of people.values()) {
      const theirs = late.filter(({ requestedBy }) => requestedBy === person._id)
      const told = await tools.deliveries.lateDecisionsToldTo(person._id)
      const untold = theirs
        .map(({ _id, dueOn }) => ({ decision: _id, dueOn }))
        .filter((each) => !told.some((one) => one.decision === each.decision && one.dueOn === each.dueOn))
      const content = noticeOf(untold, dateIn(asOf, organisation.timeZone))
      if (content) await tellInTheMorning(tools, [person], content, organisation, asOf)
    }
  }
}

function noticeOf(late: LateDecision[], day: CalendarDate): DeliveryContent | null {
  const [first, second] = late
  if (!first) return null
  return second
    ? { kind: 'decisions-late', day, late, asks: [] }
    : { kind: 'decision-late', ...first, asks: [] }
}

function isNewlyLate({ dueOn, timeZone }: Decision, asOf: string): boolean {
  const today = dateIn(asOf, timeZone)
  return dueOn < today && dueOn >= addDays(today, -DAYS_BACK)
}
