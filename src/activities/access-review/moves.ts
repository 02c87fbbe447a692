import type { AccessRow } from '../../domain/access-row.js'
import { type SeatPeople, seatPeopleOf, seatsOf, whoPassedOn } from '../../domain/access-seats.js'
import type { PersonId } from '../../domain/person.js'
import type { Move } from '../../store/access-rows.js'
import { withThoseAbove } from '../../store/those-above.js'
import type { AccessAtHand } from './at-hand.js'
import { seatsFor } from './seats.js'
import type { AccessLookTools } from './tools.js'

/** Whether somebody may review by now what nobody could. */
export async function couldBeSeated(
  tools: AccessLookTools,
  atHand: Pick<AccessAtHand, 'system' | 'owner'>,
  blocked: readonly AccessRow[],
  asOf: string,
): Promise<boolean> {
  return (await movesOf(tools, atHand, blocked, asOf)).some(({ to }) => to !== null)
}

/** To whom these accounts go by now. Whoever reviews the other seat of an account stays in it alone. */
export async function movesOf(
  tools: AccessLookTools,
  atHand: Pick<AccessAtHand, 'system' | 'owner'>,
  rows: readonly AccessRow[],
  asOf: string,
): Promise<Move[]> {
  const seats = await seatsFor(tools, atHand)
  const holders = rows.flatMap(({ holder }) => (holder.kind === 'person' ? [holder.person] : []))
  const inSeats = [seats.owner, seats.ismsLead, seats.outsider].flatMap((id) => id ?? [])
  const handedOn = rows.flatMap(({ why, reviewer }) => (why === 'passed-on' ? (reviewer ?? []) : []))
  const people = await withThoseAbove(tools, [...holders, ...inSeats, ...handedOn])
  const seatPeople = seatPeopleOf(people, asOf)
  const others = await otherSeatsOf(tools, rows)
  return rows.map((row) => {
    const has = others.get(row.account.id) ?? new Map<string, readonly PersonId[]>()
    const inOthers = [...has].flatMap(([id, those]) => (id === row._id ? [] : those))
    // Whoever said that it is not theirs is not asked again.
    const neverBy = [...row.neverBy, ...inOthers, ...whoPassedOn(row)]
    const seated = seatsOf({ ...row, neverBy }, seats, seatPeople)
    const bySeat = seated.find(({ seat }) => seat === row.seat) ?? seated[0]
    const own = isStillTheirs(row, neverBy, seatPeople) ? row : bySeat
    const to = own?.reviewer ?? null
    others.set(row.account.id, has.set(row._id, to === null ? [] : [to]))
    return { row, to, why: own?.why ?? 'nobody' }
  })
}

/** What was handed on to somebody stays theirs while they are there and may review it. */
function isStillTheirs(
  { why, reviewer }: AccessRow,
  neverBy: readonly PersonId[],
  people: Pick<SeatPeople, 'isThere'>,
): boolean {
  return why === 'passed-on' && reviewer !== null && !neverBy.includes(reviewer) && people.isThere(reviewer)
}

/** Who has each seat of the accounts that have two, or said something in it: by the account, and then by the row. */
async function otherSeatsOf(
  { accessRows }: AccessLookTools,
  rows: readonly AccessRow[],
): Promise<Map<string, Map<string, readonly PersonId[]>>> {
  const [first] = rows
  const privileged = rows.flatMap((row) => (row.privileged ? [row.account.id] : []))
  const found = first && privileged.length > 0 ? await accessRows.ofAccounts(first.cycle, privileged) : []
  const moving = new Set(rows.map(({ _id }) => _id))
  const others = new Map<string, Map<string, readonly PersonId[]>>()
  for (const { _id, account, reviewer, decision, before = [] } of found) {
    // What moves at the same time has who gets it.
    if (moving.has(_id)) continue
    const said = [...before, ...(decision ? [decision] : [])].map(({ by }) => by)
    const has = others.get(account.id) ?? new Map<string, readonly PersonId[]>()
    others.set(account.id, has.set(_id, reviewer === null ? said : [reviewer, ...said]))
  }
  return others
}
