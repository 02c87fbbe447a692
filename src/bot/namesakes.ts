import type { Person, PersonId } from '../domain/person.js'
import type { People } from '../store/people.js'

/** People by their ids, each called so that nobody else is: whoever shares a name, with the department. */
export async function calledApart(
  people: People,
  ids: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Pick<Person, 'name' | 'active'>>> {
  const found = await people.byIds([...new Set(ids)])
  const shared = await people.sharedAmong([...found.values()].map(({ name }) => name))
  return new Map(
    [...found].map(([id, { name, department, active }]) => {
      return [id, { name: shared.has(name) ? `${name} (${department})` : name, active }]
    }),
  )
}
