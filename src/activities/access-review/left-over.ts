import type { Cycle } from '../../domain/cycle.js'
import type { LastOrder } from '../../domain/ordered-before.js'
import { type Account, type Extraction, sameQuery } from '../../domain/population.js'
import type { OrderedIn } from '../../store/access-history.js'
import { groupedBy } from '../../store/grouped-by.js'
import { closeReview } from './close.js'
import type { AccessReviewTools } from './tools.js'

/** What reviews before this one were not shown is followed up here: they are over by then, so that nothing is missed. */
export async function closeOvertaken(tools: AccessReviewTools, cycle: Cycle, asOf: string): Promise<void> {
  const { process, subject, startedAt, accounts } = cycle
  if (process !== 'access-review' || accounts !== undefined) return
  const underWay = await tools.cycles.underWay({ process, subject: subject.id })
  for (const before of underWay.filter((each) => each.startedAt < startedAt))
    await closeReview(tools, before._id, asOf)
}

/** What was ordered before and is gone by now is known to be done, as far as the same query shows it. */
export async function settleGone(
  tools: AccessReviewTools,
  extraction: Extraction,
  there: readonly Account[],
  lastOrders: ReadonlyMap<string, LastOrder & OrderedIn>,
  asOf: string,
): Promise<void> {
  const ids = new Set(there.map(({ id }) => id))
  const gone = [...lastOrders].flatMap(([account, last]) => {
    const isUnsettled = last.order.state === 'open' || last.order.state === 'done'
    return isUnsettled && !last.shownLater && !ids.has(account) ? [last] : []
  })
  const rows: string[] = []
  for (const [by, orders] of groupedBy(gone, (each) => each.extraction)) {
    const reviewed = await tools.extractions.byId(by)
    if (reviewed && sameQuery(reviewed, extraction)) rows.push(...orders.map(({ row }) => row))
  }
  await tools.extractions.settles(extraction._id, rows.sort(), asOf)
}
