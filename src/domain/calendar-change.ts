import type { CalendarDate } from './calendar-date.js'
import type { Approval } from './cycle.js'
import type { PersonId } from './person.js'
import { type Move, movesOf, type Occurrence, type Programme } from './programme.js'

/** What somebody did to the calendar in chat: whoever owns it hears of it. */
export type CalendarChange = Done &
  (
    | { what: 'moved'; occurrence: Occurrence; from: CalendarDate; to: CalendarDate; reason: string }
    /** What the file says was taken in the stead of what was said in chat; null where it has no such date any more. */
    | { what: 'settled'; from: CalendarDate; to: CalendarDate | null }
    | { what: 'run'; occurrence: Occurrence }
    | { what: 'skipped'; occurrence: Occurrence; reason: string }
    | { what: 'paused'; until: CalendarDate; reason: string }
    | { what: 'resumed'; until: CalendarDate }
  )

interface Done {
  /** Made from what was done, so that nobody hears of the same twice. */
  id: string
  by: PersonId
  /** ISO 8601 UTC, milliseconds. */
  at: string
  /** By whom of top management, where a year would have passed without it. */
  approval: Approval | null
}

/** Everything that was done to a programme, and to these dates of it. */
export function changesOf(programme: Programme, dates: readonly Occurrence[]): CalendarChange[] {
  return [...dates.flatMap(changesOfDate), ...changesOfPauses(programme)]
}

function changesOfDate(occurrence: Occurrence): CalendarChange[] {
  const { _id, skipped, started } = occurrence
  const changes = movesOf(occurrence).flatMap((move) => changesOfMove(move, occurrence))
  if (skipped) {
    const { by, at, event, approval = null, reason } = skipped
    changes.push({ what: 'skipped', id: event, by, at, approval, occurrence, reason: reason.text })
  }
  // What its own day started, nobody did.
  if (started && started.by !== null) {
    const { by, at, approval = null } = started
    changes.push({ what: 'run', id: `${_id} started`, by, at, approval, occurrence })
  }
  return changes
}

function changesOfMove(
  { by, at, event, from, to, reason, overruledBy, overruled }: Move,
  occurrence: Occurrence,
): CalendarChange[] {
  const approval = null
  const settled: CalendarChange[] =
    overruledBy && overruled
      ? [
          {
            ...{ what: 'settled', id: `${event} settled`, by: overruledBy, at: overruled.at, approval },
            ...{ from: to, to: overruled.date },
          },
        ]
      : []
  return [
    { what: 'moved', id: event, by, at, approval, occurrence, from, to, reason: reason.text },
    ...settled,
  ]
}

function changesOfPauses({ paused, pausedBefore = [] }: Programme): CalendarChange[] {
  const all = [...pausedBefore, ...(paused ? [paused] : [])]
  const begun = all.map(({ by, at, event, approval = null, until, reason }): CalendarChange => {
    return { what: 'paused', id: event, by, at, approval, until, reason: reason.text }
  })
  const ended = pausedBefore.flatMap(({ event, until, ended: { by, at } }): CalendarChange[] => {
    return by === null ? [] : [{ what: 'resumed', id: `${event} resumed`, by, at, approval: null, until }]
  })
  return [...begun, ...ended]
}
