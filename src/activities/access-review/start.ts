import { closingDay } from '../../domain/control-check.js'
import { placeOf } from '../../domain/organisation.js'
import type { Programme } from '../../domain/programme.js'
import { systemSubject } from '../../domain/system.js'
import { dateIn, dueDate } from '../../domain/working-days.js'
import type { AccessRows } from '../../store/access-rows.js'
import type { Extractions } from '../../store/extractions.js'
import type { Occurrences } from '../../store/occurrences.js'
import type { People } from '../../store/people.js'
import type { Systems } from '../../store/systems.js'
import type { StartOccurrence } from '../calendar/start.js'
import { nextBegins, standsForDate } from '../control-check/next.js'
import {
  type Asking,
  type Beginning,
  begin,
  onItsDay,
  outOfTurn,
  type StartCycleTools,
} from '../start-cycle.js'

export interface StartAccessTools extends StartCycleTools {
  occurrences: Occurrences
  people: People
  systems: Systems
}

export interface PlannedAccessTools extends StartAccessTools {
  accessRows: AccessRows
  extractions: Extractions
}

/**
 * A review whose day has come. One out of turn in which somebody still has to decide asks the same, so that it stands for
 * this date, and nobody is asked twice.
 */
export function plannedAccessReview(tools: PlannedAccessTools): StartOccurrence {
  return async (programme, occurrence, asOf) =>
    (await standingFor(tools, programme)) ?? startReview(tools, programme, onItsDay(occurrence, asOf))
}

async function standingFor(tools: PlannedAccessTools, programme: Programme): Promise<string | null> {
  const underWay = await tools.cycles.underWay(programme)
  const outOfTurn = underWay.find(({ because, accounts }) => because !== undefined && accounts === undefined)
  if (!outOfTurn || (await standsForDate(tools, programme, outOfTurn._id))) return null
  const { _id } = outOfTurn
  const isAssigned = (await tools.extractions.ofCycle(_id)).some(({ assignedAt }) => assignedAt !== undefined)
  return isAssigned && (await tools.accessRows.undecidedAsks(_id)).size === 0 ? null : _id
}

/** One that somebody asks for out of turn: the nth of its system. It spends no date of the calendar. */
export function unplannedAccessReview(tools: StartAccessTools) {
  return (programme: Programme, number: number, because: string, asking: Asking): Promise<string | null> =>
    startReview(tools, programme, outOfTurn(programme, number, because, asking))
}

/**
 * By the newest version of the system. Null: there is nothing to review, or nobody who owns it.
 *
 * @param accounts Where not all of its accounts are reviewed: these, by the system's own ids.
 */
export async function startReview(
  tools: StartAccessTools,
  programme: Programme,
  beginning: Beginning,
  accounts?: string[],
): Promise<string | null> {
  const [system, organisation, owner] = await Promise.all([
    tools.systems.newest(programme.subject),
    tools.organisation.read(),
    programme.owner === null ? null : tools.people.byId(programme.owner),
  ])
  if (!system || !organisation || !owner) return null
  const { ismsLead, timeZone } = organisation
  const place = placeOf(owner, organisation)
  const today = dateIn(beginning.asOf, place.timeZone)
  const isOutOfTurn = beginning.because !== undefined
  const next = await nextBegins(tools, programme, { _id: beginning._id, isOutOfTurn }, today)
  const dueOn = dueDate(today, programme.businessDays, place)
  return begin(tools, beginning, {
    ...{ process: 'access-review', subject: systemSubject(system), sequence: system.sequence, dueOn },
    audience: [{ person: owner.key }],
    ...{ closesOn: closingDay(dueOn, next), timeZone, startedBy: ismsLead },
    ...(accounts ? { accounts } : {}),
  })
}
