import { type Absence, awayOn, type StandIn, standInFor } from '../domain/absence.js'
import { type Rerouting, reroutingOf } from '../domain/absence-effect.js'
import type { Ask } from '../domain/ask.js'
import type { Through } from '../domain/ledger.js'
import { type Organisation, placeOf } from '../domain/organisation.js'
import { isPresent, isReachable, type Person, type PersonId } from '../domain/person.js'
import { addDays, dateIn } from '../domain/working-days.js'
import type { Absences } from '../store/absences.js'
import type { AsksWhileAway } from '../store/asks-while-away.js'
import type { Deliveries } from '../store/deliveries.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { People } from '../store/people.js'

export interface AbsenceTools {
  absences: Absences
  asksWhileAway: AsksWhileAway
  deliveries: Deliveries
  organisation: OrganisationStore
  people: People
}

/** When, and through what, asks are rerouted. */
export interface Settling {
  /** ISO 8601 UTC, milliseconds. */
  at: string
  through: Through
}

/** How many people's asks are looked at together. */
const CHUNK = 500

const byTheClock: Through = { kind: 'workflow', process: 'reminders' }

/**
 * Absences begin and end: what waits, and what goes to whom. Looks at everybody who is away and everybody whose asks
 * are rerouted, so it may run as often as one likes, and mends what a crash left undone.
 */
export function applyAbsences(tools: AbsenceTools): (asOf: string, heartbeat: () => void) => Promise<void> {
  return async (asOf, heartbeat) => {
    const people = new Set(await tools.asksWhileAway.rerouted())
    // A day begins up to 14 hours before it does in UTC, and ends up to 12 hours after.
    const day = dateIn(asOf, 'UTC')
    for await (const { _id } of tools.absences.between(addDays(day, -1), addDays(day, 1))) people.add(_id)
    const all = [...people]
    for (let done = 0; done < all.length; done += CHUNK) {
      await settleAsksOf(tools, all.slice(done, done + CHUNK), { at: asOf, through: byTheClock })
      heartbeat()
    }
  }
}

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
  const lines = await Lines.read(tools, people, at, instead)
  const changes = asks.flatMap((ask) => {
    const rerouting = lines.reroutingOf(ask, organisation)
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

/** Whose asks an absence of this person concerns: their own, and those of everybody for whom they may stand in. */
export async function concernedBy(
  { absences, asksWhileAway }: AbsenceTools,
  person: PersonId,
  at: string,
): Promise<PersonId[]> {
  const concerned = new Set([person, ...(await asksWhileAway.delegatedTo([person]))])
  const yesterday = addDays(dateIn(at, 'UTC'), -1)
  for (let frontier = [person]; frontier.length > 0; ) {
    const naming = await absences.naming(frontier, yesterday)
    frontier = naming.map(({ _id }) => _id).filter((id) => !concerned.has(id))
    for (const id of frontier) concerned.add(id)
  }
  return [...concerned]
}

/** Who is away at an instant, and the lines of delegates that begin with some people. */
class Lines {
  private constructor(
    private readonly people: ReadonlyMap<PersonId, Person>,
    private readonly absences: ReadonlyMap<PersonId, readonly Absence[]>,
    private readonly at: string,
  ) {}

  static async read(
    { absences, people }: AbsenceTools,
    of: readonly PersonId[],
    at: string,
    instead: ReadonlyMap<PersonId, readonly Absence[]>,
  ): Promise<Lines> {
    const found = new Map<PersonId, Person>()
    const recorded = new Map<PersonId, readonly Absence[]>()
    const lines = new Lines(found, recorded, at)
    for (let frontier = [...of]; frontier.length > 0; ) {
      const [persons, rows] = await Promise.all([people.byIds(frontier), absences.ofAll(frontier)])
      for (const [id, person] of persons) found.set(id, person)
      for (const id of frontier) recorded.set(id, instead.get(id) ?? rows.get(id)?.absences ?? [])
      const named = frontier.flatMap((id) => lines.awayNow(id)?.delegate ?? [])
      frontier = [...new Set(named)].filter((id) => !recorded.has(id))
    }
    return lines
  }

  person(id: PersonId): Person | undefined {
    return this.people.get(id)
  }

  awayNow(id: PersonId) {
    const person = this.people.get(id)
    return person ? awayOn(this.absences.get(id) ?? [], dateIn(this.at, person.timeZone)) : null
  }

  reroutingOf(ask: Ask, organisation: Organisation): Rerouting | null {
    const person = this.people.get(ask.askedOf)
    if (!person) return null
    const situation = {
      away: this.awayNow(ask.askedOf),
      standIn: this.standInFor(ask.askedOf).person,
      place: placeOf(person, organisation),
    }
    return reroutingOf(ask, situation, this.at)
  }

  private standInFor(id: PersonId): StandIn {
    return standInFor(id, {
      away: (other) => this.awayNow(other),
      canAnswer: (other) => {
        const person = this.people.get(other)
        return (
          person !== undefined && isPresent(person, dateIn(this.at, person.timeZone)) && isReachable(person)
        )
      },
    })
  }
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
      notBefore: at,
      reachable: isReachable(lines.person(to) ?? { bindings: {} }),
    })),
  )
}
