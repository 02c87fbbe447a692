import type { PersonId } from '../domain/person.js'

/** Id in the file -> id, of everybody who is or ever was in the files. */
export type PersonIds = ReadonlyMap<string, PersonId>

/** Throws for a key that the check of the files would have found fault with. */
export function idOf(key: string, ids: PersonIds): PersonId {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`"${key}" was not matched to a person`)
  return id
}
