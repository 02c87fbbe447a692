import type { Collection, Db, IndexDescription } from 'mongodb'
import type { Ask } from '../domain/ask.js'
import type { CheckTime } from '../domain/check-history.js'
import type { ControlCheck } from '../domain/control-check.js'
import type { Cycle } from '../domain/cycle.js'
import type { PersonId } from '../domain/person.js'
import { groupedBy } from './grouped-by.js'
import { withoutOutbox } from './outbox.js'

export const controlCheckIndexes: IndexDescription[] = [
  { name: 'newest', key: { check: 1, sequence: -1 }, unique: true },
]

export const controlCheckId = (check: string, version: string) => `${check}@${version}`

/** The recurring checks of controls as they were imported, and what came of them. */
export class ControlChecks {
  private readonly versions: Collection<ControlCheck>
  private readonly asks: Collection<Ask>
  private readonly cycles: Collection<Cycle>

  constructor(db: Db) {
    this.versions = db.collection('control-checks')
    this.asks = db.collection('asks')
    this.cycles = db.collection('cycles')
  }

  newest(check: string): Promise<ControlCheck | null> {
    return this.versions.findOne({ check }, { sort: { sequence: -1 } })
  }

  byVersion(check: string, version: string): Promise<ControlCheck | null> {
    return this.versions.findOne({ _id: controlCheckId(check, version) })
  }

  /** The newest version of each check, by its id. */
  list(): Promise<ControlCheck[]> {
    return this.versions
      .aggregate<ControlCheck>([
        { $sort: { check: 1, sequence: -1 } },
        { $group: { _id: '$check', newest: { $first: '$$ROOT' } } },
        { $replaceRoot: { newRoot: '$newest' } },
        { $sort: { check: 1 } },
      ])
      .toArray()
  }

  /** Safe to repeat. */
  async add(version: ControlCheck): Promise<void> {
    const { _id, ...row } = version
    await this.versions.updateOne({ _id }, { $setOnInsert: row }, { upsert: true })
  }

  /** Who confirms what is found is not part of what is decided on. */
  async confirmedBy(id: string, confirmer: PersonId | null): Promise<void> {
    await this.versions.updateOne({ _id: id }, { $set: { confirmer } })
  }

  /** Each time that each of these checks came round, with all that was asked of people, by the check. */
  async times(checks: readonly string[]): Promise<Map<string, CheckTime[]>> {
    const which = { 'subject.type': 'check' as const, 'subject.id': { $in: [...checks] } }
    const [versions, cycles, asks] = await Promise.all([
      this.versions.find({ check: { $in: [...checks] }, confirmed: true }).toArray(),
      this.cycles.find<Cycle>({ process: 'control-check', ...which }, withoutOutbox).toArray(),
      this.asks.find<Ask>(which, withoutOutbox).toArray(),
    ])
    const confirmed = new Set(versions.map(({ _id }) => _id))
    const asksOf = groupedBy(asks, ({ cycle }) => cycle)
    const times = cycles.map((cycle) => ({
      ...{ check: cycle.subject.id, cycle },
      confirmed: confirmed.has(controlCheckId(cycle.subject.id, cycle.subject.version)),
      asks: asksOf.get(cycle._id) ?? [],
    }))
    return groupedBy(times, ({ check }) => check)
  }

  /** What is asked of somebody now, of these checks, the first that is due first. */
  open(checks: readonly string[]): Promise<Ask[]> {
    return this.asks
      .find<Ask>(
        { 'subject.id': { $in: [...checks] }, process: 'control-check', state: 'open' },
        withoutOutbox,
      )
      .sort({ dueOn: 1, _id: 1 })
      .toArray()
  }

  /** Cycles of checks in which nobody is there to make it, or nobody may confirm it. */
  blocked(): Promise<Cycle[]> {
    const which = { process: 'control-check', state: 'open', nobodySince: { $exists: true } } as const
    return this.cycles.find<Cycle>(which, withoutOutbox).toArray()
  }
}
