import { peopleIn, whoAnswered } from '../bot/in-stead.js'
import { textsFor } from '../bot/texts/texts.js'
import type { Seat } from '../domain/authority.js'
import type { Decision } from '../domain/decision.js'
import type { Person, PersonId } from '../domain/person.js'

/** As what somebody decided, and for what, as `whoAnswered` says who; empty where that is not on record. */
export function rolesIn({
  role,
  roleFor,
}: Pick<NonNullable<Decision['decided']>, 'role' | 'roleFor'>): string {
  if (!role || !roleFor) return role?.text ?? ''
  return textsFor('en').absence.inStead(role.text, roleFor.text)
}

/** Who decided, with what they were called by then: `Ida Lund (Head of operations)`. */
export function whoDecided(
  decided: NonNullable<Decision['decided']>,
  people: ReadonlyMap<PersonId, Pick<Person, 'name'>>,
): string {
  const who = whoAnswered(decided, people, textsFor('en'))
  const roles = rolesIn(decided)
  return roles === '' ? who : `${who} (${roles})`
}

/** Whose names it takes to say so. */
export function peopleDeciding({ decided }: Pick<Decision, 'decided'>): PersonId[] {
  return decided ? peopleIn(decided) : []
}

/** Whom a step asks for. */
export function seatText(seats: readonly Seat[], name: (id: PersonId) => string): string {
  const text = (seat: Seat) => {
    if ('person' in seat) return name(seat.person)
    return 'managerOf' in seat ? `the manager of ${name(seat.managerOf)}` : `the role ${seat.role}`
  }
  return seats.map(text).join(', ')
}
