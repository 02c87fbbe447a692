import type { AccessRow, Seat, SeatWhy } from './access-row.js'
import type { PersonId } from './person.js'
import type { System } from './system.js'

/** Whom a system's accounts may go to. */
export interface SystemSeats {
  reviewedBy: System['reviewedBy']
  owner: PersonId | null
  ismsLead: PersonId | null
  outsider: PersonId | null
}

/** What is known of people at that moment. */
export interface SeatPeople {
  manager(person: PersonId): PersonId | null
  /** Whether they are here and can be asked. */
  isThere(person: PersonId): boolean
}

export interface Seated {
  seat: Seat
  reviewer: PersonId | null
  why: SeatWhy
}

interface Candidate {
  person: PersonId | null
  why: SeatWhy
}

/**
 * Who reviews an account: the manager of whoever holds it, or the system's owner; of a privileged one both, where the system
 * says so. Where that person holds it themselves, is not here or there is none, it goes to the next who is independent:
 * managers further up, the system's owner, the ISMS lead, the outsider. Before the outsider come only those in the place of
 * others who do not report to whoever holds it; after the outsider, these too. Else nobody does, and it is blocked.
 */
export function seatsOf(
  { holder, privileged, neverBy }: Pick<AccessRow, 'holder' | 'privileged' | 'neverBy'>,
  system: SystemSeats,
  people: SeatPeople,
): Seated[] {
  const holdsIt = holder.kind === 'person' ? holder.person : null
  const seats: Seat[] = holdsIt === null || system.reviewedBy === 'owner' ? ['owner'] : ['manager']
  if (holdsIt !== null && system.reviewedBy === 'both' && privileged) seats.push('owner')
  const seated = seats.map((seat) => {
    const candidates = seat === 'manager' ? managersOf(holdsIt, people) : [own(system)]
    return seatedBy(seat, [...candidates, ...inTheirPlace(holdsIt, system, people)], neverBy, people)
  })
  // One person says it once, whichever seats they fill; a seat that nobody fills beside one that somebody does is none.
  const [first, second] = seated
  if (!first || !second) return seated
  if (first.reviewer === null) return [second]
  return second.reviewer === first.reviewer || second.reviewer === null ? [first] : seated
}

function seatedBy(
  seat: Seat,
  candidates: readonly Candidate[],
  neverBy: readonly PersonId[],
  people: SeatPeople,
): Seated {
  const found = candidates.find(
    ({ person }) => person !== null && !neverBy.includes(person) && people.isThere(person),
  )
  return found ? { seat, reviewer: found.person, why: found.why } : { seat, reviewer: null, why: 'nobody' }
}

function own({ owner }: SystemSeats): Candidate {
  return { person: owner, why: 'owner' }
}

/** From the nearest manager up; whoever stands above themselves ends it. */
function managersOf(person: PersonId | null, people: SeatPeople): Candidate[] {
  return managersAbove(person, people).map((manager, height) => {
    return { person: manager, why: height === 0 ? 'manager' : 'managers-manager' }
  })
}

function managersAbove(person: PersonId | null, { manager }: SeatPeople): PersonId[] {
  const above: PersonId[] = []
  let next = person === null ? null : manager(person)
  while (next !== null && next !== person && !above.includes(next)) {
    above.push(next)
    next = manager(next)
  }
  return above
}

function inTheirPlace(holdsIt: PersonId | null, system: SystemSeats, people: SeatPeople): Candidate[] {
  const { ismsLead, outsider } = system
  const inside: Candidate[] = [own(system), { person: ismsLead, why: 'isms-lead' }]
  const reportsToHolder = ({ person }: Candidate) =>
    holdsIt !== null && managersAbove(person, people).includes(holdsIt)
  return [
    ...inside.filter((each) => !reportsToHolder(each)),
    { person: outsider, why: 'outsider' },
    ...inside.filter(reportsToHolder),
  ]
}

/** Why a row may not go to this person. */
export type PassFault = 'holds-it' | 'has-it' | 'other-seat' | 'not-there'

/**
 * What stands in the way of handing a row to somebody: they hold the account, have the row already, review it in the other
 * seat, so that two people would become one, or are not here.
 *
 * @param ofAccount All rows of that account in the cycle.
 */
export function passFault(
  row: Pick<AccessRow, '_id' | 'neverBy' | 'reviewer'>,
  ofAccount: readonly Pick<AccessRow, '_id' | 'reviewer'>[],
  to: PersonId,
  isThere: boolean,
): PassFault | null {
  if (row.neverBy.includes(to)) return 'holds-it'
  if (row.reviewer === to) return 'has-it'
  if (ofAccount.some(({ _id, reviewer }) => _id !== row._id && reviewer === to)) return 'other-seat'
  return isThere ? null : 'not-there'
}

/** After so many times that it was nobody's, it goes to the ISMS lead. */
const MOVES_BEFORE_ISMS_LEAD = 2

/** Whether a row has been handed on so often that the ISMS lead has to see to it. */
export function goesToIsmsLead({ passedOn = [] }: Pick<AccessRow, 'passedOn'>): boolean {
  return passedOn.filter(({ because }) => because === 'not-mine').length >= MOVES_BEFORE_ISMS_LEAD
}
