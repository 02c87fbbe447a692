import type { CalendarDate } from '../../domain/calendar-date.js'
import { hasBegun, type Organisation } from '../../domain/organisation.js'
import { type Occurrence, type Programme, startHour, startsAt, startsOn } from '../../domain/programme.js'
import { dateIn } from '../../domain/working-days.js'
import type { Timetable } from '../../schedules.js'
import { type PlanTools, startDays } from './plan.js'
import { newsSince, type TellTools, tellOwner } from './tell.js'

export interface CalendarSweepTools extends PlanTools, TellTools {
  keepSchedule: (timetable: Timetable) => Promise<void>
  startProgramme: (programme: string) => Promise<void>
  now: () => Date
  logError: (error: unknown) => void
}

/**
 * Tells owners what others changed, keeps Temporal's Schedules in step with the plan, and starts what is due and was not
 * started: it was moved to a day that had begun, a pause in which its day came was ended early, or the sandbox's clock
 * went past it.
 */
export async function sweepCalendar(tools: CalendarSweepTools): Promise<'idle'> {
  const organisation = await tools.organisation.read()
  if (!organisation) return 'idle'
  const owing = await tools.programmes.owingSchedule()
  const changed = await changedOf(tools, owing)
  for (const programme of owing) {
    await inStep(tools, programme, changed, organisation).catch(tools.logError)
  }
  for (const programme of await dueProgrammes(tools, tools.now().toISOString())) {
    await tools.startProgramme(programme).catch(tools.logError)
  }
  return 'idle'
}

/** What was said of a programme in chat takes effect at once; what fails is mended by the sweep. */
export async function followProgramme(
  tools: Omit<CalendarSweepTools, 'logError'>,
  id: string,
): Promise<void> {
  const [organisation, programme] = await Promise.all([tools.organisation.read(), tools.programmes.byId(id)])
  if (!organisation || !programme) return
  await inStep(tools, programme, await changedOf(tools, [programme]), organisation)
  if ((await dueProgrammes(tools, tools.now().toISOString())).includes(id)) await tools.startProgramme(id)
}

async function changedOf(
  { occurrences, now }: Pick<CalendarSweepTools, 'occurrences' | 'now'>,
  programmes: readonly Programme[],
): Promise<Occurrence[]> {
  if (programmes.length === 0) return []
  const ids = programmes.map(({ _id }) => _id)
  return occurrences.changedSince(ids, newsSince(now().toISOString()))
}

/** The mark is cleared last: until then whoever owns it has not heard, or Temporal does not know. */
async function inStep(
  tools: Omit<CalendarSweepTools, 'logError' | 'startProgramme'>,
  programme: Programme,
  changed: readonly Occurrence[],
  organisation: Organisation,
): Promise<void> {
  const dates = changed.filter((each) => each.programme === programme._id)
  await tellOwner(tools, programme, dates, organisation, tools.now().toISOString())
  if (programme.scheduleOwed === undefined) return
  const { timeZone, reminders } = organisation
  await tools.keepSchedule({
    programme: programme._id,
    days: await startDays(tools, programme),
    hour: startHour(reminders),
    timeZone,
  })
  await tools.programmes.scheduled(programme)
}

/**
 * The programmes of which something is due by then and has not begun, or was pulled forward and has no cycle yet. Each
 * minute asks for it, so that it reads only those days that have come: nothing starts before its own.
 */
export async function dueProgrammes(tools: PlanTools, at: string): Promise<string[]> {
  const organisation = await tools.organisation.read()
  if (!organisation || !hasBegun(organisation)) return []
  const come = await tools.occurrences.plannedUntil(dateIn(at, organisation.timeZone))
  const due = (await startsOf(tools, come)).filter(({ day }) => startsAt(day, organisation) <= at)
  // Read afterwards: what is claimed in between is found here.
  const owing = await tools.occurrences.programmesOwingCycle()
  return [...new Set([...due.map(({ programme }) => programme), ...owing])]
}

/** When something starts next; in the past where it is due already. Null where nothing is planned. */
export async function nextStart(tools: PlanTools): Promise<string | null> {
  const [organisation, planned] = await Promise.all([tools.organisation.read(), tools.occurrences.planned()])
  if (!organisation || !hasBegun(organisation)) return null
  const [first] = (await startsOf(tools, planned)).map(({ day }) => day).sort()
  return first !== undefined ? startsAt(first, organisation) : null
}

/** On which day each of these starts; what does not is left out. */
async function startsOf(
  { programmes }: PlanTools,
  planned: readonly Occurrence[],
): Promise<{ programme: string; day: CalendarDate }[]> {
  const known = await programmes.byIds([...new Set(planned.map(({ programme }) => programme))])
  return planned.flatMap((occurrence) => {
    const programme = known.get(occurrence.programme)
    const day = programme ? startsOn(programme, occurrence) : null
    return day === null ? [] : [{ programme: occurrence.programme, day }]
  })
}
