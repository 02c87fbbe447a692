import { type Candidate, type Chart, ismsRoles, MOST_WITH_ROLE, type Seat } from '../domain/authority.js'
import type { Organisation } from '../domain/organisation.js'
import type { PersonId } from '../domain/person.js'
import type { People } from './people.js'

/** Whoever may come into question for these seats at that moment (ISO 8601 UTC), and everybody above them. */
export async function chartFor(
  people: People,
  organisation: Organisation,
  seats: readonly Seat[],
  at: string,
): Promise<Chart> {
  const found = new Map<PersonId, Candidate>()
  const looked = new Set<PersonId>()
  const roles = seats.flatMap((seat) => ('role' in seat && !ismsRoles.includes(seat.role) ? [seat.role] : []))
  for (const role of new Set(roles))
    for (const person of await people.withRole(role, MOST_WITH_ROLE)) found.set(person._id, person)
  const { ismsLead, deputy, topManagement } = organisation
  const persons = seats.flatMap((seat) =>
    'person' in seat ? [seat.person] : 'managerOf' in seat ? [seat.managerOf] : [],
  )
  let frontier = new Set([...persons, ismsLead, ...(deputy ? [deputy] : []), ...topManagement])
  for (const { manager } of found.values()) if (manager) frontier.add(manager)
  while (frontier.size > 0) {
    for (const id of frontier) looked.add(id)
    const next = await people.byIds([...frontier])
    for (const [id, person] of next) found.set(id, person)
    const above = [...next.values()].flatMap(({ manager }) => manager ?? [])
    frontier = new Set(above.filter((id) => !looked.has(id)))
  }
  return { people: found, organisation, at }
}
