import type { AccessRow } from '../../domain/access-row.js'
import { seatsOf } from '../../domain/access-seats.js'
import type { Move } from '../../store/access-rows.js'
import { withThoseAbove } from '../../store/those-above.js'
import type { AccessAtHand } from './at-hand.js'
import { seatPeopleOf, seatsFor } from './seats.js'
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
  const people = await withThoseAbove(tools, [...holders, ...inSeats])
  const seatPeople = seatPeopleOf(people, asOf)
  return rows.map((row) => {
    const seated = seatsOf(row, seats, seatPeople)
    const own = seated.find(({ seat }) => seat === row.seat) ?? seated[0]
    return { row, to: own?.reviewer ?? null, why: own?.why ?? 'nobody' }
  })
}
