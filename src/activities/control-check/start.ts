import { checkSubject, closingDay, nextAfter } from '../../domain/control-check.js'
import { placeOf } from '../../domain/organisation.js'
import type { CalendarDate } from '../../domain/person.js'
import { cycleOfOccurrence } from '../../domain/programme.js'
import { addDays, businessDaysBefore, dateIn, dueDate, type Place } from '../../domain/working-days.js'
import type { ControlChecks } from '../../store/control-checks.js'
import type { Occurrences } from '../../store/occurrences.js'
import type { People } from '../../store/people.js'
import { startDays } from '../calendar/plan.js'
import type { StartOccurrence } from '../calendar/start.js'
import type { StartCycleTools } from '../start-cycle.js'

export interface StartCheckTools extends StartCycleTools {
  controlChecks: ControlChecks
  occurrences: Occurrences
  people: People
}

/** A check whose day has come: of what is to be looked at by the newest version of its definition. */
export function plannedCheck(tools: StartCheckTools): StartOccurrence {
  return async (programme, occurrence, asOf) => {
    const [check, organisation, owner] = await Promise.all([
      tools.controlChecks.newest(programme.subject),
      tools.organisation.read(),
      programme.owner === null ? null : tools.people.byId(programme.owner),
    ])
    if (!check || !organisation || !owner) return null
    const place = placeOf(owner, organisation)
    const today = dateIn(asOf, place.timeZone)
    const next = nextAfter(await startDays(tools, programme), today)
    const dueOn = dueBefore(next, dueDate(today, programme.businessDays, place), today, place)
    const _id = cycleOfOccurrence(occurrence)
    const process = 'control-check'
    await tools.cycles.start(
      {
        ...{ _id, process, subject: checkSubject(check), sequence: check.sequence, dueOn },
        audience: [{ person: owner.key }],
        startedBy: occurrence.started?.by ?? organisation.ismsLead,
        startedAt: asOf,
        closesOn: closingDay(dueOn, next),
        timeZone: organisation.timeZone,
      },
      { kind: 'workflow', process: 'calendar' },
      { kind: 'steward' },
    )
    await tools.startCycle({ _id, process })
    return _id
  }
}

/**
 * What was not answered until the next one comes is closed without an answer, and the next one is asked: so it is due on
 * a business day before that, however many days its owner would have.
 */
function dueBefore(
  next: CalendarDate | null,
  given: CalendarDate,
  today: CalendarDate,
  place: Place,
): CalendarDate {
  if (next === null || given < next) return given
  const last = businessDaysBefore(next, 1, place)
  return last > today ? last : addDays(next, -1)
}
