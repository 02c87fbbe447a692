import type { Collection, Filter } from 'mongodb'
import { awayOn, type PersonAbsences } from '../domain/absence.js'
import type { Ask } from '../domain/ask.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { PersonId } from '../domain/person.js'

interface Stored {
  asks: Collection<Ask>
  absences: Collection<PersonAbsences>
}

/**
 * Whether somebody may say something of what they were asked: as long as it is open whoever may answer it; afterwards what was
 * said may be corrected by whoever was asked, and by whoever stands in for them, while they do.
 *
 * @param today Where they are.
 */
export async function maySayOrCorrect(
  { asks, absences }: Stored,
  which: Filter<Ask>,
  by: PersonId,
  today: CalendarDate,
): Promise<boolean> {
  const found = await asks.findOne(
    {
      ...which,
      mayAnswer: by,
      $or: [
        { state: 'open' },
        { state: 'answered', askedOf: by },
        { state: 'answered', 'delegated.to': by, 'delegated.until': { $gte: today } },
      ],
    },
    { projection: { state: 1, askedOf: 1 }, readConcern: 'majority' },
  )
  if (!found) return false
  if (found.state === 'open' || found.askedOf === by) return true
  // What was answered is not rerouted any more, where somebody is back before the day that was planned.
  const known = await absences.findOne({ _id: found.askedOf }, { readConcern: 'majority' })
  return awayOn(known?.absences ?? [], today) !== null
}
