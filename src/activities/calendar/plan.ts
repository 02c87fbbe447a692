import { asApproved } from '../../domain/audit-programme.js'
import type { CalendarDate } from '../../domain/calendar-date.js'
import { type Programme, startsOn } from '../../domain/programme.js'
import { replan } from '../../domain/replan.js'
import { dateIn, weekdayOf } from '../../domain/working-days.js'
import type { AuditProgrammes } from '../../store/audit-programmes.js'
import { byImport } from '../../store/closing-asks.js'
import type { NewEvent } from '../../store/events.js'
import type { Occurrences } from '../../store/occurrences.js'
import type { OrganisationStore } from '../../store/organisation.js'
import type { Programmes } from '../../store/programmes.js'
import { newsSince } from './tell.js'

export interface PlanTools {
  occurrences: Occurrences
  organisation: OrganisationStore
  programmes: Programmes
}

/** What bringing the plan in step with the rules takes. */
export interface ReplanTools extends PlanTools {
  auditProgrammes: AuditProgrammes
}

/** Through whom the plan follows its rules, unless somebody brings new ones. */
const byTheCalendar = {
  actor: { kind: 'steward' },
  through: { kind: 'workflow', process: 'calendar' },
} as const

/**
 * Plans the calendar as far ahead as it is planned, in step with the programmes' rules. After each import, and each
 * midnight, which brings a new day within reach and ends what was paused until the day before. Safe to repeat. Temporal
 * is told of what has changed here, and again of what was lately in chat, since a crash may have come between a change and
 * its mark; and once a week of everything.
 */
export async function planCalendar(
  tools: ReplanTools,
  asOf: string,
  heartbeat: () => void,
  by: Pick<NewEvent, 'actor' | 'through'> = byTheCalendar,
): Promise<void> {
  const [organisation, dates, programmes, approved] = await Promise.all([
    tools.organisation.read(),
    tools.occurrences.byProgramme(),
    tools.programmes.all(),
    tools.auditProgrammes.approved(),
  ])
  if (!organisation) return
  const today = dateIn(asOf, organisation.timeZone)
  const lately = await tools.occurrences.changedSince([...dates.keys()], newsSince(asOf))
  const changed = lately.map(({ programme }) => programme)
  for (const programme of programmes) {
    if (programme.paused && programme.paused.until < today) await tools.programmes.endPause(programme, asOf)
    const planned = dates.get(programme._id) ?? []
    const replanned = replan(asApproved(programme, approved), planned, organisation.workingDays, today)
    heartbeat()
    if (await tools.occurrences.replan(replanned, { ...by, at: asOf })) changed.push(programme._id)
  }
  const isWeekly = weekdayOf(today) === 'monday'
  await tools.programmes.schedulesAreOwed(isWeekly ? null : changed)
}

/** The same by an import, which may bring another hour or zone: Temporal is told of everything. */
export async function planAfterImport(tools: ReplanTools, asOf: string): Promise<void> {
  await planCalendar(tools, asOf, () => undefined, byImport)
  await tools.programmes.schedulesAreOwed(null)
}

/**
 * The days on which a programme starts something from now on, in order. What somebody moved stands until somebody says
 * otherwise, also where the file has the programme no more.
 */
export async function startDays(
  { occurrences }: Pick<PlanTools, 'occurrences'>,
  programme: Programme,
): Promise<CalendarDate[]> {
  const planned = await occurrences.planned(programme._id)
  return [...new Set(planned.flatMap((each) => startsOn(programme, each) ?? []))].sort()
}
