import type { Ask } from '../../domain/ask.js'
import { askId, putTo } from '../../domain/ask.js'
import type { CalendarDate } from '../../domain/calendar-date.js'
import type { Cycle } from '../../domain/cycle.js'
import { type Organisation, placeOf } from '../../domain/organisation.js'
import { isReachable, type Person } from '../../domain/person.js'
import { nextMorning, remindAgainOn } from '../../domain/reminders.js'
import { dateIn, dueDate } from '../../domain/working-days.js'
import type { NewAsk } from '../../store/asks.js'
import { closedBy } from '../../store/closing-asks.js'
import { settleNewAsks } from '../../store/rerouting.js'
import type { AccessReviewTools } from './tools.js'

export const byReview = closedBy('access-review')

/** One question to one person. */
export interface Asking extends Pick<NewAsk, 'slot' | 'follows' | 'neverBy'> {
  person: Person
  dueOn: CalendarDate
  /** In a message of its own; else the morning's names it. */
  atOnce: boolean
  /** Beside it others may be asked the same: who was before still is. */
  beside?: boolean
}

/**
 * Asks this person, where they are not asked already; whoever was asked the same before is asked no more. Twice is the same
 * as once. Gives the ask.
 *
 * @param asks All of the cycle so far.
 */
export async function askPerson(
  tools: AccessReviewTools,
  cycle: Cycle,
  asks: readonly Ask[],
  { person, atOnce, beside = false, ...asking }: Asking,
  asOf: string,
): Promise<string> {
  const organisation = await organisationOf(tools)
  const { slot, follows } = asking
  const before = asks.filter((ask) => ask.slot === slot && ask.askedOf === person._id)
  // A worker that died may have asked, and done nothing of what follows.
  const asked = before.find((ask) => ask.state === 'open' && ask.follows === follows)
  const round = asked?.round ?? before.length + 1
  const ask = newAsk(cycle, person, organisation, asOf, { ...asking, round, atOnce })
  const id = askId(ask)
  await tools.cycles.somebodyThere(cycle._id)
  if (!beside) await tools.asks.closeOpenIn({ cycle: cycle._id, slot }, id, 'handed-on', asOf, byReview)
  await tools.asks.open([ask])
  await settleNewAsks(tools, [person], asOf)
  if (!isReachable(person)) await tools.matchPeople(asOf, tools.heartbeat)
  if (atOnce) {
    // Whoever was in no chat yet may have been found there meanwhile.
    const told = await tools.people.byIds([person._id])
    await tools.deliveries.tell([...told.values()], { kind: 'asks', asks: [id] }, asOf)
  }
  await tools.nudgeReminders()
  return id
}

export async function organisationOf({
  organisation,
}: Pick<AccessReviewTools, 'organisation'>): Promise<Organisation> {
  const read = await organisation.read()
  if (!read) throw new Error('No organisation has been imported')
  return read
}

/** So many business days from now on, where they work. */
export function dueIn(days: number, person: Person, organisation: Organisation, asOf: string): CalendarDate {
  return dueDate(dateIn(asOf, person.timeZone), days, placeOf(person, organisation))
}

export function newAsk(
  { _id, subject }: Cycle,
  person: Person,
  organisation: Organisation,
  asOf: string,
  { atOnce, dueOn, ...which }: Pick<NewAsk, 'slot' | 'round' | 'follows' | 'neverBy' | 'dueOn'> & { atOnce: boolean },
): NewAsk {
  const place = placeOf(person, organisation)
  const today = dateIn(asOf, person.timeZone)
  return {
    ...{ cycle: _id, process: 'access-review', kind: 'delegable', ...which, ...putTo(person), subject, dueOn },
    openedAt: asOf,
    remindOn: atOnce ? remindAgainOn(today, dueOn, place, organisation.reminders) : nextMorning(asOf, place),
    ...(atOnce && isReachable(person) ? { toldOn: today } : {}),
  }
}
