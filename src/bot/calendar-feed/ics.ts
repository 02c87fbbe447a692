import { ICalCalendar, ICalEventBusyStatus, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import type { CalendarDate } from '../../domain/calendar-date.js'
import type { FeedEntry } from '../../domain/calendar-feed.js'

/** How often a calendar program is asked to look again, in seconds. */
const LOOK_AGAIN_S = 60 * 60

const statusOf: Readonly<Record<FeedEntry['state'], ICalEventStatus>> = {
  on: ICalEventStatus.CONFIRMED,
  paused: ICalEventStatus.TENTATIVE,
  skipped: ICalEventStatus.CANCELLED,
}

/**
 * A calendar as programs read it (RFC 5545). The same entries on the same day are the same text, so that a program that
 * has it need not get it again.
 */
export function icsOf(name: string, entries: readonly FeedEntry[], today: CalendarDate): string {
  const calendar = new ICalCalendar({
    // The library writes it as it is, and a line break would begin a line of its own.
    name: name.replace(/\s+/g, ' '),
    prodId: { company: 'Steward', product: 'ISMS calendar' },
    ttl: LOOK_AGAIN_S,
  })
  for (const { id, on, summary, description, sequence, state } of entries) {
    calendar.createEvent({
      ...{ id, summary, description, sequence, status: statusOf[state] },
      start: instantOf(on),
      allDay: true,
      stamp: instantOf(today),
      // What is due on a day does not take the day.
      transparency: ICalEventTransparency.TRANSPARENT,
      busystatus: ICalEventBusyStatus.FREE,
    })
  }
  return `${calendar.toString()}\r\n`
}

/** The library reads the date off the instant in UTC. */
function instantOf(date: CalendarDate): Date {
  return new Date(`${date}T00:00:00.000Z`)
}
