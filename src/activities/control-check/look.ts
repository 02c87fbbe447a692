import type { Ask } from '../../domain/ask.js'
import type { CalendarDate } from '../../domain/calendar-date.js'
import {
  CHECK_SLOT,
  type CheckState,
  type ControlCheck,
  checkStanding,
  closingDay,
  lastOf,
} from '../../domain/control-check.js'
import type { Cycle } from '../../domain/cycle.js'
import { isPresentAt, type Person, type PersonId } from '../../domain/person.js'
import { type Programme, programmeId } from '../../domain/programme.js'
import { dateIn, endOf } from '../../domain/working-days.js'
import type { Absences } from '../../store/absences.js'
import type { Asks } from '../../store/asks.js'
import type { ControlChecks } from '../../store/control-checks.js'
import type { Cycles } from '../../store/cycles.js'
import type { Occurrences } from '../../store/occurrences.js'
import type { OrganisationStore } from '../../store/organisation.js'
import { type OwnerTools, ownerOf } from '../../store/owners.js'
import type { Programmes } from '../../store/programmes.js'
import { isHeldUp, whoNeverConfirms } from '../../store/second-person.js'
import type { IsDue } from '../sweep.js'
import { nextBegins } from './next.js'

export interface CheckLookTools extends OwnerTools {
  absences: Absences
  asks: Asks
  controlChecks: ControlChecks
  cycles: Cycles
  occurrences: Occurrences
  organisation: OrganisationStore
  programmes: Programmes
}

/** Who makes a check and who confirms it by now, and what was said so far. */
export interface CheckAtHand {
  state: CheckState
  asks: Ask[]
  owner: Person | null
  confirmer: Person | null
  /** Who may never confirm what was answered last. */
  never: PersonId[]
  /** Until when it may be answered, as the calendar stands by now. */
  closesOn: CalendarDate
}

/**
 * Also where somebody was asked and left, where nobody was there and somebody is now, or where the next date was moved or
 * left out.
 */
export function checkIsDue(tools: CheckLookTools): IsDue {
  return async (cycle, asOf) => {
    const { state, closesOn } = await checkAtHand(tools, cycle, asOf)
    return checkStanding(state).next !== 'wait' || closesOn !== cycle.closesOn
  }
}

export async function checkAtHand(tools: CheckLookTools, cycle: Cycle, asOf: string): Promise<CheckAtHand> {
  const { id, version } = cycle.subject
  const [asks, overtaken, programme, defined, newest] = await Promise.all([
    tools.asks.allOf(cycle._id),
    tools.cycles.isOvertaken(cycle),
    tools.programmes.byId(programmeId('control-check', id)),
    tools.controlChecks.byVersion(id, version),
    tools.controlChecks.newest(id),
  ])
  const owner = programme && (await ownerOf(tools, programme, asOf))
  const answered = lastOf(asks, CHECK_SLOT)
  const never = await whoNeverConfirms(tools, answered, asOf)
  const confirmer = newest && (await confirmerOf(tools, newest, never, asOf))
  const heldUp = confirmer !== null && (await isHeldUp(tools, confirmer._id, never, asOf))
  const closesOn = overtaken ? cycle.closesOn : await closingDayOf(tools, cycle, programme)
  return {
    ...{ asks, owner, confirmer, never, closesOn },
    state: {
      asks,
      owner: owner?._id ?? null,
      confirmed: defined?.confirmed ?? false,
      ...{ confirmer: confirmer?._id ?? null, heldUp },
      told: cycle.nobodySince !== undefined,
      over: asOf >= endOf(closesOn, cycle.timeZone) || (overtaken && answered?.state !== 'answered'),
    },
  }
}

async function closingDayOf(
  tools: CheckLookTools,
  { _id, because, dueOn, startedAt, timeZone }: Cycle,
  programme: Programme | null,
): Promise<CalendarDate> {
  const cycle = { _id, isOutOfTurn: because !== undefined }
  const since = dateIn(startedAt, timeZone)
  return closingDay(dueOn, programme && (await nextBegins(tools, programme, cycle, since)))
}

/** Null where whoever is named may not, or has left: it is never decided by the next best. */
async function confirmerOf(
  { organisation, people }: CheckLookTools,
  { confirmer }: Pick<ControlCheck, 'confirmer'>,
  never: readonly PersonId[],
  asOf: string,
): Promise<Person | null> {
  const id = confirmer ?? (await organisation.read())?.ismsLead
  const person = id === undefined || never.includes(id) ? null : await people.byId(id)
  return person && isPresentAt(person, asOf) ? person : null
}
