import {
  type Absence,
  type Away,
  awayOn,
  covers,
  delegatesOf,
  type StandIn,
  standInFor,
  whoNamed,
} from '../domain/absence.js'
import { mayNotStandIn, type Rerouting, reroutingOf, type Situation } from '../domain/absence-effect.js'
import type { Ask } from '../domain/ask.js'
import { type Organisation, placeOf } from '../domain/organisation.js'
import { isPresentAt, isReachable, type Person, type PersonId } from '../domain/person.js'
import { dateIn } from '../domain/working-days.js'
import type { Absences } from './absences.js'
import type { Asks } from './asks.js'
import type { AsksWhileAway } from './asks-while-away.js'
import type { Deliveries } from './deliveries.js'
import type { OrganisationStore } from './organisation.js'
import type { People } from './people.js'

export interface AbsenceTools {
  absences: Absences
  asks: Asks
  asksWhileAway: AsksWhileAway
  deliveries: Deliveries
  organisation: OrganisationStore
  people: People
}

/** Who is away at an instant, and the lines of delegates that begin with some people. */
export class Lines {
  private constructor(
    private readonly people: ReadonlyMap<PersonId, Person>,
    private readonly absences: ReadonlyMap<PersonId, readonly Absence[]>,
    private readonly at: string,
  ) {}

  static async read(
    { absences, people }: Pick<AbsenceTools, 'absences' | 'people'>,
    of: readonly PersonId[],
    at: string,
    instead: ReadonlyMap<PersonId, readonly Absence[]> = new Map(),
  ): Promise<Lines> {
    const found = new Map<PersonId, Person>()
    const recorded = new Map<PersonId, readonly Absence[]>()
    const lines = new Lines(found, recorded, at)
    for (let frontier = [...new Set(of)]; frontier.length > 0; ) {
      const [persons, rows] = await Promise.all([people.byIds(frontier), absences.ofAll(frontier)])
      for (const [id, person] of persons) found.set(id, person)
      for (const id of frontier) recorded.set(id, instead.get(id) ?? rows.get(id)?.absences ?? [])
      const named = frontier.flatMap((id) => lines.namedNow(id))
      frontier = [...new Set(named)].filter((id) => !recorded.has(id))
    }
    return lines
  }

  person(id: PersonId): Person | undefined {
    return this.people.get(id)
  }

  /** `never`: who may not answer what it is about. */
  awayNow(id: PersonId, never: readonly PersonId[] = []): Away | null {
    const person = this.people.get(id)
    return person ? awayOn(this.absences.get(id) ?? [], dateIn(this.at, person.timeZone), never) : null
  }

  /** Everybody who was named to stand in for somebody today. */
  private namedNow(id: PersonId): PersonId[] {
    const person = this.people.get(id)
    if (!person) return []
    const today = dateIn(this.at, person.timeZone)
    return (this.absences.get(id) ?? []).flatMap((each) => (covers(each, today) && each.delegate) || [])
  }

  reroutingOf(ask: Ask, organisation: Organisation): Rerouting | null {
    const person = this.people.get(ask.askedOf)
    if (!person) return null
    const situation = {
      away: this.awayNow(ask.askedOf),
      ...(ask.standIns === undefined
        ? this.inTheirStead(ask.askedOf, ask.neverBy ?? [])
        : { standIn: ask.standIns.find((id) => this.isThere(id)) ?? null, namedBy: [] }),
      place: placeOf(person, organisation),
    }
    return reroutingOf(ask, situation, this.at)
  }

  /** Everybody over whom what is put to this person goes on. */
  delegatesOf(id: PersonId): PersonId[] {
    return delegatesOf(id, (other) => this.awayNow(other))
  }

  /** Whether somebody stands in for this person who may not, since they are one of these or were named by one. */
  isHeldUp(id: PersonId, never: readonly PersonId[]): boolean {
    const situation = this.inTheirStead(id, never)
    return situation.standIn !== null && mayNotStandIn(situation, never)
  }

  private inTheirStead(id: PersonId, never: readonly PersonId[]): Pick<Situation, 'standIn' | 'namedBy'> {
    const namedBy = whoNamed(id, (other) => this.awayNow(other, never))
    return { standIn: this.standInFor(id, never).person, namedBy }
  }

  private standInFor(id: PersonId, never: readonly PersonId[]): StandIn {
    return standInFor(id, {
      away: (other) => this.awayNow(other, never),
      canAnswer: (other) => this.isReachable(other),
    })
  }

  /** Whether somebody whom rules or record name can answer: nobody stands in for them. */
  private isThere(id: PersonId): boolean {
    return this.isReachable(id) && this.awayNow(id) === null
  }

  private isReachable(id: PersonId): boolean {
    const person = this.people.get(id)
    return person !== undefined && isPresentAt(person, this.at) && isReachable(person)
  }
}
