import type { Collection, Db, PushOperator } from 'mongodb'
import type { Subject } from '../domain/ask.js'
import type { Decision } from '../domain/decision.js'
import type { AskRow } from './ask-rows.js'
import { type ClosedBy, closeOpen } from './closing-asks.js'
import type { DecisionRow } from './decisions.js'
import { newEvent } from './events.js'
import { withoutOutbox } from './outbox.js'

/** Of these the version that was approved last stands until a later one is approved, whatever is imported meanwhile. */
const standUntilReplaced: readonly Subject['type'][] = ['statement', 'document', 'audit-programme']

/** Of these a rejection is followed up, too: nobody asks whoever said no about what it is once it has changed. */
const rejectedForNow: readonly Subject['type'][] = ['risk']

/** Decisions whose subject is no longer what was decided on. */
export class StaleDecisions {
  private readonly rows: Collection<DecisionRow>
  private readonly asks: Collection<AskRow>

  constructor(db: Db) {
    this.rows = db.collection<DecisionRow>('decisions')
    this.asks = db.collection<AskRow>('asks')
  }

  /**
   * Says that something is no longer what is being decided on, or what was approved; of a risk, what was rejected last. Said before the change is written, so
   * that an answer either comes before or is refused. Twice is the same as once.
   */
  async subjectChanged({ type, id, hash }: Subject, at: string, by: ClosedBy): Promise<void> {
    const older = { 'subject.type': type, 'subject.id': id, 'subject.hash': { $ne: hash } }
    const states = standUntilReplaced.includes(type) ? (['open'] as const) : (['open', 'approved'] as const)
    const standing = { state: { $in: states }, stale: { $exists: false } }
    for await (const { _id, state } of this.rows.find({ ...older, ...standing }, { sort: { number: 1 } })) {
      if (state === 'approved') await this.markStale(_id, at, by)
      // Its workflow finds them closed.
      else await closeOpen(this.asks, { cycle: _id }, 'changed', at, by)
    }
    if (rejectedForNow.includes(type)) await this.rejectionOf({ type, id, hash }, at, by)
  }

  /** Where the last word about it is a rejection, that is of something else by now. */
  private async rejectionOf(
    { type, id, hash }: Omit<Subject, 'version'>,
    at: string,
    by: ClosedBy,
  ): Promise<void> {
    const about = { 'subject.type': type, 'subject.id': id }
    const last = await this.rows.findOne(about, { ...withoutOutbox, sort: { number: -1 } })
    if (last?.state === 'rejected' && last.subject.hash !== hash) await this.markStale(last._id, at, by)
  }

  /**
   * Says that other criteria for risks come into force, by their sequence: what is being decided about a risk by older ones
   * ends, and what was accepted holds on. Said as above.
   */
  async criteriaChanged(sequence: number, at: string, by: ClosedBy): Promise<void> {
    const older = { 'subject.type': 'risk', state: 'open', 'facts.criteria': { $ne: sequence } } as const
    for await (const { _id } of this.rows.find(older))
      await closeOpen(this.asks, { cycle: _id }, 'new-criteria', at, by)
  }

  private async markStale(id: string, at: string, { actor, through }: ClosedBy): Promise<void> {
    const about = { collection: 'decisions', id }
    const { event } = newEvent({ type: 'decision.stale', at, actor, through, about })
    await this.rows.updateOne(
      { _id: id, state: { $in: ['approved', 'rejected'] }, stale: { $exists: false } },
      {
        $set: { stale: { at }, staleOwed: true },
        $push: { outbox: event } as PushOperator<DecisionRow>,
      },
    )
  }

  /** Those of which nobody knows yet, or which were not asked again. */
  owed(): Promise<Decision[]> {
    return this.rows.find<Decision>({ staleOwed: true }, withoutOutbox).limit(100).toArray()
  }

  /** All who have to know of it do, and it is asked again where that makes sense. */
  async seenTo(id: Decision['_id']): Promise<void> {
    await this.rows.updateOne({ _id: id }, { $unset: { staleOwed: true } })
  }

  /** What was asked by itself when this had changed. */
  following(id: Decision['_id']): Promise<Decision | null> {
    return this.rows.findOne<Decision>({ follows: id }, withoutOutbox)
  }
}
