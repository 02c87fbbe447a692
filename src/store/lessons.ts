import type { Collection, Db } from 'mongodb'
import type { Ask } from '../domain/ask.js'
import { LESSON_SLOT, type Lesson, type Place, type TookPart } from '../domain/awareness.js'
import type { Cycle } from '../domain/cycle.js'
import { Definitions, definitionIndexes } from './definitions.js'
import { withoutOutbox } from './outbox.js'

export const lessonIndexes = definitionIndexes('lesson')

const process = 'awareness'

/** The lessons as they were imported, and what came of sending them. */
export class Lessons extends Definitions<Lesson> {
  private readonly asks: Collection<Ask>
  private readonly cycles: Collection<Cycle>

  constructor(db: Db) {
    super(db, 'lessons', 'lesson')
    this.asks = db.collection('asks')
    this.cycles = db.collection('cycles')
  }

  /** The newest version of each that its file has, in the order of the file. */
  async standing(): Promise<Lesson[]> {
    const all = (await this.list()).filter(({ stands }) => stands !== null)
    return all.sort((a, b) => (a.stands?.nth ?? 0) - (b.stands?.nth ?? 0))
  }

  /** Where it stands, and whom it is for, is not part of what is decided on. */
  async placed(id: string, stands: Place | null): Promise<void> {
    await this.versions.updateOne({ _id: id }, { $set: { stands } })
  }

  /** When each was sent last, by its id: ISO 8601 UTC. */
  async sentAt(): Promise<Map<string, string>> {
    const sent = await this.cycles
      .aggregate<{ _id: string; at: string }>([
        { $match: { 'subject.type': 'lesson', process } },
        { $group: { _id: '$subject.id', at: { $max: '$startedAt' } } },
      ])
      .toArray()
    return new Map(sent.map(({ _id, at }) => [_id, at]))
  }

  /** The cycles in which lessons were sent last, the newest first. */
  lately(most: number): Promise<Cycle[]> {
    return this.cycles
      .find<Cycle>({ 'subject.type': 'lesson', process }, withoutOutbox)
      .sort({ startedAt: -1 })
      .limit(most)
      .toArray()
  }

  /** How many of a cycle took part and were right, by department. */
  async byDepartment(cycle: string, right: string): Promise<(TookPart & { department: string })[]> {
    const count = (condition: object) => ({ $sum: { $cond: [condition, 1, 0] } })
    const isAnswered = { $eq: ['$state', 'answered'] }
    return this.asks
      .aggregate<TookPart & { department: string }>([
        { $match: { cycle, slot: LESSON_SLOT } },
        {
          $group: {
            _id: '$snapshot.department',
            asked: { $sum: 1 },
            answered: count(isAnswered),
            right: count({ $and: [isAnswered, { $eq: ['$answer.value', right] }] }),
          },
        },
        { $sort: { _id: 1 } },
        { $project: { _id: 0, department: '$_id', asked: 1, answered: 1, right: 1 } },
      ])
      .toArray()
  }
}
