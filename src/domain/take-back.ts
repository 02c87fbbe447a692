import type { Ask, AskRef, Refusal } from './ask.js'
import { refusalOf } from './ask.js'
import type { CalendarDate } from './calendar-date.js'
import type { Person } from './person.js'

const MS_AN_HOUR = 3_600_000

/** Until when an answer that is given now may be taken back; undefined where an organisation wants none to be. */
export function takeBackUntil(at: string, hours: number): string | undefined {
  return hours > 0 ? new Date(Date.parse(at) + hours * MS_AN_HOUR).toISOString() : undefined
}

/** Why an answer was not taken back: it stands. */
export type TakeBackRefusal = Exclude<Refusal, { because: 'already-answered' }> | { because: 'too-late' }

/** Explains, before a form is opened or after the guard matched nothing, what stands in the way. Null: nothing does. */
export function takeBackRefusalOf(
  ask: Ask | null,
  person: Person,
  shown: AskRef,
  today: CalendarDate,
  at: string,
): TakeBackRefusal | null {
  const refusal = refusalOf(ask, person, shown, today)
  if (refusal === null) return { because: 'changed' }
  if (refusal.because !== 'already-answered') return refusal
  if (ask?.answer?.by !== person._id) return { because: 'not-yours' }
  if (ask.revision !== shown.revision) return { because: 'changed' }
  const until = ask.answer.takeBackUntil
  return until !== undefined && at <= until ? null : { because: 'too-late' }
}
