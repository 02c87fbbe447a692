import { type Ask, putTo } from '../domain/ask.js'
import {
  afterEscalation,
  afterHandingOn,
  askedIn,
  type Chart,
  type Filling,
  fillingOf,
  type Seat,
} from '../domain/authority.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import { type Decision, type Naming, namingsFor, neverIn, otherSteps, type Step } from '../domain/decision.js'
import { decidedForOthers } from '../domain/decision-standing.js'
import { type Organisation, placeOf } from '../domain/organisation.js'
import { isReachable, type Person, type PersonId } from '../domain/person.js'
import { remindAgainOn } from '../domain/reminders.js'
import { type SoleUse, soleAuthorityOn } from '../domain/sole-authority.js'
import { dateIn, dueDate } from '../domain/working-days.js'
import type { NewAsk } from '../store/asks.js'
import { chartFor } from '../store/chart.js'
import type { People } from '../store/people.js'
import type { DecisionSubjects } from './decision-subject.js'

/** The decision, with who may not make it and who stands in by its subject's own rules, as they are at that moment. */
export async function byItsRules(
  subjects: DecisionSubjects,
  decision: Decision,
  organisation: Organisation,
  asOf: string,
): Promise<Decision> {
  const now = await subjects[decision.subject.type]?.whoMay?.(decision, organisation, asOf)
  return now ? { ...decision, ...now } : decision
}

/**
 * Who lawfully fills a step at that moment; null where nobody does. And who decides the other steps of the decision: none of
 * them comes by this one in somebody's place.
 */
export async function whoFills(
  people: People,
  decision: Decision,
  step: Step,
  asks: readonly Ask[],
  organisation: Organisation,
  asOf: string,
): Promise<{ filling: Filling | null; chart: Chart; elsewhere: PersonId[] }> {
  const { who, needs, handed = [], escalated } = step
  const namings = namingsFor(step, asks).map(({ to }) => to)
  const ups = escalated?.ups ?? []
  const besides = [...[...handed, ...ups].map(({ to }) => to), ...namings].map((person) => ({ person }))
  const sole = soleAuthorityFor(decision, organisation, asOf)
  const alone = sole ? [{ person: sole.person }] : []
  const others = otherSteps(decision, step)
  const seats = [...who, ...besides, ...alone, ...others.flatMap((other) => other.who)]
  const chart = await chartFor(people, organisation, seats, asOf)
  const forOthers = decidedForOthers(decision, step, asks)
  const never = [...neverIn(decision, asks), ...forOthers]
  const elsewhere = askedIn(others, chart, never)
  const named = namings.filter((id) => !elsewhere.includes(id))
  const given = givenIn(step, asks)
  const found =
    fillingOf({ who, needs, named }, chart, never, given, elsewhere) ??
    (sole && filledAlone({ who, needs, named }, chart, never, given, sole))
  const inNobodysPlace = [...never, ...elsewhere]
  const handedOn = found && afterHandingOn(found, handed, chart, inNobodysPlace)
  const filling = handedOn && afterEscalation(handedOn, ups, chart, inNobodysPlace)
  return { filling, chart, elsewhere: [...forOthers, ...elsewhere] }
}

/** Who may decide on this alone, in force or as a part of what is decided here. */
function soleAuthorityFor(
  { subject, sole }: Decision,
  { soleAuthority = [], timeZone }: Organisation,
  asOf: string,
): SoleUse | null {
  return soleAuthorityOn(
    sole ? [...soleAuthority, sole] : soleAuthority,
    subject.type,
    dateIn(asOf, timeZone),
  )
}

/** Only where nobody else lawfully may; whoever else may not decide does not do so here either. */
function filledAlone(
  step: { who: readonly Seat[]; needs: Step['needs']; named: readonly PersonId[] },
  chart: Chart,
  never: readonly PersonId[],
  given: readonly PersonId[],
  sole: SoleUse,
): Filling | null {
  const others = never.filter((id) => id !== sole.person)
  const filling = fillingOf({ ...step, named: [...step.named, sole.person] }, chart, others, given)
  return filling && { ...filling, sole }
}

/** Who has approved this step already. */
function givenIn({ slot }: Step, asks: readonly Ask[]): string[] {
  return asks
    .filter((ask) => ask.slot === slot && ask.answer?.value === 'approved')
    .map(({ askedOf }) => askedOf)
}

export function isAsked(asks: readonly Ask[], { slot }: Pick<Ask, 'slot'>, { _id }: Person): boolean {
  return asks.some((ask) => ask.slot === slot && ask.askedOf === _id && ask.state === 'open')
}

/**
 * What a step asks of one of those who fill it.
 *
 * @param elsewhere who decides other steps: they do not stand in here
 */
export function stepAsk(
  decision: Decision,
  step: Step,
  person: Person,
  { asks: before, elsewhere }: { asks: readonly Ask[]; elsewhere: readonly PersonId[] },
  organisation: Organisation,
  asOf: string,
): Omit<NewAsk, 'round'> {
  const { businessDays, approvers, quorum, slot, sole } = step
  const others = approvers.filter((id) => id !== person._id)
  const today = dateIn(asOf, person.timeZone)
  const place = placeOf(person, organisation)
  const dueOn = businessDays === undefined ? decision.dueOn : dueDate(today, businessDays, place)
  return {
    ...askAbout(decision, person, dueOn, organisation, asOf),
    slot,
    neverBy: [
      ...neverIn(decision, before).filter((id) => id !== sole?.person),
      ...elsewhere.filter((id) => id !== person._id),
      // Where several have to approve, one of them gives no second vote in the stead of another.
      ...(quorum > 1 ? others : []),
      // Whoever named them does not decide in their stead.
      ...namingsFor(step, before)
        .filter(({ to }) => to === person._id)
        .flatMap(namers),
    ],
  }
}

/** Where the rules say who may decide it, whom somebody names when they go away does not: then it waits. */
function onlyInTheStead(may: readonly PersonId[], { _id }: Person): Pick<NewAsk, 'kind' | 'standIns'> {
  const standIns = may.filter((each) => each !== _id)
  return standIns.length === 0 ? { kind: 'personal' } : { kind: 'delegable', standIns }
}

function namers({ by, for: inStead }: Naming): string[] {
  return inStead === undefined ? [by] : [by, inStead]
}

/** A question of a decision, to one person: whoever stands in for them may answer it. */
export function askAbout(
  { _id, subject, standIns }: Decision,
  person: Person,
  dueOn: CalendarDate,
  organisation: Organisation,
  asOf: string,
): Omit<NewAsk, 'round' | 'slot'> {
  const today = dateIn(asOf, person.timeZone)
  const place = placeOf(person, organisation)
  return {
    ...{ cycle: _id, process: 'approval', kind: 'delegable', ...putTo(person), subject },
    ...{ openedAt: asOf, dueOn },
    ...(standIns ? onlyInTheStead(standIns, person) : {}),
    // It is sent at once; the morning message names it again, like everything that waits.
    remindOn: remindAgainOn(today, dueOn, place, organisation.reminders),
    ...(isReachable(person) ? { toldOn: today } : {}),
  }
}
