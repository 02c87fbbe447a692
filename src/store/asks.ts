import type {
  Collection,
  Db,
  IndexDescription,
  MatchKeysAndValues,
  PushOperator,
  UpdateFilter,
} from 'mongodb'
import { type Answer, type Ask, type AskRef, askId, type ClosedBecause } from '../domain/ask.js'
import type { Completion } from '../domain/cycle.js'
import type { Actor, Through } from '../domain/ledger.js'
import type { CalendarDate, PersonId } from '../domain/person.js'
import { newEvent } from './events.js'
import type { WithOutbox } from './outbox.js'
import type { Shown } from './verify-rows.js'

export type AskRow = Ask & WithOutbox

export const askIndexes: IndexDescription[] = [
  { key: { cycle: 1, state: 1 }, name: 'cycle-state' },
  { key: { mayAnswer: 1, state: 1 }, name: 'may-answer-state' },
  {
    key: { 'snapshot.timeZone': 1, remindOn: 1 },
    name: 'zone-remind-on',
    partialFilterExpression: { state: 'open' },
  },
  { key: { receiptOwed: 1 }, name: 'receipt-owed', sparse: true },
]

/** An answer on its way to the record. */
export interface Given {
  ask: AskRef
  by: PersonId
  at: string
  through: Through
  value: string
  language: string
  sentence?: number
  reason?: string
  /** The person who is away, where it is given in their stead. */
  inStead?: PersonId
}

/** Who closed an ask, and through what. */
interface ClosedBy {
  actor: Actor
  through: Through
}

const byImport: ClosedBy = { actor: { kind: 'operator' }, through: { kind: 'command-line' } }
export const byWorkflow: ClosedBy = {
  actor: { kind: 'steward' },
  through: { kind: 'workflow', process: 'policy-acknowledgement' },
}

/** The answer stands in the row as a field too: what it shows is held against the ledger. */
export function answerShown(row: unknown): Shown[] {
  const { answer } = row as Partial<Ask>
  if (!answer) return []
  const { event, by, at, value, reason } = answer
  return [
    { event, field: 'answer', value, by, at },
    ...(reason ? [{ event, field: 'reason', value: reason.text, by, at }] : []),
  ]
}

/** How many rows are read and written at once where a whole audience is concerned. */
const CHUNK = 1_000

export class Asks {
  private readonly rows: Collection<AskRow>

  constructor(db: Db) {
    this.rows = db.collection<AskRow>('asks')
  }

  async byId(id: string): Promise<Ask | null> {
    return this.rows.findOne({ _id: id })
  }

  async byIds(ids: readonly string[]): Promise<Ask[]> {
    return this.rows.find({ _id: { $in: [...ids] } }).toArray()
  }

  /** Adds what is not there yet; safe to repeat. */
  async open(asks: readonly Omit<Ask, '_id' | 'v' | 'revision' | 'state'>[]): Promise<void> {
    if (asks.length === 0) return
    await this.rows.bulkWrite(
      asks.map((ask) => ({
        updateOne: {
          filter: { _id: askId(ask) },
          update: {
            $setOnInsert: { ...ask, v: 1, revision: 1, state: 'open' } as MatchKeysAndValues<AskRow>,
          },
          upsert: true,
        },
      })),
      { ordered: false },
    )
  }

  /**
   * One guarded write: the filter holds all that must be true, the update carries the answer and its event.
   * Null when the guard did not match; then nothing was written.
   */
  async answer(given: Given, subject: Ask['subject']): Promise<Ask | null> {
    const { event, openings } = newEvent({
      type: 'ask.answered',
      at: given.at,
      actor: { kind: 'person', id: given.by },
      through: given.through,
      about: { collection: 'asks', id: given.ask.id, version: subject.version, hash: subject.hash },
      data: {
        revision: given.ask.revision,
        language: given.language,
        ...(given.sentence === undefined ? {} : { sentence: given.sentence }),
        ...(given.inStead === undefined ? {} : { for: given.inStead }),
      },
      secrets: { answer: given.value, ...(given.reason === undefined ? {} : { reason: given.reason }) },
    })
    const answer: Answer = {
      value: given.value,
      event: event._id,
      commitment: event.commitments.answer as string,
      by: given.by,
      at: given.at,
      through: given.through,
      language: given.language,
      ...(given.sentence === undefined ? {} : { sentence: given.sentence }),
      ...(given.reason === undefined
        ? {}
        : { reason: { text: given.reason, commitment: event.commitments.reason as string } }),
      ...(given.inStead === undefined ? {} : { for: given.inStead }),
    }
    return this.rows.findOneAndUpdate(
      {
        _id: given.ask.id,
        state: 'open',
        revision: given.ask.revision,
        mayAnswer: given.by,
        'subject.hash': subject.hash,
      },
      {
        $set: { state: 'answered', answer, receiptOwed: given.at },
        $push: { outbox: event, openings: { $each: openings } } as PushOperator<AskRow>,
      },
      { returnDocument: 'after' },
    )
  }

  async openOf(person: PersonId): Promise<Ask[]> {
    return this.rows.find({ mayAnswer: person, state: 'open' }).sort({ dueOn: 1, _id: 1 }).toArray()
  }

  /** How many asks of a cycle are open, counting no further than `most`. */
  async countOpen(cycle: string, most: number): Promise<number> {
    return this.rows.countDocuments({ cycle, state: 'open' }, { limit: most })
  }

  /** How many open asks of a cycle wait for somebody who is away. */
  async countPaused(cycle: string): Promise<number> {
    return this.rows.countDocuments({ cycle, state: 'open', 'paused.until': { $exists: true } })
  }

  /** What of a cycle is open, waits for nobody's return, and is due on that day or later. */
  async dueFrom(cycle: string, day: CalendarDate): Promise<Pick<Ask, 'dueOn' | 'snapshot'>[]> {
    return this.rows
      .find({ cycle, state: 'open', dueOn: { $gte: day }, 'paused.until': { $exists: false } })
      .project<Pick<Ask, 'dueOn' | 'snapshot'>>({ dueOn: 1, snapshot: 1 })
      .toArray()
  }

  async completion(cycle: string): Promise<Completion> {
    const counts: Completion = { asked: 0, answered: 0, open: 0, closed: 0 }
    const groups = this.rows.aggregate<{ _id: Ask['state']; n: number }>([
      { $match: { cycle } },
      { $group: { _id: '$state', n: { $sum: 1 } } },
    ])
    for await (const group of groups) {
      counts[group._id] = group.n
      counts.asked += group.n
    }
    return counts
  }

  async completionByDepartment(cycle: string): Promise<{ department: string; completion: Completion }[]> {
    const is = (state: Ask['state']) => ({ $sum: { $cond: [{ $eq: ['$state', state] }, 1, 0] } })
    return this.rows
      .aggregate<{ department: string; completion: Completion }>([
        { $match: { cycle } },
        {
          $group: {
            _id: '$snapshot.department',
            asked: { $sum: 1 },
            answered: is('answered'),
            open: is('open'),
            closed: is('closed'),
          },
        },
        { $sort: { _id: 1 } },
        {
          $project: {
            _id: 0,
            department: '$_id',
            completion: { asked: '$asked', answered: '$answered', open: '$open', closed: '$closed' },
          },
        },
      ])
      .toArray()
  }

  /** All asks of a cycle in the order of their ids, as the record needs them. */
  async *ofCycle(cycle: string): AsyncIterable<Ask> {
    yield* this.rows.find({ cycle }).sort({ _id: 1 }).batchSize(CHUNK)
  }

  /**
   * What is open about a subject in any cycle but its newest stops counting: those cards and forms are void from here
   * on. The cycles that this concerned come back.
   */
  async supersede(
    subject: Pick<Ask['subject'], 'type' | 'id'>,
    newest: string,
    at: string,
  ): Promise<string[]> {
    const older = { 'subject.type': subject.type, 'subject.id': subject.id, cycle: { $ne: newest } }
    const cycles = await this.rows.distinct('cycle', { ...older, state: 'open' })
    for (const old of cycles) await this.closeOpen({ cycle: old }, 'superseded', at, byWorkflow)
    return cycles
  }

  async closeCycle(cycle: string, at: string, heartbeat?: () => void): Promise<number> {
    return this.closeOpen({ cycle }, 'cycle-closed', at, byWorkflow, heartbeat)
  }

  /**
   * Who left answers no more: theirs are closed, and what they answered for others goes back. Unless somebody else says
   * so, it is an import that found out.
   */
  async closeAsksOf(person: PersonId, because: 'left', at: string, by = byImport): Promise<number> {
    await this.takeFromDelegate(person, at, by)
    return this.closeOpen({ mayAnswer: person, askedOf: person }, because, at, by)
  }

  private async takeFromDelegate(person: PersonId, at: string, { actor, through }: ClosedBy): Promise<void> {
    const delegated = this.rows.find({ 'delegated.to': person, state: 'open' })
    for await (const { _id, revision, askedOf } of delegated) {
      const about = { collection: 'asks', id: _id }
      const { event } = newEvent({ type: 'ask.returned', at, actor, through, about })
      await this.rows.updateOne(
        { _id, state: 'open', revision },
        {
          $set: { mayAnswer: [askedOf], receiptOwed: at },
          $unset: { delegated: true },
          $inc: { revision: 1 },
          $push: { outbox: event } as PushOperator<AskRow>,
        },
      )
    }
  }

  /**
   * The ask that has owed a receipt for longest, since before that instant. It goes to the end of the queue, so that
   * one whose message cannot be changed keeps no other waiting.
   */
  async takeOwingReceipt(before: string, now: string): Promise<Ask | null> {
    return this.rows.findOneAndUpdate(
      { receiptOwed: { $lt: before } },
      { $set: { receiptOwed: now } },
      { sort: { receiptOwed: 1 }, returnDocument: 'after' },
    )
  }

  /** Guarded by revision: what changed in between keeps its mark. */
  async receiptShown(ask: Pick<Ask, '_id' | 'revision'>): Promise<void> {
    await this.rows.updateOne({ _id: ask._id, revision: ask.revision }, { $unset: { receiptOwed: '' } })
  }

  private async closeOpen(
    which: { cycle: string } | { mayAnswer: PersonId; askedOf: PersonId },
    because: ClosedBecause,
    at: string,
    { actor, through }: ClosedBy,
    heartbeat = () => {},
  ): Promise<number> {
    let closed = 0
    for (;;) {
      const open = await this.rows
        .find({ ...which, state: 'open' })
        .project<Pick<Ask, '_id' | 'paused'>>({ paused: 1 })
        .limit(CHUNK)
        .toArray()
      if (open.length === 0) return closed
      const { modifiedCount } = await this.rows.bulkWrite(
        open.map((ask) => {
          const reason = because === 'cycle-closed' && ask.paused ? 'absent' : because
          const about = { collection: 'asks', id: ask._id }
          const { event } = newEvent({
            type: 'ask.closed',
            at,
            actor,
            through,
            about,
            data: { because: reason },
          })
          const update: UpdateFilter<AskRow> = {
            $set: { state: 'closed', closed: { at, because: reason }, receiptOwed: at },
            $inc: { revision: 1 },
            $push: { outbox: event } as PushOperator<AskRow>,
          }
          return { updateOne: { filter: { _id: ask._id, state: 'open' }, update } }
        }),
        { ordered: false },
      )
      closed += modifiedCount
      heartbeat()
    }
  }
}
