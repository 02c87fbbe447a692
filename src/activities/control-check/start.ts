import type { CalendarDate } from '../../domain/calendar-date.js'
import { CHECK_SLOT, checkSubject, closingDay, lastOf } from '../../domain/control-check.js'
import { placeOf } from '../../domain/organisation.js'
import type { Programme } from '../../domain/programme.js'
import { addDays, businessDaysBefore, dateIn, dueDate, type Place } from '../../domain/working-days.js'
import type { Asks } from '../../store/asks.js'
import type { ControlChecks } from '../../store/control-checks.js'
import type { Occurrences } from '../../store/occurrences.js'
import type { People } from '../../store/people.js'
import type { StartOccurrence } from '../calendar/start.js'
import {
  type Asking,
  type Beginning,
  begin,
  onItsDay,
  outOfTurn,
  type StartCycleTools,
} from '../start-cycle.js'
import { nextBegins, standsForDate } from './next.js'

export interface StartCheckTools extends StartCycleTools {
  asks: Asks
  controlChecks: ControlChecks
  occurrences: Occurrences
  people: People
}

/**
 * A check whose day has come. One out of turn that nobody has answered yet asks the same, so that it stands for this date,
 * and nobody is asked twice.
 */
export function plannedCheck(tools: StartCheckTools): StartOccurrence {
  return async (programme, occurrence, asOf) =>
    (await standingFor(tools, programme)) ?? startCheck(tools, programme, onItsDay(occurrence, asOf))
}

/** A check that somebody asks for out of turn: the nth of its kind. It spends no date of the calendar. */
export function unplannedCheck(tools: StartCheckTools) {
  return (programme: Programme, number: number, because: string, asking: Asking): Promise<string | null> =>
    startCheck(tools, programme, outOfTurn(programme, number, because, asking))
}

/** It stands for one date: where the next one comes too, and nobody has answered, it is over as a planned one would be. */
async function standingFor(tools: StartCheckTools, programme: Programme): Promise<string | null> {
  const outOfTurn = (await tools.cycles.underWay(programme)).find(({ because }) => because !== undefined)
  if (!outOfTurn) return null
  const asked = await tools.asks.allOf(outOfTurn._id)
  if (lastOf(asked, CHECK_SLOT)?.state === 'answered') return null
  return (await standsForDate(tools, programme, outOfTurn._id)) ? null : outOfTurn._id
}

/** About what is to be looked at by the newest version of its definition. Null: there is nothing to check, or nobody who would. */
async function startCheck(
  tools: StartCheckTools,
  programme: Programme,
  beginning: Beginning,
): Promise<string | null> {
  const [check, organisation, owner] = await Promise.all([
    tools.controlChecks.newest(programme.subject),
    tools.organisation.read(),
    programme.owner === null ? null : tools.people.byId(programme.owner),
  ])
  if (!check || !organisation || !owner) return null
  const { ismsLead, timeZone } = organisation
  const place = placeOf(owner, organisation)
  const today = dateIn(beginning.asOf, place.timeZone)
  const isOutOfTurn = beginning.because !== undefined
  const next = await nextBegins(tools, programme, { _id: beginning._id, isOutOfTurn }, today)
  const dueOn = dueBefore(next, dueDate(today, programme.businessDays, place), today, place)
  return begin(tools, beginning, {
    ...{ process: 'control-check', subject: checkSubject(check), sequence: check.sequence, dueOn },
    audience: [{ person: owner.key }],
    ...{ closesOn: closingDay(dueOn, next), timeZone, startedBy: ismsLead },
  })
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
