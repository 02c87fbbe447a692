import { offPlan } from '../../../domain/off-plan.js'
import { isIsmsLead } from '../../../domain/organisation.js'
import { addMonths } from '../../../domain/working-days.js'
import { entriesOf } from '../../calendar.js'
import type { OffPlanEntry } from '../../cards/calendar/off-plan.js'
import type { Visit } from '../desk.js'
import { todayFor } from '../standing.js'
import type { CalendarDeskTools } from './which.js'

/** How far back the next review of the ISMS looks. */
const MONTHS_BACK = 12

/** What went otherwise than planned within a year, the newest first, for who prepares the next review of the ISMS. */
export async function offPlanFor(tools: CalendarDeskTools, visit: Visit): Promise<OffPlanEntry[]> {
  const { person, organisation } = visit
  if (!isIsmsLead(person, organisation)) return []
  const today = todayFor(visit)
  const found = await tools.occurrences.offPlan(addMonths(today, -MONTHS_BACK), today)
  const entries = await entriesOf(tools, person, 'all', found)
  const people = await tools.people.byIds(
    found.flatMap(({ skipped, started }) =>
      [skipped?.by, skipped?.approval?.by, started?.by, started?.approval?.by].flatMap((id) => id ?? []),
    ),
  )
  const nameOf = (id: string | null | undefined) => people.get(id ?? '')?.name ?? ''
  return entries.reverse().flatMap((entry) => {
    const { skipped, started } = entry.occurrence
    const how = offPlan(entry.occurrence, today, organisation.timeZone)
    const approval = (skipped ?? started)?.approval
    const by = nameOf((skipped ?? started)?.by)
    return how ? [{ entry, how, by, approvedBy: approval ? nameOf(approval.by) : null }] : []
  })
}
