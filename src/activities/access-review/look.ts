import { type AccessStanding, type AccessState, accessStanding } from '../../domain/access-review.js'
import type { CalendarDate } from '../../domain/calendar-date.js'
import { closingDay } from '../../domain/control-check.js'
import type { Cycle } from '../../domain/cycle.js'
import type { Person } from '../../domain/person.js'
import { programmeId } from '../../domain/programme.js'
import { dateIn, endOf } from '../../domain/working-days.js'
import { ownerOf } from '../../store/owners.js'
import { nextBegins } from '../control-check/next.js'
import type { IsDue } from '../sweep.js'
import type { AccessLookTools } from './tools.js'

/** How a review stands, and who owns the system by now. */
export interface AccessAtHand {
  state: AccessState
  owner: Person | null
  /** Until when it may be answered, as the calendar stands by now. */
  closesOn: CalendarDate
}

/** Also where whoever was asked left, or where the next date was moved or left out. */
export function accessIsDue(tools: AccessLookTools): IsDue {
  return async (cycle, asOf) => {
    const { state, closesOn } = await accessAtHand(tools, cycle, asOf)
    return nextOf(state) !== 'wait' || closesOn !== cycle.closesOn
  }
}

export function nextOf(state: AccessState): AccessStanding['next'] {
  return accessStanding(state).next
}

export async function accessAtHand(
  tools: AccessLookTools,
  cycle: Cycle,
  asOf: string,
): Promise<AccessAtHand> {
  const [asks, programme] = await Promise.all([
    tools.asks.allOf(cycle._id),
    tools.programmes.byId(programmeId('access-review', cycle.subject.id)),
  ])
  const owner = programme && (await ownerOf(tools, programme, asOf))
  const since = dateIn(cycle.startedAt, cycle.timeZone)
  const which = { _id: cycle._id, isOutOfTurn: cycle.because !== undefined }
  const next = programme && (await nextBegins(tools, programme, which, since))
  const closesOn = closingDay(cycle.dueOn, next)
  return {
    ...{ owner, closesOn },
    state: {
      ...{ asks, owner: owner?._id ?? null, told: cycle.nobodySince !== undefined },
      over: asOf >= endOf(closesOn, cycle.timeZone),
    },
  }
}
