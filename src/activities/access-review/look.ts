import { REVIEW_ACCESS_SLOT } from '../../domain/access-review.js'
import { type ReviewStanding, reviewStanding } from '../../domain/access-standing.js'
import type { Ask } from '../../domain/ask.js'
import type { CalendarDate } from '../../domain/calendar-date.js'
import { closingDay } from '../../domain/control-check.js'
import type { Cycle } from '../../domain/cycle.js'
import type { Extraction } from '../../domain/population.js'
import { type Programme, programmeId } from '../../domain/programme.js'
import { isLive } from '../../domain/system.js'
import { addDays, dateIn } from '../../domain/working-days.js'
import { ownerOf } from '../../store/owners.js'
import { nextBegins } from '../control-check/next.js'
import type { IsDue } from '../sweep.js'
import type { AccessAtHand } from './at-hand.js'
import { couldBeSeated } from './moves.js'
import { withoutConfirmer } from './proof.js'
import type { AccessLookTools } from './tools.js'

/** So long after the last account was decided on whoever did is ready, also where nobody was told. */
const SETTLES_MS = 60_000

/** Also where whoever was asked left, accounts were decided or handed on, or the next date was moved or left out. */
export function accessIsDue(tools: AccessLookTools): IsDue {
  return async (cycle, asOf) => {
    const { standing, closesOn, writtenAnew } = await accessAtHand(tools, cycle, asOf)
    return standing.next !== 'wait' || closesOn !== cycle.closesOn || writtenAnew !== null
  }
}

export async function accessAtHand(
  tools: AccessLookTools,
  cycle: Cycle,
  asOf: string,
): Promise<AccessAtHand> {
  const { _id, subject, timeZone } = cycle
  const [asks, programme, system, newest, extractions] = await Promise.all([
    tools.asks.allOf(_id),
    tools.programmes.byId(programmeId('access-review', subject.id)),
    tools.systems.byVersion(subject.id, subject.version),
    tools.systems.newest(subject.id),
    tools.extractions.ofCycle(_id),
  ])
  if (!system) throw new Error(`${subject.id} has no version ${subject.version}`)
  const owner = programme && (await ownerOf(tools, programme, asOf))
  const overtaken = await isOvertaken(tools, cycle)
  const closesOn = overtaken ? cycle.closesOn : await closingDayOf(tools, cycle, programme)
  const extraction = extractions.findLast(({ purpose }) => purpose === 'review')
  const atHand = { cycle, asks, system, programme, owner, extractions, closesOn }
  const orders = (await tools.accessOrders.unsettled(_id)).map(({ order }) => order)
  const removedBy = isLive(system.source) ? await tools.accessOrders.removedBy(_id) : null
  const rows = await rowsStanding(tools, cycle, asks)
  const nobodyConfirms = await withoutConfirmer(tools, atHand, asOf)
  const standing = reviewStanding(
    {
      ...{ asks, live: isLive(system.source), owner: owner?._id ?? null, orders, timeZone },
      // What another review asks about is asked about there.
      closesOn: overtaken ? addDays(dateIn(asOf, timeZone), -1) : closesOn,
      ...{ extraction: extraction ?? null, assigned: extraction?.assignedAt !== undefined },
      told: cycle.nobodySince !== undefined,
      retryAt: cycle.failedExtraction?.again ?? null,
      ...{ rows, nobodyConfirms, removedBy },
      verifiedAt: extractions.findLast(({ purpose }) => purpose === 'verify')?.at ?? null,
      toHold: notHeld({ system, extractions }) !== null,
      checkNow: cycle.verifyAsked !== undefined,
    },
    asOf,
  )
  const isWritten = newest !== null && newest.version !== system.version
  const isRead = extraction !== undefined && extraction.state !== 'refused'
  return {
    ...atHand,
    lacks: owner === null || rows.blocked > 0 || nobodyConfirms.length > 0,
    standing: standing.next === 'wait' ? await besideWaiting(tools, atHand, standing, asOf) : standing,
    writtenAnew: isWritten && !isRead ? newest : null,
  }
}

/** What was read last of a live system to see whether orders were done, where they were not held against it to the end. */
export function notHeld({
  system,
  extractions,
}: Pick<AccessAtHand, 'system' | 'extractions'>): Extraction | null {
  const last = extractions.findLast(({ purpose }) => purpose === 'verify')
  return last && isLive(system.source) && last.heldAgainstAt === undefined ? last : null
}

async function rowsStanding(tools: AccessLookTools, { _id }: Cycle, asks: readonly Ask[]) {
  const reviews = asks.filter(({ slot }) => slot === REVIEW_ACCESS_SLOT)
  const open = reviews.filter(({ state }) => state === 'open').map((ask) => ask._id)
  // Who left or was relieved said what they said.
  const over = reviews.filter(({ state }) => state !== 'open').map((ask) => ask._id)
  const [rows, { order, withdraw, reopen }] = await Promise.all([
    tools.accessRows.standing(_id, open),
    tools.accessOrders.due(_id, over),
  ])
  return { ...rows, toOrder: order.length + withdraw.length + reopen.length }
}

/** What is to be done though nothing of the course is due. */
async function besideWaiting(
  tools: AccessLookTools,
  atHand: Omit<AccessAtHand, 'standing' | 'writtenAnew' | 'lacks'>,
  waits: ReviewStanding,
  asOf: string,
): Promise<AccessAtHand['standing']> {
  const { cycle, asks } = atHand
  const [undecided, blocked] = await Promise.all([
    tools.accessRows.undecidedAsks(cycle._id),
    tools.accessRows.blocked(cycle._id),
  ])
  const open = asks.filter(({ slot, state }) => slot === REVIEW_ACCESS_SLOT && state === 'open')
  const ready = open.filter(({ _id }) => !undecided.has(_id))
  for (const { _id } of ready) {
    const last = await tools.accessRows.lastDecision(_id)
    if (!last || Date.parse(asOf) - Date.parse(last.at) >= SETTLES_MS) return { next: 'settle' }
  }
  if (blocked.length > 0 && (await couldBeSeated(tools, atHand, blocked, asOf))) return { next: 'reseat' }
  return waits
}

/** Whether another review of the whole system began after it. */
async function isOvertaken(
  { cycles }: AccessLookTools,
  { process, subject, startedAt }: Cycle,
): Promise<boolean> {
  if (process !== 'access-review') return false
  const later = await cycles.begunSince({ process, subject: subject.id }, startedAt)
  return later.some((each) => each.startedAt > startedAt && each.accounts === undefined)
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
