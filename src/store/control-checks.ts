import type { Collection, Db, IndexDescription } from 'mongodb'
import type { Ask } from '../domain/ask.js'
import { CHECK_SLOT, CONFIRM_SLOT, type ControlCheck } from '../domain/control-check.js'
import type { Cycle } from '../domain/cycle.js'
import type { PersonId } from '../domain/person.js'
import { withoutOutbox } from './outbox.js'

export const controlCheckIndexes: IndexDescription[] = [
  { name: 'newest', key: { check: 1, sequence: -1 }, unique: true },
]

/** Of asks: what is asked and was found in checks, which are few among them; no other ask stands in it. */
export const checkAskIndexes: IndexDescription[] = [
  {
    name: 'checks',
    key: { 'subject.id': 1, openedAt: -1 },
    partialFilterExpression: { process: 'control-check' },
  },
]

/** Whoever was asked in vain since they left is no part of it. */
const settled = {
  process: 'control-check' as const,
  slot: CHECK_SLOT,
  $or: [{ state: 'answered' as const }, { 'closed.because': 'cycle-closed' as const }],
}

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

  /** What was found, or that nobody answered, of one check; newest first. What was sent back is there, too. */
  history(check: string, most: number): Promise<Ask[]> {
    return this.asks
      .find<Ask>({ ...settled, 'subject.id': check }, withoutOutbox)
      .sort({ openedAt: -1, round: -1 })
      .limit(most)
      .toArray()
  }

  /** The newest of the history of each check, by the check. */
  async newestOfHistory(): Promise<Map<string, Ask>> {
    const newest = await this.asks
      .aggregate<Ask>([
        { $match: settled },
        { $sort: { 'subject.id': 1, openedAt: -1, round: -1 } },
        { $group: { _id: '$subject.id', newest: { $first: '$$ROOT' } } },
        { $replaceRoot: { newRoot: '$newest' } },
        { $project: withoutOutbox.projection },
      ])
      .toArray()
    return new Map(newest.map((ask) => [ask.subject.id, ask]))
  }

  /** What a second person said to these answers. */
  confirmationsOf(answers: readonly string[]): Promise<Ask[]> {
    return this.asks
      .find<Ask>(
        {
          process: 'control-check',
          follows: { $in: [...answers] },
          slot: CONFIRM_SLOT,
          state: 'answered',
        },
        withoutOutbox,
      )
      .toArray()
  }

  /** What is asked of somebody now, of all checks. */
  open(): Promise<Ask[]> {
    return this.asks.find<Ask>({ process: 'control-check', state: 'open' }, withoutOutbox).toArray()
  }

  /** Cycles of checks in which nobody is there to make it, or nobody may confirm it. */
  blocked(): Promise<Cycle[]> {
    const which = { process: 'control-check', state: 'open', nobodySince: { $exists: true } } as const
    return this.cycles.find<Cycle>(which, withoutOutbox).toArray()
  }
}
