import type { Collection, Db } from 'mongodb'
import type { Ask } from '../domain/ask.js'
import type { CheckTime } from '../domain/check-history.js'
import { CHECK_SLOT, type ControlCheck } from '../domain/control-check.js'
import type { Cycle } from '../domain/cycle.js'
import type { PersonId } from '../domain/person.js'
import { Definitions, definitionId, definitionIndexes } from './definitions.js'
import { groupedBy } from './grouped-by.js'
import { withoutOutbox } from './outbox.js'

export const controlCheckIndexes = definitionIndexes('check')

/** The recurring checks of controls as they were imported, and what came of them. */
export class ControlChecks extends Definitions<ControlCheck> {
  private readonly asks: Collection<Ask>
  private readonly cycles: Collection<Cycle>

  constructor(db: Db) {
    super(db, 'control-checks', 'check')
    this.asks = db.collection('asks')
    this.cycles = db.collection('cycles')
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
      confirmed: confirmed.has(definitionId(cycle.subject.id, cycle.subject.version)),
      asks: asksOf.get(cycle._id) ?? [],
    }))
    return groupedBy(times, ({ check }) => check)
  }

  /** What was found not to be in order in checks that run, or that closed at this moment (ISO 8601 UTC) or later. */
  async failedSince(at: string): Promise<Ask[]> {
    const recent = { $or: [{ state: 'open' as const }, { closedAt: { $gte: at } }] }
    const cycles = await this.cycles.distinct('_id', { process: 'control-check', ...recent })
    return this.asks
      .find<Ask>({ cycle: { $in: cycles }, slot: CHECK_SLOT, 'answer.value': 'not-ok' }, withoutOutbox)
      .toArray()
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
