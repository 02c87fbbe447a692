import type { Ask } from '../domain/ask.js'
import { askedIn, mayBeHandedTo } from '../domain/authority.js'
import { type Decision, neverIn, otherSteps, stepOfAsk } from '../domain/decision.js'
import { decidedForOthers } from '../domain/decision-standing.js'
import type { Organisation } from '../domain/organisation.js'
import type { Person } from '../domain/person.js'
import type { Asks } from '../store/asks.js'
import { chartFor } from '../store/chart.js'
import type { People } from '../store/people.js'

/** To whom whoever is asked may hand it on, in the order in which it would go up. */
export async function whoMayTake(
  { asks, people }: { asks: Asks; people: People },
  decision: Decision,
  ask: Ask,
  organisation: Organisation,
  at: string,
): Promise<Person[]> {
  const step = stepOfAsk(decision, ask)
  if (!step) return []
  const others = otherSteps(decision, step)
  const seats = [...step.who, { person: ask.askedOf }, ...others.flatMap(({ who }) => who)]
  const chart = await chartFor(people, organisation, seats, at)
  const known = await asks.allOf(decision._id)
  const never = [...neverIn(decision, known), ...decidedForOthers(decision, step, known)]
  const elsewhere = askedIn(others, chart, never)
  const ids = mayBeHandedTo(ask.askedOf, step, chart, [...never, ...(ask.neverBy ?? [])], elsewhere)
  const found = await people.byIds(ids)
  return ids.flatMap((id) => found.get(id) ?? [])
}
