import type { Person, PersonId } from '../domain/person.js'
import type { Texts } from './texts/texts.js'

/** Who answered, as they are called: `Bela Novak`, or `Bela Novak for Ada Quinn` where it was in her stead. */
export function whoAnswered(
  { by, for: inStead }: { by: PersonId; for?: PersonId },
  people: ReadonlyMap<PersonId, Pick<Person, 'name'>>,
  texts: Pick<Texts, 'absence'>,
): string {
  const name = (id: PersonId) => people.get(id)?.name ?? ''
  return inStead === undefined ? name(by) : texts.absence.inStead(name(by), name(inStead))
}

/** Whose names it takes to say so. */
export function peopleIn({ by, for: inStead }: { by: PersonId; for?: PersonId }): PersonId[] {
  return inStead === undefined ? [by] : [by, inStead]
}
