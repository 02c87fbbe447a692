import type { Collection, Db, IndexDescription } from 'mongodb'
import type { Ask } from '../domain/ask.js'
import { CHECK_SLOT, type ControlCheck } from '../domain/control-check.js'
import type { PersonId } from '../domain/person.js'
import { withoutOutbox } from './outbox.js'

export const controlCheckIndexes: IndexDescription[] = [
  { name: 'newest', key: { check: 1, sequence: -1 }, unique: true },
]

export const controlCheckId = (check: string, version: string) => `${check}@${version}`

/** The recurring checks of controls as they were imported, and what came of them. */
export class ControlChecks {
  private readonly versions: Collection<ControlCheck>
  private readonly asks: Collection<Ask>

  constructor(db: Db) {
    this.versions = db.collection('control-checks')
    this.asks = db.collection('asks')
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

  /** What was found, newest first: what whoever makes the check answered. */
  answers(check: string, most: number): Promise<Ask[]> {
    return this.asks
      .find<Ask>(
        { 'subject.type': 'check', 'subject.id': check, slot: CHECK_SLOT, state: 'answered' },
        withoutOutbox,
      )
      .sort({ 'answer.at': -1 })
      .limit(most)
      .toArray()
  }
}
