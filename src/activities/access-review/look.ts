import { REVIEW_ACCESS_SLOT } from '../../domain/access-review.js'
import { type ReviewStanding, reviewStanding } from '../../domain/access-standing.js'
import type { Ask } from '../../domain/ask.js'
import type { CalendarDate } from '../../domain/calendar-date.js'
import { closingDay } from '../../domain/control-check.js'
import type { Cycle } from '../../domain/cycle.js'
import type { Person } from '../../domain/person.js'
import { type Programme, programmeId } from '../../domain/programme.js'
import { isLive, type System } from '../../domain/system.js'
import { dateIn } from '../../domain/working-days.js'
import { ownerOf } from '../../store/owners.js'
import { nextBegins } from '../control-check/next.js'
import type { IsDue } from '../sweep.js'
import { proofsWithoutConfirmer } from './proof.js'
import type { AccessLookTools } from './tools.js'

/** How a review stands, by which version of its system, and who owns that by now. */
export interface AccessAtHand {
  standing: ReviewStanding | { next: 'settle' }
  asks: Ask[]
  system: System
  programme: Programme | null
  owner: Person | null
  /** Until when it may be answered, as the calendar stands by now. */
  closesOn: CalendarDate
}

/** Also where whoever was asked left, accounts were decided or handed on, or the next date was moved or left out. */
export function accessIsDue(tools: AccessLookTools): IsDue {
  return async (cycle, asOf) => {
    const { standing, closesOn } = await accessAtHand(tools, cycle, asOf)
    return standing.next !== 'wait' || closesOn !== cycle.closesOn
  }
}

export async function accessAtHand(
  tools: AccessLookTools,
  cycle: Cycle,
  asOf: string,
): Promise<AccessAtHand> {
  const { _id, subject, timeZone } = cycle
  const [asks, programme, system, extraction, verifying, rows, orders, undecided] = await Promise.all([
    tools.asks.allOf(_id),
    tools.programmes.byId(programmeId('access-review', subject.id)),
    tools.systems.byVersion(subject.id, subject.version),
    tools.extractions.newest(_id, 'review'),
    tools.extractions.newest(_id, 'verify'),
    tools.accessRows.standing(_id),
    tools.accessRows.pendingOrders(_id),
    tools.accessRows.asksWithUndecided(_id),
  ])
  if (!system) throw new Error(`${subject.id} has no version ${subject.version}`)
  const owner = programme && (await ownerOf(tools, programme, asOf))
  const closesOn = await closingDayOf(tools, cycle, programme)
  const standing = reviewStanding(
    {
      ...{ asks, live: isLive(system.source), owner: owner?._id ?? null, extraction, rows, orders },
      told: cycle.nobodySince !== undefined,
      retryAt: cycle.failedExtraction?.again ?? null,
      assigned: extraction?.assignedAt !== undefined,
      nobodyConfirms: await proofsWithoutConfirmer(tools, asks, owner, system, asOf),
      verifiedAt: verifying?.at ?? null,
      checkNow: cycle.verifyAsked !== undefined,
      ...{ closesOn, timeZone },
    },
    asOf,
  )
  const isSettled = ({ _id, slot, state }: Ask) =>
    slot === REVIEW_ACCESS_SLOT && state === 'open' && !undecided.has(_id)
  const settles = extraction?.assignedAt !== undefined && asks.some(isSettled)
  return {
    ...{ asks, system, programme, owner, closesOn },
    standing: settles && standing.next === 'wait' ? { next: 'settle' } : standing,
  }
}

async function closingDayOf(
  tools: AccessLookTools,
  { _id, because, dueOn, startedAt, timeZone }: Cycle,
  programme: Programme | null,
): Promise<CalendarDate> {
  const cycle = { _id, isOutOfTurn: because !== undefined }
  const next = programme && (await nextBegins(tools, programme, cycle, dateIn(startedAt, timeZone)))
  return closingDay(dueOn, next)
}
