import type { Collection, Db, Filter } from 'mongodb'
import type { AccessRow } from '../domain/access-row.js'
import type { Ask, Process } from '../domain/ask.js'
import { CHECK_SLOT } from '../domain/control-check.js'
import type { Cycle } from '../domain/cycle.js'
import type { Person, PersonId } from '../domain/person.js'
import type { PolicyException } from '../domain/policy-exception.js'
import type { Risk } from '../domain/risk.js'
import type { PopulationName, SampledItem, SampledPeriod } from '../domain/sample.js'
import { COURSE_SLOT } from '../domain/training.js'
import { addDays } from '../domain/working-days.js'

/** A stretch of instants, ISO 8601 UTC, without its end. */
interface Instants {
  $gte: string
  $lt: string
}

/** How the ids of a population are found, and what stands behind those that were drawn. */
interface Population {
  ids(at: Instants, period: SampledPeriod): Promise<string[]>
  describe(ids: string[]): Promise<SampledItem[]>
}

/** What Steward has on record, as populations to draw samples from. Only ids are read of what is not drawn. */
export class Populations {
  private readonly rows: Collection<AccessRow>
  private readonly asks: Collection<Ask>
  private readonly cycles: Collection<Cycle>
  private readonly people: Collection<Person>
  private readonly exceptions: Collection<PolicyException>
  private readonly risks: Collection<Risk>
  private readonly by: Readonly<Record<PopulationName, Population>>

  constructor(db: Db) {
    this.rows = db.collection('access-rows')
    this.asks = db.collection('asks')
    this.cycles = db.collection('cycles')
    this.people = db.collection('people')
    this.exceptions = db.collection('exceptions')
    this.risks = db.collection('risks')
    this.by = {
      'access-review': this.accounts(() => ({}), 'begun'),
      'access-decisions': this.accounts((at) => ({ 'decision.at': at })),
      'access-removals': this.accounts((at) => ({ 'order.kind': 'remove', 'order.orderedAt': at })),
      acknowledgements: this.answers('policy-acknowledgement', 'acknowledge', 'acknowledged'),
      training: this.answers('training', COURSE_SLOT),
      checks: this.answers('control-check', CHECK_SLOT),
      joiners: this.peopleWho('start'),
      leavers: this.peopleWho('end'),
      risks: this.openRisks(),
      exceptions: this.granted(),
    }
  }

  /** All that belong to it in this period; in no order. */
  ids(population: PopulationName, period: SampledPeriod): Promise<string[]> {
    const at = { $gte: `${period.from}T00:00:00.000Z`, $lt: `${addDays(period.until, 1)}T00:00:00.000Z` }
    return this.by[population].ids(at, period)
  }

  /** What these are, in the same order; what is on record no more is left out. */
  async describe(population: PopulationName, ids: readonly string[]): Promise<SampledItem[]> {
    const found = new Map((await this.by[population].describe([...ids])).map((item) => [item.id, item]))
    return ids.flatMap((id) => found.get(id) ?? [])
  }

  /** Of the reviews that began in the period, or of all: what was decided or ordered in it may be of an earlier one. */
  private accounts(which: (at: Instants) => Filter<AccessRow>, of?: 'begun'): Population {
    return {
      ids: async (at) => {
        const reviews = (await this.cyclesOf('access-review')).filter(
          ({ startedAt }) => of !== 'begun' || (startedAt >= at.$gte && startedAt < at.$lt),
        )
        const cycle = { $in: reviews.map(({ _id }) => _id) }
        return idsOf(this.rows.find({ cycle, ...which(at) }, { projection: { _id: 1 } }))
      },
      describe: async (ids) => {
        const rows = await this.rows.find({ _id: { $in: ids } }).toArray()
        return rows.map(({ _id, cycle, system, account, decision, order }) => ({
          ...{ id: _id, what: `${account.login} · ${system}`, cycle },
          on: dayOf(order?.orderedAt ?? decision?.at),
        }))
      },
    }
  }

  private answers(process: Process, slot: string, value?: string): Population {
    return {
      ids: async (at) => {
        const cycles = (await this.cyclesOf(process)).map(({ _id }) => _id)
        const said = value === undefined ? {} : { 'answer.value': value }
        const which = {
          cycle: { $in: cycles },
          state: 'answered' as const,
          slot,
          ...said,
          'answer.at': at,
        }
        return idsOf(this.asks.find(which, { projection: { _id: 1 } }))
      },
      describe: async (ids) => {
        const asks = await this.asks.find({ _id: { $in: ids } }).toArray()
        const names = await this.namesOf(asks.map(({ askedOf }) => askedOf))
        return asks.map(({ _id, askedOf, subject, answer, cycle }) => ({
          ...{ id: _id, what: `${names.get(askedOf) ?? askedOf} · ${subject.id} ${subject.version}` },
          ...{ on: dayOf(answer?.at), cycle },
        }))
      },
    }
  }

  private peopleWho(day: 'start' | 'end'): Population {
    return {
      ids: (_at, { from, until }) =>
        idsOf(this.people.find({ [day]: { $gte: from, $lte: until } }, { projection: { _id: 1 } })),
      describe: async (ids) => {
        const people = await this.people.find({ _id: { $in: ids } }).toArray()
        return people.map((person) => ({
          ...{ id: person._id, what: `${person.name} · ${person.department}`, on: person[day], cycle: null },
        }))
      },
    }
  }

  /** The register as it stands. */
  private openRisks(): Population {
    return {
      ids: () => idsOf(this.risks.find({ state: 'open' }, { projection: { _id: 1 } })),
      describe: async (ids) => {
        const risks = await this.risks.find({ _id: { $in: ids } }).toArray()
        return risks.map(({ _id, title, assessment }) => ({
          ...{ id: _id, what: Object.values(title)[0] ?? _id, on: dayOf(assessment.at), cycle: null },
        }))
      },
    }
  }

  private granted(): Population {
    return {
      ids: (at) => idsOf(this.exceptions.find({ grantedAt: at }, { projection: { _id: 1 } })),
      describe: async (ids) => {
        const all = await this.exceptions.find({ _id: { $in: ids } }).toArray()
        const names = await this.namesOf(all.map(({ person }) => person))
        return all.map(({ _id, person, subject, grantedAt, cycle }) => ({
          ...{ id: _id, what: `${names.get(person) ?? person} · ${subject.id} ${subject.version}` },
          ...{ on: dayOf(grantedAt), cycle },
        }))
      },
    }
  }

  private cyclesOf(process: Process): Promise<Pick<Cycle, '_id' | 'startedAt'>[]> {
    return this.cycles.find({ process }).project<Pick<Cycle, '_id' | 'startedAt'>>({ startedAt: 1 }).toArray()
  }

  private async namesOf(ids: readonly PersonId[]): Promise<Map<PersonId, string>> {
    const people = await this.people
      .find({ _id: { $in: [...ids] } })
      .project<Pick<Person, '_id' | 'name'>>({ name: 1 })
      .toArray()
    return new Map(people.map(({ _id, name }) => [_id, name]))
  }
}

async function idsOf(found: AsyncIterable<{ _id: string }>): Promise<string[]> {
  const ids: string[] = []
  for await (const { _id } of found) ids.push(_id)
  return ids
}

function dayOf(at: string | undefined): string | null {
  return at?.slice(0, 'YYYY-MM-DD'.length) ?? null
}
