import type { CalendarDate } from './calendar-date.js'
import { canBeAsked, type Person, type PersonId } from './person.js'
import { addDays } from './working-days.js'

/** Days on which a person is away, as somebody in chat or a line of a file said. Nobody is asked why. */
export interface Absence {
  /** Random. */
  id: string
  from: CalendarDate
  /** The last day away, as it was planned. */
  to: CalendarDate
  /** Who answers meanwhile what may be delegated. */
  delegate: PersonId | null
  source: 'chat' | 'file'
  /** Null: whoever ran the import. */
  setBy: PersonId | null
  /** ISO 8601 UTC, milliseconds. */
  setAt: string
  /** The event that records its days and its delegate. */
  event: string
  /** Where it ended before its last day; `lastDay` is null if it was called off before its first. */
  ended?: { lastDay: CalendarDate | null; by: PersonId | null; at: string; event: string }
}

/** All absences of one person: one document, so that they are held against each other where one is added. */
export interface PersonAbsences {
  _id: PersonId
  v: 1
  /** Rises with each change. */
  revision: number
  absences: Absence[]
}

/** What somebody wants to set: in the zone of the person, the last day included. */
export type Planned = Pick<Absence, 'from' | 'to' | 'delegate' | 'source'>

/** How a person is away on a day. */
export interface Away {
  /** The first and the last day of the unbroken time away. */
  since: CalendarDate
  until: CalendarDate
  /** Who was named for this day, and by whom; null: by a file. */
  delegate: PersonId | null
  namedBy: PersonId | null
}

/** Parental leave is the longest that is planned. */
export const MOST_DAYS_AWAY = 731

/** Null: it was called off before it began. */
export function lastDayOf({ to, ended }: Pick<Absence, 'to' | 'ended'>): CalendarDate | null {
  return ended ? ended.lastDay : to
}

export function covers(absence: Pick<Absence, 'from' | 'to' | 'ended'>, day: CalendarDate): boolean {
  const last = lastDayOf(absence)
  return last !== null && absence.from <= day && day <= last
}

/**
 * How a person with these absences is away on this day; null when they are not. Where chat and the file both speak of
 * a day, they are away, and chat's delegate goes before the file's.
 *
 * @param never who may not answer what it is about, nor name who does: whoever was named beside them goes before
 */
export function awayOn(
  absences: readonly Absence[],
  day: CalendarDate,
  never: readonly PersonId[] = [],
): Away | null {
  const today = absences.filter((absence) => covers(absence, day))
  if (today.length === 0) return null
  const named = today.filter(({ delegate }) => delegate !== null)
  const lawful = named.filter(({ delegate, setBy }) => !never.some((id) => id === delegate || id === setBy))
  const [chosen] = [...chatFirst(lawful), ...chatFirst(named)]
  return {
    ...unbrokenAround(absences, day),
    delegate: chosen?.delegate ?? null,
    namedBy: chosen?.setBy ?? null,
  }
}

function chatFirst(absences: readonly Absence[]): Absence[] {
  const inChat = absences.filter(({ source }) => source === 'chat')
  return [...inChat, ...absences.filter((absence) => !inChat.includes(absence))]
}

function unbrokenAround(absences: readonly Absence[], day: CalendarDate): Pick<Away, 'since' | 'until'> {
  let [since, until] = [day, day]
  for (let grown = true; grown; ) {
    grown = false
    for (const absence of absences) {
      const { from } = absence
      const last = lastDayOf(absence)
      if (last === null || from > addDays(until, 1) || last < addDays(since, -1)) continue
      if (from >= since && last <= until) continue
      if (from < since) since = from
      if (last > until) until = last
      grown = true
    }
  }
  return { since, until }
}

/** What has begun or is to come, in the order of its days. */
export function currentAndComing(absences: readonly Absence[], today: CalendarDate): Absence[] {
  return absences
    .filter((absence) => (lastDayOf(absence) ?? '') >= today)
    .sort((one, other) => (one.from < other.from ? -1 : 1))
}

/** What becomes of the absences when one is set. Where it is refused, nothing changes. */
export type Setting =
  /** `replaces` are those that it takes in. */
  | { outcome: 'set'; planned: Planned; replaces: Absence[] }
  | { outcome: 'already'; absence: Absence }
  | { outcome: 'refused'; because: 'backwards' | 'over' | 'too-long' | 'own-delegate' }
  /** It meets an absence with another delegate. */
  | { outcome: 'refused'; because: 'overlaps'; absence: Absence }

/**
 * Holds an absence against those that the same source set for this person. The later word holds where it takes the
 * earlier one in or begins on the same day; what overlaps otherwise becomes one if both name the same delegate.
 */
export function settingOf(
  person: PersonId,
  planned: Planned,
  absences: readonly Absence[],
  today: CalendarDate,
): Setting {
  const { from, to, delegate, source } = planned
  if (to < from) return { outcome: 'refused', because: 'backwards' }
  if (to < today) return { outcome: 'refused', because: 'over' }
  if (addDays(from, MOST_DAYS_AWAY) <= to) return { outcome: 'refused', because: 'too-long' }
  if (delegate === person) return { outcome: 'refused', because: 'own-delegate' }

  const met = currentAndComing(absences, today).filter(
    (absence) => absence.source === source && absence.from <= to && (lastDayOf(absence) ?? '') >= from,
  )
  const merged = { ...planned }
  for (const absence of met) {
    const last = lastDayOf(absence) ?? absence.from
    const same = absence.delegate === delegate
    if (same && absence.from <= from && last >= to && absence.from !== from)
      return { outcome: 'already', absence }
    if (same && absence.from === from && last === to) return { outcome: 'already', absence }
    const takenIn = (from <= absence.from && last <= to) || absence.from === from
    if (takenIn) continue
    if (!same) return { outcome: 'refused', because: 'overlaps', absence }
    if (absence.from < merged.from) merged.from = absence.from
    if (last > merged.to) merged.to = last
  }
  if (addDays(merged.from, MOST_DAYS_AWAY) <= merged.to) return { outcome: 'refused', because: 'too-long' }
  return { outcome: 'set', planned: merged, replaces: met }
}

/** What ending an absence today comes to: the last day away, null if none of it has passed. */
export function lastDayIfEnded({ from }: Pick<Absence, 'from'>, today: CalendarDate): CalendarDate | null {
  return from < today ? addDays(today, -1) : null
}

/** What following delegates needs to know, each on the day in question. */
export interface StandInLookup {
  away(person: PersonId): Pick<Away, 'delegate'> | null
  /** Whether this person can answer at all: is there, and uses chat. */
  canAnswer(person: PersonId): boolean
}

type HowAway = (person: PersonId) => Pick<Away, 'delegate' | 'namedBy'> | null

/** The delegates over whom a question goes from somebody on, in their order. */
export function delegatesOf(person: PersonId, away: HowAway): PersonId[] {
  const passed = [person]
  for (let next = away(person)?.delegate; next && !passed.includes(next); next = away(next)?.delegate)
    passed.push(next)
  return passed.slice(1)
}

/** Who named them. */
export function whoNamed(person: PersonId, away: HowAway): PersonId[] {
  return [person, ...delegatesOf(person, away)].flatMap((each) => away(each)?.namedBy ?? [])
}

/** Who answers in somebody's stead, or why nobody does. */
export type StandIn =
  | { person: PersonId }
  | { person: null; because: 'nobody-named' | 'away' | 'cannot-answer' | 'circle'; at: PersonId }

/** Follows the delegates of who is away, until one is there. `at` is where the line ends. */
export function standInFor(person: PersonId, lookup: StandInLookup): StandIn {
  const passed = [person]
  let next = lookup.away(person)?.delegate ?? null
  if (next === null) return { person: null, because: 'nobody-named', at: person }
  for (;;) {
    if (passed.includes(next)) return { person: null, because: 'circle', at: next }
    if (!lookup.canAnswer(next)) return { person: null, because: 'cannot-answer', at: next }
    const away = lookup.away(next)
    if (away === null) return { person: next }
    if (away.delegate === null) return { person: null, because: 'away', at: next }
    passed.push(next)
    next = away.delegate
  }
}

/** Days of an absence on which somebody else than the delegate answers, or nobody. */
export interface Stretch {
  from: CalendarDate
  to: CalendarDate
  standIn: PersonId | null
}

export type DelegateCheck =
  /** `others`: where it is not the delegate themselves. */
  | { outcome: 'fits'; others: Stretch[] }
  | { outcome: 'refused'; because: 'no-chat' | 'not-there' | 'away-all-the-time' }
  /** They would stand in for each other, directly or over others; `at` is whom it comes back to. */
  | { outcome: 'refused'; because: 'circle'; at: PersonId; on: CalendarDate }

/**
 * Whether this person can stand in on these days.
 *
 * @param absencesOf of everybody whom the delegates lead to, with the absence in question counted in
 */
export function checkDelegate(
  { person, from, to }: { person: PersonId; from: CalendarDate; to: CalendarDate },
  delegate: Pick<Person, '_id' | 'active' | 'start' | 'end' | 'chat'>,
  absencesOf: (person: PersonId) => readonly Absence[],
): DelegateCheck {
  if (!canBeAsked(delegate)) return { outcome: 'refused', because: 'no-chat' }
  const leaves = delegate.end !== null && delegate.end < to
  if (!delegate.active || leaves || (delegate.start !== null && delegate.start > from))
    return { outcome: 'refused', because: 'not-there' }

  const others: Stretch[] = []
  let days = 0
  let nobody = 0
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const standIn = standInFor(person, {
      away: (id) => awayOn(absencesOf(id), day),
      canAnswer: () => true,
    })
    if (standIn.person === null && standIn.because === 'circle')
      return { outcome: 'refused', because: 'circle', at: standIn.at, on: day }
    days += 1
    if (standIn.person === null) nobody += 1
    if (standIn.person !== delegate._id) addDay(others, day, standIn.person)
  }
  return nobody === days ? { outcome: 'refused', because: 'away-all-the-time' } : { outcome: 'fits', others }
}

function addDay(stretches: Stretch[], day: CalendarDate, standIn: PersonId | null): void {
  const last = stretches.at(-1)
  if (last && last.standIn === standIn && addDays(last.to, 1) === day) last.to = day
  else stretches.push({ from: day, to: day, standIn })
}
