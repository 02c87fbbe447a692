import type {
  Collection,
  Db,
  Filter,
  IndexDescription,
  MatchKeysAndValues,
  PushOperator,
  UpdateFilter,
} from 'mongodb'
import { type Answer, type Ask, type AskRef, askId, type ClosedBecause } from '../domain/ask.js'
import type { Completion } from '../domain/cycle.js'
import type { Actor, Through } from '../domain/ledger.js'
import type { PersonId } from '../domain/person.js'
import { newEvent } from './events.js'
import type { WithOutbox } from './outbox.js'
import type { Shown } from './verify-rows.js'

export type AskRow = Ask & WithOutbox

/** A question that is about to be put. */
export type NewAsk = Omit<Ask, '_id' | 'v' | 'revision' | 'state'>

export const askIndexes: IndexDescription[] = [
  { key: { cycle: 1, state: 1 }, name: 'cycle-state' },
  { key: { mayAnswer: 1, state: 1 }, name: 'may-answer-state' },
  {
    key: { 'snapshot.timeZone': 1, remindOn: 1 },
    name: 'zone-remind-on',
    partialFilterExpression: { state: 'open' },
  },
  // What a person was asked about a subject, and who was asked about a version: read from the index alone.
  {
    key: { 'subject.id': 1, askedOf: 1, 'subject.version': 1, 'closed.because': 1 },
    name: 'subject-asked-of',
  },
  { key: { 'movedFrom.cycle': 1 }, name: 'moved-from', sparse: true },
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

/** The asks of a cycle with those that a newer wording took over from it. */
function inCycle(cycle: string): Filter<AskRow> {
  return { $or: [{ cycle }, { 'movedFrom.cycle': cycle }] }
}

/** An aggregation's expression: what moved on is closed where it came from. */
function stateIn(cycle: string) {
  return { $cond: [{ $eq: ['$cycle', cycle] }, '$state', 'closed'] }
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
  async open(asks: readonly NewAsk[]): Promise<void> {
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

  /** How far the frozen audience of a cycle has come; what moved on to a newer wording is closed here. */
  async completion(cycle: string): Promise<Completion> {
    return this.counted(cycle, { joined: { $ne: cycle } })
  }

  /** How far they have come who were asked after the audience was frozen. */
  async completionOfJoiners(cycle: string): Promise<Completion> {
    return this.counted(cycle, { joined: cycle })
  }

  private async counted(cycle: string, which: Filter<AskRow>): Promise<Completion> {
    const counts: Completion = { asked: 0, answered: 0, open: 0, closed: 0 }
    const groups = this.rows.aggregate<{ _id: Ask['state']; n: number }>([
      { $match: { ...inCycle(cycle), ...which } },
      { $group: { _id: stateIn(cycle), n: { $sum: 1 } } },
    ])
    for await (const group of groups) {
      counts[group._id] = group.n
      counts.asked += group.n
    }
    return counts
  }

  async completionByDepartment(cycle: string): Promise<{ department: string; completion: Completion }[]> {
    const is = (state: Ask['state']) => ({ $sum: { $cond: [{ $eq: [stateIn(cycle), state] }, 1, 0] } })
    return this.rows
      .aggregate<{ department: string; completion: Completion }>([
        { $match: { ...inCycle(cycle), joined: { $ne: cycle } } },
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

  /** All asks of a cycle, and those that moved on from it, in the order of their ids, as the record needs them. */
  async *ofCycle(cycle: string): AsyncIterable<Ask> {
    yield* this.rows.find(inCycle(cycle)).sort({ _id: 1 }).batchSize(CHUNK)
  }

  /**
   * What is open about a subject in any version but these stops counting: those cards and forms are void from here on.
   * The cycles that this concerned come back.
   */
  async supersede(
    subject: Pick<Ask['subject'], 'type' | 'id'>,
    versions: readonly string[],
    at: string,
  ): Promise<string[]> {
    const older: Filter<AskRow> = {
      'subject.type': subject.type,
      'subject.id': subject.id,
      'subject.version': { $nin: [...versions] },
      state: 'open',
    }
    const cycles = await this.rows.distinct('cycle', older)
    for (const cycle of cycles) await this.closeOpen({ ...older, cycle }, 'superseded', at, byWorkflow)
    return cycles
  }

  async closeCycle(cycle: string, at: string, heartbeat?: () => void): Promise<number> {
    return this.closeOpen({ cycle }, 'cycle-closed', at, byWorkflow, heartbeat)
  }

  /** Who left answers no more. Unless somebody else says so, it is an import that found out. */
  async closeAsksOf(person: PersonId, because: 'left', at: string, by = byImport): Promise<number> {
    return this.closeOpen({ mayAnswer: person }, because, at, by)
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
    which: Filter<AskRow>,
    because: ClosedBecause,
    at: string,
    { actor, through }: ClosedBy,
    heartbeat = () => {},
  ): Promise<number> {
    let closed = 0
    for (;;) {
      const open = await this.rows
        .find({ ...which, state: 'open' })
        .project<Pick<Ask, '_id'>>({ _id: 1 })
        .limit(CHUNK)
        .toArray()
      if (open.length === 0) return closed
      const { modifiedCount } = await this.rows.bulkWrite(
        open.map((ask) => {
          const about = { collection: 'asks', id: ask._id }
          const { event } = newEvent({ type: 'ask.closed', at, actor, through, about, data: { because } })
          const update: UpdateFilter<AskRow> = {
            $set: { state: 'closed', closed: { at, because }, receiptOwed: at },
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
