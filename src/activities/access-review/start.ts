import { closingDay } from '../../domain/control-check.js'
import { placeOf } from '../../domain/organisation.js'
import type { Programme } from '../../domain/programme.js'
import { systemSubject } from '../../domain/system.js'
import { dateIn, dueDate } from '../../domain/working-days.js'
import type { Occurrences } from '../../store/occurrences.js'
import type { People } from '../../store/people.js'
import type { Systems } from '../../store/systems.js'
import type { StartOccurrence } from '../calendar/start.js'
import { nextBegins } from '../control-check/next.js'
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

/** A review whose day has come. */
export function plannedAccessReview(tools: StartAccessTools): StartOccurrence {
  return (programme, occurrence, asOf) => startReview(tools, programme, onItsDay(occurrence, asOf))
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
