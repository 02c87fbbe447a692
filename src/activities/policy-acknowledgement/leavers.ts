import { isPresentAt, type PersonId } from '../../domain/person.js'
import { dateIn } from '../../domain/working-days.js'
import type { Asks } from '../../store/asks.js'
import type { CalendarFeeds } from '../../store/calendar-feeds.js'
import { byWorkflow } from '../../store/closing-asks.js'
import type { People } from '../../store/people.js'

export interface LeaversTools {
  asks: Asks
  calendarFeeds: CalendarFeeds
  people: People
}

const CHUNK = 1_000

/** The last day of whoever is furthest behind the clock has begun everywhere a day later. */
const EARLIEST_ZONE = 'Pacific/Kiritimati'

/**
 * Whose last day is over is asked no more: what is open of them is closed, not failed, and the address of their calendar
 * stops. An import sees to whom it finds gone itself; this is for the dates that pass. Safe to repeat.
 */
export function closeLeavers({ asks, calendarFeeds, people }: LeaversTools) {
  return async (asOf: string, heartbeat: () => void): Promise<void> => {
    let chunk: PersonId[] = []
    const close = async () => {
      for (const person of await asks.whoHasOpen(chunk)) {
        await asks.closeAsksOf(person, 'left', asOf, byWorkflow)
      }
      await calendarFeeds.leave(chunk, asOf, byWorkflow)
      chunk = []
      heartbeat()
    }
    for await (const person of people.goneBefore(dateIn(asOf, EARLIEST_ZONE))) {
      if (isPresentAt(person, asOf)) continue
      chunk.push(person._id)
      if (chunk.length === CHUNK) await close()
    }
    await close()
  }
}
