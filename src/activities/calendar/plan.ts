import type { CalendarDate } from '../../domain/person.js'
import { type Programme, type Replanned, replan } from '../../domain/programme.js'
import { dateIn } from '../../domain/working-days.js'
import type { Occurrences } from '../../store/occurrences.js'
import type { OrganisationStore } from '../../store/organisation.js'
import type { Programmes } from '../../store/programmes.js'

export interface PlanTools {
  occurrences: Occurrences
  organisation: OrganisationStore
  programmes: Programmes
}

/**
 * Plans the calendar as far ahead as it is planned, in step with the programmes' rules. After each import, and each
 * midnight, which brings a new day within reach. Safe to repeat.
 */
export async function planCalendar(tools: PlanTools, asOf: string, heartbeat: () => void): Promise<void> {
  const organisation = await tools.organisation.read()
  if (!organisation) return
  const today = dateIn(asOf, organisation.timeZone)
  for (const programme of await tools.programmes.all()) {
    const planned = await tools.occurrences.ofProgramme(programme._id)
    const replanned = replan(programme, planned, organisation.workingDays, today)
    heartbeat()
    if (changesNothing(replanned)) continue
    await tools.occurrences.replan(replanned)
    await tools.programmes.scheduleIsOwed(programme._id, asOf)
  }
}

function changesNothing(replanned: Replanned): boolean {
  return Object.values(replanned).every((changes) => changes.length === 0)
}

/** The days on which a programme starts something from now on, in order: none while it is paused. */
export async function startDays(
  { occurrences }: Pick<PlanTools, 'occurrences'>,
  { _id, state, paused }: Programme,
): Promise<CalendarDate[]> {
  if (state === 'ended' || paused) return []
  return [...new Set((await occurrences.planned(_id)).map(({ date }) => date))].sort()
}
