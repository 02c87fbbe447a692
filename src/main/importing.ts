import { absenceActs } from '../activities/absence/acts.js'
import { planAfterImport } from '../activities/calendar/plan.js'
import type { ApplyTools } from '../org/apply.js'
import { openApprovals } from '../store/open-approvals.js'
import type { Stores } from './stores.js'

/** What an import does to these stores: everything but who runs it, and when. */
export function importingInto(stores: Stores): Omit<ApplyTools, 'now' | 'operator'> {
  return {
    stores,
    asks: stores.asks,
    calendarFeeds: stores.calendarFeeds,
    approvals: openApprovals(stores),
    reviews: stores.asks,
    staleDecisions: stores.staleDecisions,
    absenceActs: absenceActs(stores),
    planCalendar: (asOf) => planAfterImport(stores, asOf),
  }
}
