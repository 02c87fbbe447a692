import { CHECK_SLOT, checkSubject, closingDay, lastOf } from '../../domain/control-check.js'
import { cycleId } from '../../domain/cycle.js'
import type { Actor, Through } from '../../domain/ledger.js'
import { placeOf } from '../../domain/organisation.js'
import type { CalendarDate, Person, PersonId, Platform } from '../../domain/person.js'
import { cycleOfOccurrence, type Programme } from '../../domain/programme.js'
import { addDays, businessDaysBefore, dateIn, dueDate, type Place } from '../../domain/working-days.js'
import type { Asks } from '../../store/asks.js'
import type { ControlChecks } from '../../store/control-checks.js'
import type { Occurrences } from '../../store/occurrences.js'
import type { People } from '../../store/people.js'
import type { StartOccurrence } from '../calendar/start.js'
import type { StartCycleTools } from '../start-cycle.js'
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
  return async (programme, occurrence, asOf) => {
    const outOfTurn = await standingFor(tools, programme)
    if (outOfTurn !== null) return outOfTurn
    const by = { actor: { kind: 'steward' }, through: { kind: 'workflow', process: 'calendar' } } as const
    const check = { _id: cycleOfOccurrence(occurrence), programme, asOf }
    return startCheck(tools, { ...check, pulledForwardBy: occurrence.started?.by ?? null }, by)
  }
}

/** A check that somebody asks for out of turn: the nth of its kind. It spends no date of the calendar. */
export function unplannedCheck(tools: StartCheckTools) {
  return async (
    programme: Programme,
    number: number,
    because: string,
    { person, platform, at }: { person: Pick<Person, '_id'>; platform: Platform; at: string },
  ): Promise<string | null> => {
    const by = { actor: { kind: 'person', id: person._id }, through: { kind: 'chat', platform } } as const
    const check = { _id: cycleId('control-check', programme.subject, String(number)), programme, asOf: at }
    return startCheck(tools, { ...check, unplanned: { by: person._id, because } }, by)
  }
}

/** It stands for one date: where the next one comes too, and nobody has answered, it is over as a planned one would be. */
async function standingFor(tools: StartCheckTools, programme: Programme): Promise<string | null> {
  const outOfTurn = (await tools.cycles.underWay(programme)).find(({ because }) => because !== undefined)
  if (!outOfTurn) return null
  const asked = await tools.asks.allOf(outOfTurn._id)
  if (lastOf(asked, CHECK_SLOT)?.state === 'answered') return null
  return (await standsForDate(tools, programme, outOfTurn._id)) ? null : outOfTurn._id
}

interface Check {
  /** The cycle's id. */
  _id: string
  programme: Programme
  asOf: string
  /** Who started it before its day. */
  pulledForwardBy?: PersonId | null
  /** Who asked for it, and why, where it was not planned. */
  unplanned?: { by: PersonId; because: string }
}

/**
 * Puts the cycle on record and starts it, about what is to be looked at by the newest version of its definition; twice is
 * the same as once. Null: there is nothing to check, or nobody who would.
 */
async function startCheck(
  tools: StartCheckTools,
  { _id, programme, asOf, pulledForwardBy, unplanned }: Check,
  { actor, through }: { actor: Actor; through: Through },
): Promise<string | null> {
  const [check, organisation, owner] = await Promise.all([
    tools.controlChecks.newest(programme.subject),
    tools.organisation.read(),
    programme.owner === null ? null : tools.people.byId(programme.owner),
  ])
  if (!check || !organisation || !owner) return null
  const place = placeOf(owner, organisation)
  const today = dateIn(asOf, place.timeZone)
  const next = await nextBegins(tools, programme, { _id, isOutOfTurn: unplanned !== undefined }, today)
  const dueOn = dueBefore(next, dueDate(today, programme.businessDays, place), today, place)
  const process = 'control-check'
  const started = await tools.cycles.start(
    {
      ...{ _id, process, subject: checkSubject(check), sequence: check.sequence, dueOn },
      audience: [{ person: owner.key }],
      startedBy: unplanned?.by ?? pulledForwardBy ?? organisation.ismsLead,
      startedAt: asOf,
      closesOn: closingDay(dueOn, next),
      timeZone: organisation.timeZone,
      ...(unplanned ? { reason: unplanned.because } : {}),
    },
    through,
    actor,
  )
  // Somebody else has asked for one at the same moment, and gives another reason.
  if (!started && unplanned) return null
  await tools.startCycle({ _id, process })
  return _id
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
