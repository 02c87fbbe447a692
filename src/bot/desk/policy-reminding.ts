import type { CalendarDate } from '../../domain/calendar-date.js'
import type { Organisation } from '../../domain/organisation.js'
import type { PersonId } from '../../domain/person.js'
import { nextMorning } from '../../domain/reminders.js'
import { addDays, businessDayFrom, dateIn, type Place } from '../../domain/working-days.js'
import type { Absences } from '../../store/absences.js'
import type { Asks } from '../../store/asks.js'
import type { Cycles } from '../../store/cycles.js'
import type { Deliveries } from '../../store/deliveries.js'
import type { People } from '../../store/people.js'
import type { Parts, PolicyProgress, Waiting } from '../../store/policy-progress.js'
import { unreachablePeople } from '../../store/unreachable.js'

export interface RemindingTools {
  absences: Absences
  asks: Asks
  cycles: Cycles
  deliveries: Deliveries
  people: People
  policyProgress: PolicyProgress
}

/** When a reminder reaches how many people, in order, and whom it does not reach. */
export interface Reached {
  /** How many questions are asked about earlier than they would have been. */
  broughtForward: number
  days: { on: CalendarDate; people: number }[]
  away: number
  notInChat: number
}

/** Whoever has not answered is reminded in their next morning, in the message that they get anyway. */
export async function bringForward(
  tools: RemindingTools,
  organisation: Organisation,
  policy: string,
  parts: Parts,
  at: string,
): Promise<Reached> {
  const { policyProgress } = tools
  const cycles = (await tools.cycles.openAbout('policy', policy)).map(({ _id }) => _id)
  let broughtForward = 0
  for (const place of await policyProgress.places(cycles, parts)) {
    const morning = nextMorning(at, { ...place, workingDays: organisation.workingDays })
    broughtForward += await policyProgress.remindBy(morning, place, cycles, parts)
  }
  const [waiting, away, unreachable] = await Promise.all([
    policyProgress.waiting(cycles, parts),
    policyProgress.awayIn(cycles, parts),
    unreachablePeople(tools),
  ])
  const without = new Set(unreachable)
  const days = new Map<CalendarDate, PersonId[]>()
  for (const group of waiting) {
    const inChat = { ...group, people: group.people.filter((person) => !without.has(person)) }
    for (const [on, people] of await mornings(tools, organisation, inChat, at)) {
      addTo(days, on, people)
    }
  }
  const there = await whoIsThere(tools, days)
  const reached = there.reduce((sum, { people }) => sum + people, 0)
  const all = waiting.reduce((sum, { people }) => sum + people.length, 0)
  const inChat = [...days.values()].reduce((sum, people) => sum + people.length, 0)
  return { broughtForward, days: there, away: away + inChat - reached, notInChat: all - inChat }
}

/** In which morning each of these is reminded: whoever has had today's message hears of it in the next one. */
async function mornings(
  { deliveries }: RemindingTools,
  { workingDays }: Organisation,
  { remindOn, timeZone, country, people }: Waiting,
  at: string,
): Promise<Map<CalendarDate, PersonId[]>> {
  const place: Place = { timeZone, country, workingDays }
  const today = dateIn(at, timeZone)
  const next = nextMorning(at, place)
  const had = next === today ? await deliveries.morningsOf(people, today) : new Map<PersonId, unknown>()
  const dayFrom = (first: CalendarDate) => businessDayFrom(remindOn > first ? remindOn : first, place)
  const days = new Map<CalendarDate, PersonId[]>()
  for (const person of people) {
    const on = dayFrom(had.has(person) ? addDays(today, 1) : next)
    addTo(days, on, [person])
  }
  return days
}

/** In place, since there may be tens of thousands on one day. */
function addTo(days: Map<CalendarDate, PersonId[]>, on: CalendarDate, people: readonly PersonId[]): void {
  const those = days.get(on) ?? []
  for (const person of people) those.push(person)
  days.set(on, those)
}

/** How many of these are not away on their day. */
async function whoIsThere(
  { absences }: RemindingTools,
  days: ReadonlyMap<CalendarDate, readonly PersonId[]>,
): Promise<Reached['days']> {
  const there: Reached['days'] = []
  for (const [on, people] of days) {
    const away = new Set<PersonId>()
    for await (const { person } of absences.awayOn(on)) away.add(person)
    const count = people.filter((person) => !away.has(person)).length
    if (count > 0) there.push({ on, people: count })
  }
  return there.sort((a, b) => a.on.localeCompare(b.on))
}
