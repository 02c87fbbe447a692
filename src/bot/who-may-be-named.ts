import type { Ask } from '../domain/ask.js'
import { askedIn, mayBeNamed } from '../domain/authority.js'
import { type Decision, neverIn, otherSteps, stepAtHand } from '../domain/decision.js'
import { decidedForOthers } from '../domain/decision-standing.js'
import type { Organisation } from '../domain/organisation.js'
import type { Person, PersonId } from '../domain/person.js'
import type { Asks } from '../store/asks.js'
import { chartFor } from '../store/chart.js'
import type { People } from '../store/people.js'

/**
 * Whom somebody may name for a decision that nobody lawfully makes, the highest first: neither themselves, nor whoever was
 * asked to name somebody, nor who decides another step of it.
 */
export async function whoMayBeNamed(
  { asks, people }: { asks: Asks; people: People },
  decision: Decision,
  { askedOf }: Pick<Ask, 'askedOf'>,
  { visitor, organisation, at }: { visitor: PersonId; organisation: Organisation; at: string },
): Promise<Person[]> {
  const step = stepAtHand(decision)
  const others = otherSteps(decision, step)
  const leaders = await people.leaders()
  const chart = await chartFor(
    people,
    organisation,
    [...step.who, ...others.flatMap(({ who }) => who), ...leaders.map((person) => ({ person }))],
    at,
  )
  const known = await asks.allOf(decision._id)
  const never = [...neverIn(decision, known), ...decidedForOthers(decision, step, known), visitor, askedOf]
  const ids = mayBeNamed(step, chart, leaders, [...never, ...askedIn(others, chart, never)])
  const found = await people.byIds(ids)
  return ids.flatMap((id) => found.get(id) ?? [])
}
