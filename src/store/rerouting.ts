import { type Absence, awayOn } from '../domain/absence.js'
import type { Rerouting } from '../domain/absence-effect.js'
import type { Ask } from '../domain/ask.js'
import type { Through } from '../domain/ledger.js'
import { isReachable, type Person, type PersonId } from '../domain/person.js'
import { dateIn } from '../domain/working-days.js'
import { type AbsenceTools, Lines } from './absence-lines.js'
import { confirmedBy, neverIn, whoMade } from './second-person.js'

/** When, and through what, asks are rerouted. */
export interface Settling {
  /** ISO 8601 UTC, milliseconds. */
  at: string
  through: Through
}

export const byTheClock: Through = { kind: 'workflow', process: 'reminders' }

/**
 * Brings the open asks of these people to where their absences want them at this instant; twice is the same as once.
 * Gives the asks as they stand afterwards.
 *
 * @param instead absences that count in the place of the recorded ones: what takes authority away is done before it is
 *   recorded
 */
export async function settleAsksOf(
  tools: AbsenceTools,
  people: readonly PersonId[],
  { at, through }: Settling,
  instead: ReadonlyMap<PersonId, readonly Absence[]> = new Map(),
): Promise<Ask[]> {
  const organisation = await tools.organisation.read()
  const asks = await tools.asksWhileAway.openAskedOf(people)
  if (!organisation || asks.length === 0) return asks
  const made = await confirmedBy(tools.asks, asks)
  const makers = [...made.values()].flatMap(whoMade)
  const onRecord = asks.flatMap(({ standIns = [] }) => standIns)
  const lines = await Lines.read(tools, [...people, ...makers, ...onRecord], at, instead)
  const changes = asks.flatMap((ask) => {
    const toConfirm = made.get(ask._id)
    // Who stands in for whoever made it may have changed since it was asked.
    const never = [...(ask.neverBy ?? []), ...(toConfirm ? neverIn(lines, toConfirm) : [])]
    const rerouting = lines.reroutingOf({ ...ask, neverBy: never }, organisation)
    return rerouting ? [{ ask, rerouting }] : []
  })
  if (changes.length === 0) return asks
  await tools.asksWhileAway.reroute(changes, at, through)
  const after = await tools.asksWhileAway.openAskedOf(people)
  await tellStandIns(tools, changes, after, lines, at)
  return after
}

/** What was just asked of people who are away waits, or goes on to whoever stands in. Gives who is away. */
export async function settleNewAsks(
  tools: AbsenceTools,
  people: readonly Person[],
  asOf: string,
): Promise<ReadonlySet<PersonId>> {
  const known = await tools.absences.ofAll(people.map(({ _id }) => _id))
  const away = people.filter(({ _id, timeZone }) =>
    awayOn(known.get(_id)?.absences ?? [], dateIn(asOf, timeZone)),
  )
  const ids = away.map(({ _id }) => _id)
  if (ids.length > 0) await settleAsksOf(tools, ids, { at: asOf, through: byTheClock })
  return new Set(ids)
}

/** One message to each who stands in for somebody from now on, with all that came to them. */
async function tellStandIns(
  { deliveries }: AbsenceTools,
  changes: readonly { ask: Ask; rerouting: Rerouting }[],
  after: readonly Ask[],
  lines: Lines,
  at: string,
): Promise<void> {
  const before = new Map(changes.map(({ ask }) => [ask._id, ask.delegated?.to]))
  const moved = after.filter(({ _id, delegated }) => {
    return delegated !== undefined && before.has(_id) && before.get(_id) !== delegated.to
  })
  const messages = new Map<string, { to: PersonId; absent: PersonId; asks: string[] }>()
  for (const { _id, askedOf, delegated } of moved) {
    const to = delegated?.to ?? askedOf
    const message = messages.get(`${to} ${askedOf}`) ?? { to, absent: askedOf, asks: [] }
    message.asks.push(_id)
    messages.set(`${to} ${askedOf}`, message)
  }
  await deliveries.want(
    [...messages.values()].map(({ to, absent, asks }) => ({
      person: to,
      content: { kind: 'stand-in', absent, since: at, asks: asks.sort() },
      class: 'now',
      notBefore: at,
      reachable: isReachable(lines.person(to) ?? { bindings: {} }),
    })),
  )
}
