import type { Collection, Db, Filter, PushOperator } from 'mongodb'
import type { DeclineDecision, Declined } from '../domain/answer.js'
import type { Ask, AskRef, ClosedBecause, Subject } from '../domain/ask.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { Through } from '../domain/ledger.js'
import type { PersonId } from '../domain/person.js'
import type { AskRow } from './ask-rows.js'
import { byWorkflow } from './closing-asks.js'
import { keptText, newEvent } from './events.js'

/** Somebody can't acknowledge, on its way to the record. */
export interface Declining {
  ask: AskRef
  by: PersonId
  /** ISO 8601 UTC, milliseconds. */
  at: string
  through: Through
  reason: string
}

/** How many of a policy's audience wait for a decision, of whom, and which is due first. */
export interface BeingDecided {
  subject: { id: string; version: string }
  count: number
  deciders: PersonId[]
  firstDue: CalendarDate
}

/** As what an ask is closed of which a next round is taken back, before and after. */
const mayBeLate: ReadonlySet<ClosedBecause> = new Set(['asked-again', 'exception-ended'])

/** What a course is declined for is for its own workflow to see to. */
const ofPolicies = { process: 'policy-acknowledgement' } as const

/** Asks that people said they can't answer. Each act is one guarded write. */
export class Declines {
  private readonly rows: Collection<AskRow>

  constructor(db: Db) {
    this.rows = db.collection<AskRow>('asks')
  }

  /** Null when the guard did not match; then nothing was written. */
  async decline({ ask, by, at, through, reason }: Declining): Promise<Ask | null> {
    const { event, openings } = newEvent({
      type: 'ask.declined',
      at,
      actor: { kind: 'person', id: by },
      through,
      about: { collection: 'asks', id: ask.id },
      data: { revision: ask.revision },
      secrets: { reason },
    })
    const declined: Declined = {
      event: event._id,
      by,
      at,
      through,
      reason: keptText(event, 'reason', reason),
    }
    return this.rows.findOneAndUpdate(
      { _id: ask.id, state: 'open', revision: ask.revision, mayAnswer: by, about: { $exists: false } },
      {
        $set: { state: 'declined', declined, receiptOwed: at },
        $inc: { revision: 1 },
        $push: { outbox: event, openings: { $each: openings } } as PushOperator<AskRow>,
      },
      { returnDocument: 'after' },
    )
  }

  /** The person can after all, while nothing is decided: they are asked again. Null when the guard did not match. */
  async withdraw({ ask, by, at, through }: Omit<Declining, 'reason'>): Promise<Ask | null> {
    const { event } = newEvent({
      type: 'ask.decline-withdrawn',
      at,
      actor: { kind: 'person', id: by },
      through,
      about: { collection: 'asks', id: ask.id },
      data: { revision: ask.revision },
    })
    const decision: DeclineDecision = { kind: 'withdrawn', ask: ask.id, by, at }
    return this.rows.findOneAndUpdate(
      {
        ...{ _id: ask.id, state: 'declined', revision: ask.revision, askedOf: by },
        'declined.decision': { $exists: false },
      },
      {
        $set: {
          ...{ state: 'closed', closed: { at, because: 'asked-again' } },
          ...{ 'declined.decision': decision, followUpOwed: at, receiptOwed: at },
        },
        $inc: { revision: 1 },
        $push: { outbox: event } as PushOperator<AskRow>,
      },
      { returnDocument: 'after' },
    )
  }

  /** All asks about this one. */
  async decisionsAbout(ask: string): Promise<Ask[]> {
    return this.rows.find({ about: ask }).toArray()
  }

  /** What waits for a decision because somebody said that they can't, by policy. */
  async beingDecided(): Promise<BeingDecided[]> {
    return this.rows
      .aggregate<BeingDecided>([
        { $match: { about: { $exists: true }, state: 'open', ...ofPolicies } },
        { $sort: { dueOn: 1 } },
        {
          $group: {
            _id: '$subject.id',
            subject: { $first: { id: '$subject.id', version: '$subject.version' } },
            count: { $sum: 1 },
            deciders: { $addToSet: '$askedOf' },
            firstDue: { $first: '$dueOn' },
          },
        },
        { $sort: { firstDue: 1, _id: 1 } },
        { $project: { _id: 0 } },
      ])
      .toArray()
  }

  /** Whatever may have something to follow: declined, or closed with its follow-up owed. */
  async unfinished(): Promise<Ask[]> {
    const [declined, owing] = await Promise.all([
      this.rows.find({ state: 'declined', ...ofPolicies }).toArray(),
      this.rows.find({ followUpOwed: { $exists: true } }).toArray(),
    ])
    return [...declined, ...owing]
  }

  /** What of a cycle is closed with its follow-up owed. */
  async owing(cycle: string): Promise<Ask[]> {
    return this.rows.find({ cycle, followUpOwed: { $exists: true } }).toArray()
  }

  /** Whoever asked for an exception sees in their message what became of it. The asks whose messages change. */
  async showRequester(about: string, at: string): Promise<string[]> {
    const requests = { about, slot: 'decline', 'answer.value': 'exception' }
    await this.rows.updateMany(requests, { $set: { receiptOwed: at } })
    return (await this.rows.find(requests).toArray()).map(({ _id }) => _id)
  }

  /** Open questions about asks that are no longer declined: they were closed, or the decision was made. */
  async orphaned(): Promise<Ask[]> {
    return this.rows
      .aggregate<Ask>([
        { $match: { about: { $exists: true }, state: 'open', ...ofPolicies } },
        { $lookup: { from: 'asks', localField: 'about', foreignField: '_id', as: 'of' } },
        { $match: { 'of.state': { $ne: 'declined' } } },
        { $project: { of: 0 } },
      ])
      .toArray()
  }

  /** Notes until when it is postponed. */
  async postpone(ask: Ask, decision: DeclineDecision, at: string): Promise<boolean> {
    return this.change(
      ask,
      { state: 'declined', 'declined.decision.ask': { $ne: decision.ask } },
      { 'declined.decision': decision, receiptOwed: at },
      'ask.postponed',
      at,
      { decision: decision.ask },
    )
  }

  /** The decision was made: this round is over. What follows is owed until {@link followedUp}. */
  async conclude(
    ask: Ask,
    decision: DeclineDecision,
    because: 'asked-again' | 'excepted',
    at: string,
  ): Promise<boolean> {
    return this.close(
      ask,
      because,
      { 'declined.decision': decision, followUpOwed: at },
      { decision: decision.ask },
      at,
    )
  }

  /** The person is asked again: in the next round while the cycle runs, else as somebody who was never asked. */
  async exceptionEnded(ask: Ask, cycleRuns: boolean, at: string): Promise<void> {
    const closed = cycleRuns
      ? { closed: { at, because: 'asked-again' }, followUpOwed: at }
      : { 'closed.because': 'exception-ended' }
    await this.change(
      ask,
      { state: 'closed', 'closed.because': 'excepted' },
      { ...closed, receiptOwed: at },
      'ask.exception-ended',
      at,
      {},
    )
  }

  /**
   * Takes back what was asked again in a cycle that is closed, where no event speaks of it yet: the exception has ended,
   * and the record stays as it is. Gives what was asked before that, of which it is owed that its person is asked with
   * the joiners, until {@link withdrawn}.
   */
  async withdrawLate(cycle: string, at: string): Promise<string[]> {
    const late = await this.rows.find({ cycle, state: 'open', follows: { $exists: true } }).toArray()
    const owing = (await this.owing(cycle)).filter(({ closed }) => closed && mayBeLate.has(closed.because))
    const before = [...late.flatMap(({ follows = '' }) => follows), ...owing.map(({ _id }) => _id)]
    for (const ask of await this.rows.find({ _id: { $in: before } }).toArray())
      await this.change(
        ask,
        { 'closed.because': 'asked-again' },
        { 'closed.because': 'exception-ended', followUpOwed: at, receiptOwed: at },
        'ask.exception-ended',
        at,
        {},
      )
    await this.rows.deleteMany({ _id: { $in: late.map(({ _id }) => _id) }, state: 'open' })
    return before
  }

  async withdrawn(before: readonly string[]): Promise<void> {
    const ended = { _id: { $in: [...before] }, 'closed.because': 'exception-ended' as const }
    await this.rows.updateMany(ended, { $unset: { followUpOwed: '' } })
  }

  /** What was asked is no longer to be answered. */
  async drop(ask: Ask, because: 'settled' | 'superseded', at: string): Promise<void> {
    await this.close(ask, because, {}, {}, at)
  }

  /** What these people said they can't acknowledge in one of these versions is no longer decided about. */
  async supersede(
    people: readonly PersonId[],
    { id }: Pick<Subject, 'id'>,
    versions: readonly string[],
    at: string,
  ): Promise<void> {
    const older = {
      'subject.id': id,
      askedOf: { $in: [...people] },
      'subject.version': { $in: [...versions] },
      state: 'declined' as const,
    }
    // One that is postponed or decided meanwhile is looked at once more.
    for (;;) {
      const declined = await this.rows.find(older).toArray()
      if (declined.length === 0) return
      for (const ask of declined) await this.drop(ask, 'superseded', at)
    }
  }

  async followedUp({ _id, revision }: Pick<Ask, '_id' | 'revision'>): Promise<void> {
    await this.rows.updateOne({ _id, revision }, { $unset: { followUpOwed: '' } })
  }

  private async close(
    ask: Ask,
    because: ClosedBecause,
    set: object,
    data: Record<string, string>,
    at: string,
  ): Promise<boolean> {
    const closed = { state: 'closed', closed: { at, because }, receiptOwed: at, ...set }
    return this.change(ask, { state: ask.state }, closed, 'ask.closed', at, { because, ...data })
  }

  private async change(
    { _id, revision }: Ask,
    guard: Filter<AskRow>,
    set: object,
    type: string,
    at: string,
    data: Record<string, string>,
  ): Promise<boolean> {
    const { event } = newEvent({ type, at, ...byWorkflow, about: { collection: 'asks', id: _id }, data })
    const { modifiedCount } = await this.rows.updateOne(
      { _id, revision, ...guard },
      { $set: set, $inc: { revision: 1 }, $push: { outbox: event } as PushOperator<AskRow> },
    )
    return modifiedCount === 1
  }
}
