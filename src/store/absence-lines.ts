import { type Absence, type Away, awayOn, type StandIn, standInFor, whoNamed } from '../domain/absence.js'
import { type Rerouting, reroutingOf } from '../domain/absence-effect.js'
import type { Ask } from '../domain/ask.js'
import { type Organisation, placeOf } from '../domain/organisation.js'
import { isPresent, isReachable, type Person, type PersonId } from '../domain/person.js'
import { dateIn } from '../domain/working-days.js'
import type { AbsenceTools } from './rerouting.js'

/** Who is away at an instant, and the lines of delegates that begin with some people. */
export class Lines {
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

  awayNow(id: PersonId): Away | null {
    const person = this.people.get(id)
    return person ? awayOn(this.absences.get(id) ?? [], dateIn(this.at, person.timeZone)) : null
  }

  reroutingOf(ask: Ask, organisation: Organisation): Rerouting | null {
    const person = this.people.get(ask.askedOf)
    if (!person) return null
    const situation = {
      away: this.awayNow(ask.askedOf),
      standIn: this.standInFor(ask.askedOf).person,
      namedBy: whoNamed(ask.askedOf, (id) => this.awayNow(id)),
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
