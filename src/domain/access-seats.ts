import { type AccessRow, barredFrom, type Seat, type SeatWhy } from './access-row.js'
import { canBeAsked, isPresentAt, type Person, type PersonId } from './person.js'
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

/** The same of people with everybody above them, at an instant (ISO 8601 UTC). */
export function seatPeopleOf(people: ReadonlyMap<PersonId, Person>, asOf: string): SeatPeople {
  return {
    manager: (id) => people.get(id)?.manager ?? null,
    isThere: (id) => {
      const person = people.get(id)
      return person !== undefined && isPresentAt(person, asOf) && canBeAsked(person)
    },
  }
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
 * managers further up, the system's owner, the ISMS lead, the outsider. Nobody does who reports to whoever holds it, however
 * far below: rather it is blocked, and said to be, until an outsider is named.
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
    const candidates = seat === 'manager' ? managersOf(holdsIt, people) : []
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

function inTheirPlace(
  holdsIt: PersonId | null,
  { owner, ismsLead, outsider }: SystemSeats,
  people: SeatPeople,
): Candidate[] {
  const candidates: Candidate[] = [
    { person: owner, why: 'owner' },
    { person: ismsLead, why: 'isms-lead' },
    { person: outsider, why: 'outsider' },
  ]
  return candidates.filter(({ person }) => !reportsTo(person, holdsIt, people))
}

/** Whether somebody stands below another one, however far. */
function reportsTo(person: PersonId | null, above: PersonId | null, people: SeatPeople): boolean {
  return above !== null && managersAbove(person, people).includes(above)
}

/** Why a row may not go to this person. */
export type PassFault =
  | 'holds-it'
  | 'has-it'
  | 'passed-it-on'
  | 'other-seat'
  | 'reports-to-holder'
  | 'not-there'

/**
 * What stands in the way of handing a row to somebody: they hold the account, or report to whoever does; they have the row
 * already, or said before that it is not theirs; they review it in the other seat, so that two people would become one; or
 * they are not here.
 *
 * @param ofAccount All rows of that account in the cycle.
 */
export function passFault(
  row: Pick<AccessRow, '_id' | 'holder' | 'neverBy' | 'otherSeat' | 'reviewer' | 'passedOn'>,
  ofAccount: readonly Pick<AccessRow, '_id' | 'reviewer'>[],
  to: PersonId,
  people: SeatPeople,
): PassFault | null {
  const barred = barredFrom(row, to)
  if (barred) return barred === 'own' ? 'holds-it' : 'other-seat'
  if (row.reviewer === to) return 'has-it'
  if (ofAccount.some(({ _id, reviewer }) => _id !== row._id && reviewer === to)) return 'other-seat'
  if (whoPassedOn(row).includes(to)) return 'passed-it-on'
  const holdsIt = row.holder.kind === 'person' ? row.holder.person : null
  if (reportsTo(to, holdsIt, people)) return 'reports-to-holder'
  return people.isThere(to) ? null : 'not-there'
}

/** Who said of a row that it is not theirs, or had it said in their stead: it does not go back to them. */
export function whoPassedOn({ passedOn = [] }: Pick<AccessRow, 'passedOn'>): PersonId[] {
  const said = passedOn.filter(({ because }) => because === 'not-mine')
  return said.flatMap(({ from, for: inStead }) => [from ?? [], inStead ?? []].flat())
}

/** After so many times that it was nobody's, it goes to the ISMS lead. */
const MOVES_BEFORE_ISMS_LEAD = 2

/** Whether a row has been handed on so often that the ISMS lead has to see to it. */
export function goesToIsmsLead({ passedOn = [] }: Pick<AccessRow, 'passedOn'>): boolean {
  return passedOn.filter(({ because }) => because === 'not-mine').length >= MOVES_BEFORE_ISMS_LEAD
}
