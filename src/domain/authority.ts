import type { Organisation } from './organisation.js'
import { isPresentAt, type Person, type PersonId } from './person.js'

/** Whom a step of an approval asks for. Which people that is turns out when it begins. */
export type Seat =
  | { person: PersonId }
  | { managerOf: PersonId }
  /** `isms-lead`, `top-management`, or a role of `people.csv`. */
  | { role: string }

/** The roles that `organisation.yaml` gives; all others stand in `people.csv`. */
export const ismsRoles: readonly string[] = ['isms-lead', 'top-management']

/** How many of those who are found have to approve. */
export type Needs = 'all' | 'any' | number

/** Whoever may come into question, and the moment (ISO 8601 UTC) at which it counts. */
export interface Chart {
  people: ReadonlyMap<PersonId, Candidate>
  organisation: Pick<Organisation, 'ismsLead' | 'deputy' | 'topManagement'>
  at: string
}

export type Candidate = Pick<
  Person,
  '_id' | 'manager' | 'roles' | 'active' | 'start' | 'end' | 'timeZone' | 'chat'
>

/** A message names everybody who is asked, and each is sent one: a role that more people have decides nothing. */
export const MOST_WITH_ROLE = 20

/** Who lawfully fills a step. */
export interface Filling {
  approvers: PersonId[]
  /** How many of them have to approve. */
  quorum: number
  /** Where somebody may not, or is not there: who decides in their place, up the chain of command. */
  up: Up[]
}

export interface Up {
  from: PersonId
  to: PersonId
}

/**
 * Finds who fills a step (separation of duties, A.5.3). Whoever may not decide, is not there or uses no chat is left out;
 * what nobody else can fill then goes up the chain of command, and from its end to others of top management. Null: nobody
 * is left who lawfully may.
 *
 * @param never who asks, and whoever else may not decide, in whatever role
 * @param given who has approved this step already: that counts, wherever they are since
 */
export function fillingOf(
  { who, needs }: { who: readonly Seat[]; needs: Needs },
  chart: Chart,
  never: readonly PersonId[],
  given: readonly PersonId[] = [],
): Filling | null {
  const may = (id: PersonId) => !never.includes(id) && (given.includes(id) || isThere(chart, id))
  const seats = who.map((seat) => membersOf(seat, chart, may))
  // Whoever has approved counts, whatever seat that was.
  const found = new Set([...given.filter(may), ...seats.flatMap(({ members }) => members.filter(may))])
  const up: Up[] = []
  const goUp = ({ from }: Members): boolean => {
    const next = above(from, chart, (id) => may(id) && !found.has(id))
    if (!next) return false
    found.add(next.to)
    if (next.from !== next.to) up.push(next)
    return true
  }

  const empty = seats.filter(({ members }) => !members.some(may))
  if (needs === 'all') {
    if (!empty.every(goUp)) return null
    return found.size === 0 ? null : { approvers: [...found], quorum: found.size, up }
  }
  const quorum = needs === 'any' ? 1 : needs
  // Those who cannot be had first; then from the others, too: a quorum is a number of people.
  for (const seat of [...empty, ...seats]) while (found.size < quorum && goUp(seat));
  return found.size < quorum ? null : { approvers: [...found], quorum, up }
}

/**
 * Who is asked once somebody handed it on. Of several of whom not all are needed, it was handed on for all of them.
 *
 * @param handed Oldest first.
 */
export function afterHandingOn(
  filling: Filling,
  handed: readonly Up[],
  chart: Chart,
  never: readonly PersonId[],
): Filling {
  const standing = handed.filter(({ to }) => !never.includes(to) && isThere(chart, to))
  const last = standing.at(-1)
  if (!last) return filling
  if (filling.quorum < filling.approvers.length) return { ...filling, approvers: [last.to], quorum: 1 }
  const approvers = standing.reduce<PersonId[]>(
    (asked, { from, to }) => asked.map((id) => (id === from && !asked.includes(to) ? to : id)),
    filling.approvers,
  )
  return { ...filling, approvers }
}

/**
 * To whom somebody may hand on what is theirs to decide: to others who are asked for it, to whoever is above them, and to
 * top management. Never to who asks, and to nobody who is not there.
 */
export function mayBeHandedTo(
  from: PersonId,
  { who, approvers }: { who: readonly Seat[]; approvers: readonly PersonId[] },
  chart: Chart,
  never: readonly PersonId[],
): PersonId[] {
  const may = (id: PersonId) => !never.includes(id) && isThere(chart, id)
  const others = who.flatMap((seat) => membersOf(seat, chart, may).members)
  const could = new Set([...others, ...chainAbove(from, chart), ...chart.organisation.topManagement])
  return [...could].filter((id) => id !== from && !approvers.includes(id) && may(id))
}

interface Members {
  members: PersonId[]
  /** From whom on it goes up where none of them may. */
  from: PersonId[]
}

function membersOf(seat: Seat, chart: Chart, may: (id: PersonId) => boolean): Members {
  if ('person' in seat) return { members: [seat.person], from: [seat.person] }
  if ('managerOf' in seat) {
    const manager = chart.people.get(seat.managerOf)?.manager
    return manager ? { members: [manager], from: [manager] } : { members: [], from: [seat.managerOf] }
  }
  const { ismsLead, deputy, topManagement } = chart.organisation
  if (seat.role === 'top-management') return { members: topManagement, from: topManagement }
  if (seat.role === 'isms-lead') {
    const lead = may(ismsLead) || deputy === null ? ismsLead : deputy
    return { members: [lead], from: [ismsLead] }
  }
  const members = [...chart.people.values()]
    .filter(({ roles }) => roles.includes(seat.role))
    .map(({ _id }) => _id)
  // What nobody has the role for is decided at the top.
  return { members, from: members.length > 0 ? members : topManagement }
}

/** The first who may, up from each of these; from the end of the chain on, others of top management. */
function above(from: readonly PersonId[], chart: Chart, may: (id: PersonId) => boolean): Up | null {
  for (const start of from) {
    const to = chainAbove(start, chart).find(may)
    if (to) return { from: start, to }
  }
  const to = chart.organisation.topManagement.find(may)
  const start = from[0]
  return to && start ? { from: start, to } : null
}

/** The managers above somebody, the nearest first. A file may name two people as each other's manager. */
export function chainAbove(person: PersonId, { people }: Pick<Chart, 'people'>): PersonId[] {
  const chain = new Set<PersonId>([person])
  for (let next = people.get(person)?.manager; next && !chain.has(next); next = people.get(next)?.manager)
    chain.add(next)
  return [...chain].slice(1)
}

function isThere({ people, at }: Chart, id: PersonId): boolean {
  const person = people.get(id)
  return person !== undefined && person.chat.length > 0 && isPresentAt(person, at)
}

/** Whom a seat names, whether or not they may decide at that moment. */
export function namedBy(seat: Seat, chart: Chart): PersonId[] {
  return membersOf(seat, chart, () => true).members
}
