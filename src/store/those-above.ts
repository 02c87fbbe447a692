import type { Person, PersonId } from '../domain/person.js'
import type { People } from './people.js'

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
