import type { PersonId } from './person.js'

/** Who answered for something until somebody else did, or nobody. */
export interface FormerOwner {
  owner: PersonId
  /** ISO 8601 UTC. */
  until: string
}

/** With whoever answered for it until now, where that is another one from now on. */
export function handedOver<Owned extends { owner: PersonId | null; ownersBefore?: FormerOwner[] }>(
  { owner: before, ownersBefore = [] }: Owned,
  owner: PersonId | null,
  at: string,
): { ownersBefore?: FormerOwner[] } {
  if (before === null || before === owner) return {}
  return { ownersBefore: [...ownersBefore, { owner: before, until: at }] }
}
