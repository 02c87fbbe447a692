import { checkSubject } from '../../domain/control-check.js'
import { placeOf } from '../../domain/organisation.js'
import type { CalendarDate } from '../../domain/person.js'
import { cycleOfOccurrence, type Occurrence } from '../../domain/programme.js'
import { addDays, addMonths, dateIn, dueDate } from '../../domain/working-days.js'
import type { ControlChecks } from '../../store/control-checks.js'
import type { Occurrences } from '../../store/occurrences.js'
import type { People } from '../../store/people.js'
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
    const dueOn = dueDate(dateIn(asOf, place.timeZone), programme.businessDays, place)
    const _id = cycleOfOccurrence(occurrence)
    const process = 'control-check'
    await tools.cycles.start(
      {
        ...{ _id, process, subject: checkSubject(check), sequence: check.sequence, dueOn },
        audience: [{ person: owner.key }],
        startedBy: occurrence.started?.by ?? organisation.ismsLead,
        startedAt: asOf,
        closesOn: closingDay(occurrence, await tools.occurrences.planned(programme._id), dueOn),
        timeZone: organisation.timeZone,
      },
      { kind: 'workflow', process: 'calendar' },
      { kind: 'steward' },
    )
    await tools.startCycle({ _id, process })
    return _id
  }
}

const MONTHS_TO_CLOSE = 12

/** What was not answered until the next one comes is closed without an answer, and the next one is asked. */
function closingDay(
  { _id, date }: Pick<Occurrence, '_id' | 'date'>,
  planned: readonly Occurrence[],
  dueOn: CalendarDate,
): CalendarDate {
  const next = planned.find((other) => other._id !== _id && other.date > date && other.date > dueOn)
  return next ? addDays(next.date, -1) : addMonths(dueOn, MONTHS_TO_CLOSE)
}
