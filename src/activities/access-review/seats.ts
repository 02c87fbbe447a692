import type { SeatPeople, SystemSeats } from '../../domain/access-seats.js'
import { canBeAsked, isPresentAt, type Person, type PersonId } from '../../domain/person.js'
import type { OrganisationStore } from '../../store/organisation.js'
import type { People } from '../../store/people.js'
import type { Systems } from '../../store/systems.js'
import type { AccessAtHand } from './at-hand.js'

/** These people and everybody above them. */
export async function withThoseAbove(
  { people }: { people: People },
  ids: readonly PersonId[],
): Promise<Map<PersonId, Person>> {
  const found = new Map<PersonId, Person>()
  for (let frontier = [...new Set(ids)]; frontier.length > 0; ) {
    const next = await people.byIds(frontier)
    for (const [id, person] of next) found.set(id, person)
    const above = [...next.values()].flatMap(({ manager }) => manager ?? [])
    frontier = [...new Set(above)].filter((id) => !found.has(id))
  }
  return found
}

export function seatPeopleOf(people: ReadonlyMap<PersonId, Person>, asOf: string): SeatPeople {
  return {
    manager: (id) => people.get(id)?.manager ?? null,
    isThere: (id) => {
      const person = people.get(id)
      return person !== undefined && isPresentAt(person, asOf) && canBeAsked(person)
    },
  }
}

/** Who is independent is not part of what is decided on: the newest version of the system says so. */
export async function seatsFor(
  { organisation, systems }: { organisation: OrganisationStore; systems: Systems },
  { system, owner }: Pick<AccessAtHand, 'system' | 'owner'>,
): Promise<SystemSeats> {
  const [read, newest] = await Promise.all([organisation.read(), systems.newest(system.system)])
  return {
    ...{ reviewedBy: system.reviewedBy, owner: owner?._id ?? null },
    ...{ ismsLead: read?.ismsLead ?? null, outsider: newest?.outsider ?? null },
  }
}
