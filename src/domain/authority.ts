import { oneEach } from './one-each.js'
import type { Organisation } from './organisation.js'
import { canBeAsked, isPresentAt, type Person, type PersonId } from './person.js'
import type { SoleUse } from './sole-authority.js'

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

/** What is taken from people, by an import or by a decision, that may have made something theirs to decide. */
export interface AuthorityLost {
  roles: { person: PersonId; role: string }[]
  /** Who gets another manager. */
  reports: PersonId[]
  /** Who uses no chat any more. */
  chat: PersonId[]
}

/** How it would be without that: nobody has what is taken from them, or leads whom they lead no more. */
export function chartWithout({ people, organisation, at }: Chart, { roles, reports }: AuthorityLost): Chart {
  const hasLost = (id: PersonId, role: string) =>
    roles.some((each) => each.person === id && each.role === role)
  const left = [...people.values()].map((person) => ({
    ...person,
    manager: reports.includes(person._id) ? null : person.manager,
    roles: person.roles.filter((role) => !hasLost(person._id, role)),
  }))
  const topManagement = organisation.topManagement.filter((id) => !hasLost(id, 'top-management'))
  return {
    people: new Map(left.map((person) => [person._id, person])),
    organisation: { ...organisation, topManagement },
    at,
  }
}

/** A message names everybody who is asked, and each is sent one: a role that more people have decides nothing. */
export const MOST_WITH_ROLE = 20

/** Who lawfully fills a step. */
export interface Filling {
  approvers: PersonId[]
  /** How many of them have to approve. */
  quorum: number
  /** Where somebody may not, or is not there: who decides in their place, up the chain of command. */
  up: Up[]
  /** Where nobody else lawfully may: by which authority one of them decides though they asked for it. */
  sole?: SoleUse
}

export interface Up {
  from: PersonId
  to: PersonId
}

/**
 * Finds who fills a step (separation of duties, A.5.3). Whoever may not decide, is not there or cannot be asked is left out;
 * what nobody else can fill then goes up the chain of command, and from its end to others of top management; then to whoever
 * was named for it. Null: nobody is left who lawfully may.
 *
 * @param never who asks, and whoever else may not decide, in whatever role
 * @param given who has approved this step already: that counts, wherever they are since
 * @param elsewhere who is asked in another step: to them it goes up only where nobody else is left
 */
export function fillingOf(
  { who, needs, named = [] }: { who: readonly Seat[]; needs: Needs; named?: readonly PersonId[] },
  chart: Chart,
  never: readonly PersonId[],
  given: readonly PersonId[] = [],
  elsewhere: readonly PersonId[] = [],
): Filling | null {
  const may = (id: PersonId) => !never.includes(id) && (given.includes(id) || isThere(chart, id))
  const seats = who.map((seat) => membersOf(seat, chart, may))
  // Whoever has approved counts, whatever seat that was.
  const found = new Set([...given.filter(may), ...seats.flatMap(({ members }) => members.filter(may))])
  const isFree = (id: PersonId) => may(id) && !found.has(id)
  /** To whom a seat may go up, the nearest first; to those who are asked elsewhere last. */
  const choicesOf = ({ from }: Members, besides: readonly PersonId[]): Up[] => {
    const could = above(from, chart, besides).filter(({ to }) => isFree(to))
    return [true, false].flatMap((first) => could.filter(({ to }) => elsewhere.includes(to) !== first))
  }
  const isOther = ({ from, to }: Up) => from !== to

  const empty = seats.filter(({ members }) => !members.some(may))
  if (needs === 'all') {
    const up =
      oneEach(empty.map((seat) => choicesOf(seat, []))) ??
      oneEach(empty.map((seat) => [...choicesOf(seat, []), ...choicesOf(seat, named)]))
    const approvers = [...found, ...(up ?? []).map(({ to }) => to)]
    return up && approvers.length > 0 ? { approvers, quorum: approvers.length, up: up.filter(isOther) } : null
  }
  const quorum = needs === 'any' ? 1 : needs
  const up: Up[] = []
  const goUp = (seat: Members, besides: readonly PersonId[]): boolean => {
    const [next] = choicesOf(seat, besides)
    if (!next) return false
    found.add(next.to)
    if (isOther(next)) up.push(next)
    return true
  }
  // Those who cannot be had first; then from the others, too: a quorum is a number of people.
  for (const besides of [[], named])
    for (const seat of [...empty, ...seats]) while (found.size < quorum && goUp(seat, besides));
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
  return { ...filling, approvers: inPlaceOf(filling.approvers, standing) }
}

/**
 * Who is asked in these steps, or will be by their seats. Nobody comes by another step of the same decision in somebody's
 * place: what is for several to decide is not decided by one of them.
 */
export function askedIn(
  steps: readonly { who: readonly Seat[]; needs: Needs; approvers: readonly PersonId[] }[],
  chart: Chart,
  never: readonly PersonId[],
): PersonId[] {
  const asked = steps.flatMap((step) => [
    ...step.approvers,
    ...step.who.flatMap((seat) => namedBy(seat, chart)),
    ...(fillingOf(step, chart, never)?.approvers ?? []),
  ])
  return [...new Set(asked)]
}

/**
 * To whom somebody may hand on what is theirs to decide: to others who are asked for it, to whoever is above them, and to
 * top management. Never to who asks, to whoever is asked in another step, and to nobody who is not there.
 *
 * @param elsewhere who is asked in another step of the same decision
 */
export function mayBeHandedTo(
  from: PersonId,
  { who, approvers }: { who: readonly Seat[]; approvers: readonly PersonId[] },
  chart: Chart,
  never: readonly PersonId[],
  elsewhere: readonly PersonId[],
): PersonId[] {
  const may = (id: PersonId) => !never.includes(id) && !elsewhere.includes(id) && isThere(chart, id)
  const seated = who.flatMap((seat) => membersOf(seat, chart, may).members)
  const could = new Set([...seated, ...chainAbove(from, chart), ...chart.organisation.topManagement])
  return [...could].filter((id) => id !== from && !approvers.includes(id) && may(id))
}

/** Where a step that is not decided in time goes on to: the manager of whoever is late, or a seat. */
export type EscalateTo = 'manager' | Seat

/**
 * To whom what these people have not decided in time goes, each to somebody of their own: whoever lawfully fills the seat,
 * or stands above it. Where not all of a step's people are needed, one more is enough.
 */
export function escalationsOf(
  { approvers, quorum }: Pick<Filling, 'approvers' | 'quorum'>,
  late: readonly PersonId[],
  to: EscalateTo,
  chart: Chart,
  never: readonly PersonId[],
): Up[] {
  const on: Up[] = []
  for (const from of quorum < approvers.length ? late.slice(0, 1) : late) {
    const seat = to === 'manager' ? { managerOf: from } : to
    const taken = on.map((each) => each.to)
    const filling = fillingOf({ who: [seat], needs: 'any' }, chart, [...never, ...approvers, ...taken])
    const [next] = filling?.approvers ?? []
    if (next) on.push({ from, to: next })
  }
  return on
}

/**
 * Who is asked once it has gone on: somebody in the place of who was late, or, where not all are needed, beside them. As
 * many have to approve as before.
 */
export function afterEscalation(
  filling: Filling,
  escalated: readonly Up[],
  chart: Chart,
  never: readonly PersonId[],
): Filling {
  const standing = escalated.filter(({ to }) => !never.includes(to) && isThere(chart, to))
  if (filling.quorum < filling.approvers.length) {
    const besides = standing.map(({ to }) => to).filter((to) => !filling.approvers.includes(to))
    return { ...filling, approvers: [...filling.approvers, ...besides] }
  }
  return { ...filling, approvers: inPlaceOf(filling.approvers, standing) }
}

function inPlaceOf(approvers: readonly PersonId[], passed: readonly Up[]): PersonId[] {
  return passed.reduce<PersonId[]>(
    (asked, { from, to }) => asked.map((id) => (id === from && !asked.includes(to) ? to : id)),
    [...approvers],
  )
}

/** Who names an approver where nobody lawfully decides: the ISMS lead, their deputy, or others of top management. */
export function whoNames(chart: Chart, never: readonly PersonId[]): PersonId | null {
  const { ismsLead, deputy, topManagement } = chart.organisation
  const could = [ismsLead, ...(deputy ? [deputy] : []), ...topManagement]
  return could.find((id) => !never.includes(id) && isThere(chart, id)) ?? null
}

/**
 * Who may be named where nobody lawfully decides: whoever leads people and stands as near to top management in the chain of
 * command as those whose decision it would be, or nearer. The highest first.
 *
 * @param leaders everybody who leads people; the chart knows them
 * @param never who may not decide, whoever names somebody included
 */
export function mayBeNamed(
  { who, approvers }: { who: readonly Seat[]; approvers: readonly PersonId[] },
  chart: Chart,
  leaders: readonly PersonId[],
  never: readonly PersonId[],
): PersonId[] {
  const { topManagement } = chart.organisation
  const theirs = who.flatMap((seat) => {
    const { members } = membersOf(seat, chart, () => true)
    return members.length > 0 ? members : topManagement
  })
  const most = Math.min(...theirs.map((id) => belowTop(id, chart) ?? 0))
  const lawful = (id: PersonId) => !never.includes(id) && !approvers.includes(id) && isThere(chart, id)
  return leaders
    .flatMap((id) => {
      const below = belowTop(id, chart)
      return lawful(id) && below !== null && below <= most ? [{ id, below }] : []
    })
    .sort((one, other) => one.below - other.below || one.id.localeCompare(other.id))
    .map(({ id }) => id)
}

/** How far somebody stands below top management. Null: under none of it, as whoever has no manager in the file. */
function belowTop(person: PersonId, chart: Chart): number | null {
  const { topManagement } = chart.organisation
  const steps = [person, ...chainAbove(person, chart)].findIndex((id) => topManagement.includes(id))
  return steps === -1 ? null : steps
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

/** Up from each of these, the nearest first; from the end of the chain on, top management; then these besides. */
function above(from: readonly PersonId[], chart: Chart, besides: readonly PersonId[]): Up[] {
  const [first] = from
  const chains = from.flatMap((start) => chainAbove(start, chart).map((to) => ({ from: start, to })))
  if (first === undefined) return chains
  const top = [...chart.organisation.topManagement, ...besides]
  return [...chains, ...top.map((to) => ({ from: first, to }))]
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
  return person !== undefined && canBeAsked(person) && isPresentAt(person, at)
}

/** Whom a seat names, whether or not they may decide at that moment. */
export function namedBy(seat: Seat, chart: Chart): PersonId[] {
  return membersOf(seat, chart, () => true).members
}

/** Whom a seat itself tells of. */
export function peopleInSeat(seat: Seat): PersonId[] {
  if ('person' in seat) return [seat.person]
  return 'managerOf' in seat ? [seat.managerOf] : []
}
